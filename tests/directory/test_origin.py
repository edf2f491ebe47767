import pytest

from bot.directory.distance import great_circle_km
from bot.directory.origin import UnknownOrigin


@pytest.fixture(scope="module")
def origins(house):
    return house.origins


@pytest.mark.parametrize(
    "given", ["012119", "Saronno", "saronno", " SARONNO ", "Saronno (VA)"]
)
def test_a_comune_by_code_or_exact_name(origins, given):
    origin = origins.find(comune=given)
    assert (origin.istat, origin.name, origin.approximate) == (
        "012119",
        "Saronno",
        False,
    )


def test_a_frazione_stands_for_its_comune_approximately(origins):
    origin = origins.find(comune="Agliate")
    assert (origin.istat, origin.approximate) == ("108015", True)


def test_a_name_borne_in_lombardy_and_elsewhere_is_the_one_in_lombardy(origins):
    assert origins.find(comune="Castro").istat == "016065"


def test_a_name_borne_twice_outside_lombardy_is_ambiguous(origins):
    with pytest.raises(UnknownOrigin) as raised:
        origins.find(comune="Samone")
    assert raised.value.reason == "ambiguous"
    assert {place.province for place in raised.value.choices} == {"TO", "TN"}


@pytest.mark.parametrize("given", ["Saronnno", "Xyzzy", "999999", "999"])
def test_a_misspelling_or_an_unknown_code_is_no_origin(origins, given):
    with pytest.raises(UnknownOrigin) as raised:
        origins.find(comune=given)
    assert raised.value.reason == "unknown"


def test_a_cap_of_one_comune(origins):
    origin = origins.find(cap="21047")
    assert (origin.istat, origin.approximate) == ("012119", False)


def test_the_generic_cap_of_a_city(origins):
    assert origins.find(cap="20100").istat == "015146"


def test_a_shared_cap_is_the_middle_of_its_comuni(origins, gazetteer):
    places = gazetteer.by_cap("24060")
    assert len(places) > 40
    origin = origins.find(cap="24060")
    middle = (
        sum(place.lat for place in places) / len(places),
        sum(place.lon for place in places) / len(places),
    )
    assert (origin.lat, origin.lon) == pytest.approx(middle)
    assert origin.approximate
    closest = min(great_circle_km(*middle, place.lat, place.lon) for place in places)
    named = gazetteer.get(origin.istat)
    assert great_circle_km(*middle, named.lat, named.lon) == closest


def test_a_cap_of_nobody_is_no_origin(origins):
    with pytest.raises(UnknownOrigin):
        origins.find(cap="00001")


def test_a_position_is_named_after_the_nearest_comune_and_kept(origins, gazetteer):
    place = gazetteer.get("012119")
    origin = origins.find(lat=place.lat + 0.001, lon=place.lon)
    assert (origin.name, origin.lat) == ("Saronno", place.lat + 0.001)
    assert not origin.approximate


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(48.85, 2.35), (0.0, 0.0), (91.0, 9.0), (45.0, 181.0), (float("nan"), 9.0)],
)
def test_a_position_outside_italy_is_no_origin(origins, lat, lon):
    with pytest.raises(UnknownOrigin) as raised:
        origins.find(lat=lat, lon=lon)
    assert raised.value.reason == "outside_italy"


def test_a_position_goes_before_a_comune_and_a_comune_before_a_cap(origins, gazetteer):
    como = gazetteer.get("013075")
    assert origins.find("Saronno", "24060", como.lat, como.lon).name == "Como"
    assert origins.find("Saronno", "24060").name == "Saronno"


@pytest.mark.parametrize("given", [{}, {"lat": 45.0}, {"comune": "", "cap": ""}])
def test_nothing_to_go_by_is_no_origin(origins, given):
    with pytest.raises(UnknownOrigin) as raised:
        origins.find(**given)
    assert raised.value.reason == "missing"
