"""Long answers, in parts that lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.splitting import LONGEST, parts

WORDS = st.lists(
    st.text(alphabet="abcdè .,!?;\n", min_size=1, max_size=60), max_size=60
).map(" ".join)


@given(WORDS)
def test_no_part_is_longer_than_the_limit_and_no_word_is_lost(text: str) -> None:
    found = list(parts(text))
    assert all(0 < len(part) <= LONGEST for part in found)
    assert " ".join(found).split() == text.split()


def test_paragraphs_are_messages() -> None:
    assert list(parts("uno\n\ndue\n \ntre")) == ["uno", "due", "tre"]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    sentence = "Una frase di prova che finisce qui. "
    first, *rest = parts(sentence * 30)
    assert first.endswith("qui.")
    assert rest


def test_a_word_without_end_is_cut_anyway() -> None:
    assert [len(part) for part in parts("a" * 1300)] == [600, 600, 100]
