import pytest
import yaml

from bot.services.office_map import InvalidMap
from bot.services.parse_map import parse_map
from tests.services.dirty_operators import MAP


def problems(tree):
    with pytest.raises(InvalidMap) as raised:
        parse_map(tree)
    return [(problem.reason, problem.where) for problem in raised.value.problems]


def without(section, field):
    return MAP | {section: {k: v for k, v in MAP[section].items() if k != field}}


def with_(section, **fields):
    return MAP | {section: MAP.get(section, {}) | fields}


def test_a_good_map_names_its_columns_once():
    office_map = parse_map(MAP)
    assert office_map.columns["address"] == ("INDIRIZZO", "CIVICO")
    assert office_map.used_columns.count("ALBO") == 1
    assert not office_map.complete


@pytest.mark.parametrize("tree", [None, [], "columns", 3])
def test_what_is_no_mapping_is_no_map(tree):
    assert problems(tree) == [("not_a_mapping", "map")]


@pytest.mark.parametrize(
    ("tree", "problem"),
    [
        (MAP | {"colums": {}}, ("unknown_section", "colums")),
        (MAP | {"columns": None}, ("not_columns", "columns")),
        (MAP | {"complete": "sì"}, ("not_yes_or_no", "complete")),
        (MAP | {"delimiter": ";;"}, ("not_delimiter", "delimiter")),
        (MAP | {"dataset": "Elenco Regionale"}, ("not_a_dataset", "dataset")),
        (MAP | {"dataset": "seen"}, ("reserved_dataset", "dataset")),
        (MAP | {"accredited": "ALBO"}, ("not_accredited", "accredited")),
        (with_("columns", fax="FAX"), ("unknown_field", "fax")),
        (with_("constants", name="Ente"), ("field_twice", "name")),
        (with_("constants", kind="agenzia"), ("unknown_kind", "kind")),
        (with_("values", kind={"X": "agenzia"}), ("unknown_kind", "kind")),
        (without("columns", "name"), ("missing_field", "name")),
        (without("columns", "address"), ("missing_field", "address")),
        (without("columns", "comune"), ("missing_field", "comune")),
        (without("columns", "checked_on"), ("missing_field", "checked_on")),
        (without("constants", "kind"), ("missing_field", "kind")),
        (
            {k: v for k, v in MAP.items() if k != "accredited"},
            ("missing_field", "accreditation"),
        ),
    ],
)
def test_each_mistake_is_named(tree, problem):
    assert problem in problems(tree)


def test_every_mistake_is_named_at_once():
    tree = MAP | {"complete": 1, "delimiter": ""}
    assert problems(tree) == [
        ("not_yes_or_no", "complete"),
        ("not_delimiter", "delimiter"),
    ]


def test_a_column_that_yaml_reads_as_a_word_of_its_own_needs_quotes():
    tree = MAP | {"columns": MAP["columns"] | yaml.safe_load("province: NO")}
    assert problems(tree) == [("not_columns", "columns")]


def test_a_list_of_job_centres_needs_no_accreditation():
    tree = {k: v for k, v in MAP.items() if k != "accredited"}
    tree["constants"] = {"kind": "centro_impiego"}
    assert parse_map(tree).accredited is None
