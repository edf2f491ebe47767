from datetime import UTC, datetime, timedelta

import pytest

from bot.services.codes import ALPHABET, draw_code, read_code
from bot.services.ports import CodeTaken
from bot.services.resume_screening import UnknownCode, resume_screening
from bot.services.save_screening import save_screening
from tests.services.stores import MemoryConversations

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FACTS = {"condizione": "sospeso", "ammortizzatore": None}
VERDICT = {"edition": "x_6686_2017", "verdict": "to_verify", "classes": []}


def save(store, days=90):
    return save_screening(store, FACTS, VERDICT, "conv-1", NOW, days)


def test_a_code_has_ten_characters_in_groups_of_four():
    code = save(MemoryConversations())
    assert [len(group) for group in code.split("-")] == [4, 4, 2]
    assert set(code) <= set(ALPHABET) | {"-"}


def test_the_alphabet_has_no_vowels_and_no_lookalikes():
    assert not set(ALPHABET) & set("AEIOUYLSBZ01")
    assert len(ALPHABET) == len(set(ALPHABET)) == 24


def test_codes_do_not_repeat():
    assert len({draw_code(10) for _ in range(2000)}) == 2000


def test_what_was_saved_is_found_by_its_code():
    store = MemoryConversations()
    code = save(store)
    found = resume_screening(store, code, NOW)
    assert found.facts == FACTS
    assert (found.verdict, found.edition) == ("to_verify", "x_6686_2017")
    assert found.conversation_id == "conv-1"


def test_a_code_is_found_however_it_is_typed():
    store = MemoryConversations()
    code = save(store)
    typed = f"  {code.lower().replace('-', ' ')} "
    assert read_code(typed) == code
    assert resume_screening(store, typed, NOW).code == code


def test_a_code_expires_on_its_day():
    store = MemoryConversations()
    code = save(store, days=90)
    almost = NOW + timedelta(days=90) - timedelta(seconds=1)
    assert resume_screening(store, code, almost).code == code
    with pytest.raises(UnknownCode):
        resume_screening(store, code, NOW + timedelta(days=90))


@pytest.mark.parametrize("typed", ["", "CCCC-CCCC-CC", "' OR 1=1 --", "è" * 500])
def test_a_code_that_is_none_is_unknown(typed):
    with pytest.raises(UnknownCode):
        resume_screening(MemoryConversations(), typed, NOW)


def test_a_taken_code_is_drawn_again():
    store = MemoryConversations(taken=3)
    assert save(store) in store.screenings


def test_codes_that_are_all_taken_are_an_error():
    with pytest.raises(CodeTaken):
        save(MemoryConversations(taken=99))
