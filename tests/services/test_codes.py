"""A code in the words around it."""

import pytest

from bot.services.codes import code_in


@pytest.mark.parametrize("typed", ["K7QF-2M9X-PT", "il codice è k7qf 2m9x pt grazie"])
def test_a_code_is_found_in_a_message(typed):
    assert code_in(typed) == "K7QF-2M9X-PT"


@pytest.mark.parametrize("typed", ["abito a Lodi", "333 123 4567", "CIGS"])
def test_no_code_is_seen_in_other_words(typed):
    assert code_in(typed) is None
