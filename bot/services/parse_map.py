"""Read a map of columns, and say everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.directory.office import KINDS
from bot.services.office_map import (
    FIELDS,
    Accredited,
    InvalidMap,
    MapProblem,
    OfficeMap,
)

RESERVED_DATASET = "seen"

_SECTIONS = (
    "dataset",
    "columns",
    "constants",
    "values",
    "accredited",
    "dates",
    "complete",
    "encoding",
    "delimiter",
    "sheet",
)


def parse_map(tree: object) -> OfficeMap:
    """Check a map, as read from YAML.

    Raises:
        InvalidMap: naming everything wrong with it.
    """
    if not isinstance(tree, Mapping):
        raise InvalidMap([MapProblem("not_a_mapping", "map")])
    problems = _problems_of_shape(tree)
    if problems:
        raise InvalidMap(problems)
    office_map = _built(tree)
    problems = _problems_of_sense(office_map)
    if problems:
        raise InvalidMap(problems)
    return office_map


def _built(tree: Mapping[str, Any]) -> OfficeMap:
    accredited = tree.get("accredited")
    return OfficeMap(
        dataset=tree.get("dataset", ""),
        columns={key: _texts(value) for key, value in tree["columns"].items()},
        constants=dict(tree.get("constants") or {}),
        values={
            field: {_folded(word): meaning for word, meaning in words.items()}
            for field, words in (tree.get("values") or {}).items()
        },
        accredited=accredited
        and Accredited(
            accredited["column"],
            tuple(_folded(value) for value in _texts(accredited.get("values", ()))),
        ),
        dates=_texts(tree.get("dates", ())),
        complete=tree.get("complete", False),
        encoding=tree.get("encoding", ""),
        delimiter=tree.get("delimiter", ""),
        sheet=tree.get("sheet", ""),
    )


def _problems_of_shape(tree: Mapping[Any, Any]) -> list[MapProblem]:
    problems = [
        MapProblem("unknown_section", str(section))
        for section in tree
        if section not in _SECTIONS
    ]
    for section, (reason, fits) in _SHAPES.items():
        value = tree.get(section)
        if value is None and section != "columns":
            continue
        if not fits(value):
            problems.append(MapProblem(reason, section, value))
    return problems


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_letter(value: object) -> bool:
    return isinstance(value, str) and len(value) == 1


def _is_texts(value: object) -> bool:
    return _is_text(value) or (
        isinstance(value, list) and all(_is_text(each) for each in value)
    )


def _is_mapping_of(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        return isinstance(value, Mapping) and all(
            _is_text(key) and fits(each) for key, each in value.items()
        )

    return check


def _is_accredited(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and set(value) <= {"column", "values"}
        and _is_text(value.get("column"))
        and _is_texts(value.get("values", []))
    )


# YAML reads NO, 15146 and 2024-01-31 as something else than text: quotes are needed.
_SHAPES: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "dataset": ("not_text", _is_text),
    "columns": ("not_columns", _is_mapping_of(_is_texts)),
    "constants": ("not_texts_by_field", _is_mapping_of(_is_text)),
    "values": ("not_values", _is_mapping_of(_is_mapping_of(_is_text))),
    "accredited": ("not_accredited", _is_accredited),
    "dates": ("not_text", _is_texts),
    "complete": ("not_yes_or_no", lambda value: isinstance(value, bool)),
    "encoding": ("not_text", _is_text),
    "delimiter": ("not_delimiter", _is_letter),
    "sheet": ("not_text", _is_text),
}


def _problems_of_sense(office_map: OfficeMap) -> list[MapProblem]:
    return [
        *_problems_of_dataset(office_map.dataset),
        *_unknown_fields(office_map),
        *_missing_fields(office_map),
        *_problems_of_kind(office_map),
    ]


def _problems_of_dataset(dataset: str) -> list[MapProblem]:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{1,58}", dataset):
        return [MapProblem("not_a_dataset", "dataset", dataset)]
    if dataset == RESERVED_DATASET:
        return [MapProblem("reserved_dataset", "dataset", dataset)]
    return []


def _unknown_fields(office_map: OfficeMap) -> list[MapProblem]:
    named = [*office_map.columns, *office_map.constants, *office_map.values]
    unknown = [field for field in dict.fromkeys(named) if field not in FIELDS]
    twice = [field for field in office_map.constants if field in office_map.columns]
    return [
        *(MapProblem("unknown_field", field, ", ".join(FIELDS)) for field in unknown),
        *(MapProblem("field_twice", field) for field in twice),
    ]


def _missing_fields(office_map: OfficeMap) -> list[MapProblem]:
    needed = ["name", "address", "kind", "checked_on"]
    if not office_map.says("istat"):
        needed.append("comune")
    only_centres = office_map.constants.get("kind") == "centro_impiego"
    if not (office_map.accredited or only_centres):
        needed.append("accreditation")
    return [
        MapProblem("missing_field", field)
        for field in needed
        if not office_map.says(field)
    ]


def _problems_of_kind(office_map: OfficeMap) -> list[MapProblem]:
    stated = [*office_map.values.get("kind", {}).values()]
    if "kind" in office_map.constants:
        stated.append(office_map.constants["kind"])
    return [
        MapProblem("unknown_kind", "kind", kind) for kind in stated if kind not in KINDS
    ]


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _folded(word: str) -> str:
    return word.strip().casefold()
