"""docs/glossario.md holds every name that comes from the act or from the rules."""

import re

import pytest

from bot.eligibility.facts import ESTERO, VALUES
from bot.eligibility.registry import editions
from bot.services.dialogue.state import FACTS
from tests.code_health.conversation import codes
from tests.code_health.house import ROOT

GLOSSARY = (ROOT / "docs" / "glossario.md").read_text(encoding="utf-8")
FIRST_CELLS = "\n".join(
    line.split("|")[1] for line in GLOSSARY.splitlines() if line.startswith("|")
)
VALUE_NAMES = {str(v) for values in VALUES.values() for v in values if v is not True}
NAMES = sorted(
    {*FACTS, ESTERO, *(name for name in VALUE_NAMES if name != "False")}
    | {edition.id for edition in editions()}
)
CLASSES = sorted({held.code for edition in editions() for held in edition.classes})


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_or_value_is_a_term(name: str) -> None:
    assert f"`{name}`" in FIRST_CELLS, f"give `{name}` a row in docs/glossario.md"


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_a_criterion_is_a_term(code: str) -> None:
    row = re.search(rf"^ {code}, ", FIRST_CELLS, re.MULTILINE)
    assert row, f"give {code} and its name a row in docs/glossario.md"


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_of_recipients_is_told(name: str) -> None:
    assert f"`{name}`" in GLOSSARY, f"tell `{name}` in docs/glossario.md"
