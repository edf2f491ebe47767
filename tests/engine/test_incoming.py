"""What is read of a message before anything tries to understand it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.incoming import (
    CODE,
    EMPTY,
    LONGEST,
    NO_WORDS,
    TOO_LONG,
    clean,
    not_understood,
    unreadable,
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", EMPTY),
        ("...", NO_WORDS),
        ("?!", NO_WORDS),
        ("/inform{}", CODE),
        ("/", CODE),
        ("a" * (LONGEST + 1), TOO_LONG),
        ("a" * LONGEST, None),
        ("3", None),
        ("sì", None),
        ("👍", None),
        ("e/o", None),
    ],
)
def test_why_a_text_cannot_be_read(text: str, reason: str | None) -> None:
    assert unreadable(text) == reason


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  ciao \u0000", "ciao"),
        ("a\ud83d", "a\ufffd"),
        ("a\u00a0b\u2028c", "a b c"),
        ("due\nrighe", "due\nrighe"),
        ("🤷\u200d♂", "🤷\u200d♂"),
        (None, ""),
        (["ciao"], ""),
        (3, ""),
    ],
)
def test_only_what_can_be_stored_is_kept(given_text: object, kept: str) -> None:
    assert clean(given_text) == kept


@given(st.text(alphabet=st.characters(), max_size=200))
def test_a_clean_text_can_be_written_anywhere(text: str) -> None:
    kept = clean(text)
    assert "\x00" not in kept
    assert json.loads(json.dumps(kept, ensure_ascii=False).encode()) == kept
    assert clean(kept) == kept


def test_a_text_not_understood_is_cut_and_has_no_entities() -> None:
    found = not_understood("a" * 5000)
    assert found["intent"]["name"] == "nlu_fallback"
    assert found["entities"] == []
    assert len(found["text"]) == LONGEST
