import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.distance import PointTree, great_circle_km

MILANO = (45.4641943, 9.1896346)
BERGAMO = (45.6944947, 9.6698727)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)


def by_cosines(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The same distance by another formula."""
    phi_a, phi_b = math.radians(a[0]), math.radians(b[0])
    cosine = math.sin(phi_a) * math.sin(phi_b) + math.cos(phi_a) * math.cos(
        phi_b
    ) * math.cos(math.radians(b[1] - a[1]))
    return 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))


def test_from_milano_to_bergamo_it_is_45_km_as_the_crow_flies():
    assert great_circle_km(*MILANO, *BERGAMO) == pytest.approx(45.4, abs=0.3)


def test_a_degree_of_latitude_is_111_km():
    assert great_circle_km(45, 9, 46, 9) == pytest.approx(111.195, abs=0.001)


@given(points, points)
def test_another_formula_gives_the_same_distance(a, b):
    assert great_circle_km(*a, *b) == pytest.approx(by_cosines(a, b), abs=0.2)


@given(points, points)
def test_the_way_back_is_as_long(a, b):
    assert great_circle_km(*a, *b) == pytest.approx(great_circle_km(*b, *a))


@given(st.lists(points, min_size=1, max_size=60), points, st.integers(1, 12))
def test_the_tree_finds_what_measuring_every_point_finds(all_points, target, count):
    found = PointTree(all_points).nearest(*target, count)
    measured = sorted(great_circle_km(*target, *point) for point in all_points)
    assert [km for _, km in found] == pytest.approx(measured[:count], abs=1e-3)


def test_a_tree_without_points_finds_nothing():
    assert PointTree([]).nearest(45, 9, 5) == []
