"""What searching costs, in processor time: other work on the machine is not counted."""

import statistics
import time
from collections.abc import Callable, Iterable

import pytest
import yaml

from bot.reference import load_gazetteer

MESSAGE = (
    "buongiorno, lavoravo alla Electrolux di Solaro da vent'anni e a settembre ci "
    "hanno messo in cassa straordinaria, abito a sarono con mia moglie e due figli, "
    "cosa posso fare adesso"
)


def median_ms(call: Callable[[str], object], texts: Iterable[str]) -> float:
    """The median processor time of a call in milliseconds, in the best of three."""
    texts = list(texts)
    return min(_median_ms(call, texts) for _ in range(3))


def _median_ms(call: Callable[[str], object], texts: list[str]) -> float:
    costs = []
    for text in texts:
        start = time.process_time()
        call(text)
        costs.append(time.process_time() - start)
    return statistics.median(costs) * 1000


@pytest.fixture(scope="module")
def misspelt(request):
    """Misspelt places, as they are written."""
    table = request.path.parent / "places_misspelt.yml"
    return [row[0] for row in yaml.safe_load(table.read_text(encoding="utf-8"))]


def test_a_search_takes_a_millisecond(gazetteer, misspelt):
    assert median_ms(gazetteer.search, misspelt) <= 1


def test_an_answer_takes_a_millisecond(gazetteer, misspelt):
    assert median_ms(gazetteer.resolve, misspelt) <= 1


def test_a_message_of_thirty_words_takes_a_millisecond(gazetteer):
    assert len(MESSAGE.split()) >= 30
    assert median_ms(gazetteer.mentions, [MESSAGE] * 50) <= 1


def test_loading_takes_half_a_second():
    build = load_gazetteer.__wrapped__
    assert median_ms(lambda _: build(), ["once"]) <= 500
