"""A slip changes a letter or two, and nothing else."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.nlu.slips import SHORTEST, slipped

LINE = "mi hanno licenziato a marzo"


def test_the_same_draw_gives_the_same_slip() -> None:
    once = [slipped(LINE, Random(seed)) for seed in range(50)]
    assert once == [slipped(LINE, Random(seed)) for seed in range(50)]
    assert len({slip for slip in once if slip}) > 10


def test_a_short_text_bears_no_slip() -> None:
    assert all(slipped("non so", Random(seed)) is None for seed in range(20))


@given(st.text(min_size=SHORTEST, max_size=60), st.integers(0, 10_000))
def test_a_slip_leaves_beginning_and_length(text: str, seed: int) -> None:
    varied = slipped(text, Random(seed))
    if varied is None:
        return
    assert varied != text
    assert varied[0] == text[0]
    assert abs(len(varied) - len(text)) <= 1
