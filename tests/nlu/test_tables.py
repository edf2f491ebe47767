"""The tables of the comparison of pipelines."""

import pytest

from tests.nlu import tables, targets

MODEL = {"lines": 1200, "accuracy": 0.92, "macro_f1": 0.9, "by_register": {"l2": 0.85}}
VALUES = {"rows": 1, "asked": {"condizione": 0.95}, "comune_f1": 0.95}


def test_tables_stand_between_the_marks() -> None:
    page = f"a\n{tables._BEGIN}\nold\n{tables._END}\nb\n"
    placed = tables.placed(page, "new")
    assert placed == f"a\n{tables._BEGIN}\nnew\n{tables._END}\nb\n"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(tables.NoPlace):
        tables.placed("a\n", "new")


def test_the_page_has_its_marks() -> None:
    assert tables.placed(tables.PAGE.read_text(encoding="utf-8"), "new")


def test_what_reaches_its_targets_misses_nothing() -> None:
    assert targets.misses(MODEL, VALUES) == []


@pytest.mark.parametrize(
    ("model", "values", "missed"),
    [
        ({"accuracy": 0.91}, {}, "intent accuracy"),
        ({"by_register": {"l2": 0.84}}, {}, "register l2"),
        ({"lines": 600}, {}, "held-out lines"),
        ({}, {"comune_f1": 0.94}, "comune F1"),
        ({}, {"asked": {"condizione": 0.9}}, "condizione when asked"),
    ],
)
def test_what_is_under_its_target_is_named(
    model: dict[str, object], values: dict[str, object], missed: str
) -> None:
    found = targets.misses(MODEL | model, VALUES | values)
    assert [one.partition(":")[0] for one in found] == [missed]


def test_values_not_held_out_yet_are_no_miss() -> None:
    assert targets.misses(MODEL, {"rows": 0, "asked": {}, "comune_f1": 1.0}) == []
