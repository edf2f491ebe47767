import pytest

from bot.directory.distance import great_circle_km
from bot.directory.nearest import OfficeIndex, nearest
from tests.directory.offices import office, scattered


def test_the_nearest_come_first_with_their_kilometres():
    far, near = office(1, 45.9, 9.2), office(2, 45.5, 9.2)
    found = nearest(45.46, 9.19, [far, near], 5)
    assert [each for each, _ in found] == [near, far]
    assert found[0][1] == pytest.approx(great_circle_km(45.46, 9.19, 45.5, 9.2))


def test_five_of_three_thousand_are_those_that_measuring_all_gives():
    offices = scattered(3000)
    index = OfficeIndex(offices)
    for start in scattered(50, seed=2):
        measured = sorted(
            offices,
            key=lambda each: great_circle_km(start.lat, start.lon, each.lat, each.lon),
        )
        found = [each for each, _ in nearest(start.lat, start.lon, index, 5)]
        assert found == measured[:5]


def test_an_office_that_is_not_shown_is_never_found():
    offices = [office(1, 45, 9, status="hidden"), office(2, 45, 9, status="withdrawn")]
    assert nearest(45, 9, offices, 5) == []
    assert len(OfficeIndex(offices)) == 0


def test_offices_at_one_point_are_in_order_of_name():
    offices = [office(1, 45, 9, "Zeta"), office(2, 45, 9, "Alfa"), office(3, 45, 9)]
    found = [each.name for each, _ in nearest(45, 9, offices, 2)]
    assert found == ["Alfa", "Ente"]


def test_asking_for_more_than_there_are_gives_all():
    assert len(nearest(45, 9, scattered(3), 10)) == 3


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit):
    with pytest.raises(ValueError, match="limit"):
        nearest(45, 9, scattered(3), limit)
