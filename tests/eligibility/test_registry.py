from datetime import date

import pytest

from bot.eligibility.registry import (
    DEFAULT,
    UnknownEdition,
    act_text,
    edition,
    editions,
)


def test_the_default_edition_is_known():
    assert edition(DEFAULT) in editions()


def test_each_edition_is_found_by_its_own_id():
    assert [edition(known.id) for known in editions()] == list(editions())


def test_an_unknown_edition_is_named():
    with pytest.raises(UnknownEdition, match="x_0000_1999"):
        edition("x_0000_1999")


def test_an_unknown_act_is_an_error():
    with pytest.raises(FileNotFoundError):
        act_text("dgr_x_0000_1999")


@pytest.mark.parametrize("known", editions(), ids=lambda known: known.id)
def test_dates_are_real_and_in_order(known):
    days = [day for day in (known.opens, known.closes, known.as_of) if day]

    assert [date.fromisoformat(day).isoformat() for day in days] == days == sorted(days)


def test_x_6686_is_stated_as_closed(x_6686):
    assert (x_6686.status, x_6686.closes, x_6686.as_of) == (
        "closed",
        "2018-08-20",
        "2026-11-22",
    )
    assert x_6686.sources["closes"] == "secondary"
