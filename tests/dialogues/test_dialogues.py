"""Held-out dialogues: nobody who reads the summary gets a wrong verdict."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.assistant import Assistant
from tests.dialogues.hold import Held, hold
from tests.dialogues.people import people

pytestmark = [pytest.mark.model, pytest.mark.e2e]

DIALOGUES = 200
SEED = 6686
AT_ONCE = 4
MISREAD = 0.05  # of all summaries


@pytest.fixture(scope="module")
def held(assistant: Assistant) -> list[Held]:
    drawn = list(people(DIALOGUES, SEED))
    with ThreadPoolExecutor(AT_ONCE) as talks:
        return list(
            talks.map(
                lambda n: hold(drawn[n], f"dialogo-{n}", assistant), range(DIALOGUES)
            )
        )


def test_every_dialogue_ends_in_a_verdict(held: list[Held]) -> None:
    lost = [talk for talk in held if talk.told is None]
    assert not lost, _told(lost)


def test_no_verdict_is_wrong_for_who_reads_the_summary(held: list[Held]) -> None:
    wrong = [t for t in held if t.person.careful and not t.verdict_is_right]
    assert not wrong, _told(wrong)


def test_few_summaries_need_correcting(held: list[Held]) -> None:
    """Who says yes to a wrong summary gets a wrong verdict: these must be rare."""
    misread = [talk for talk in held if talk.wrong_at_first]
    print(f"{len(misread)} of {len(held)} summaries wrong", _told(misread))
    careless = [t for t in held if not t.person.careful and not t.verdict_is_right]
    print(f"{len(careless)} wrong verdicts of those who did not read it")
    assert len(misread) <= MISREAD * len(held), _told(misread)


def _told(talks: list[Held]) -> str:
    return "\n\n".join(
        "\n".join([str(talk.person.truth), *talk.lines]) for talk in talks[:10]
    )
