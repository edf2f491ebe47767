"""Every setting is documented, nothing else is, and all readers agree on defaults."""

import re
from dataclasses import fields

import pytest

from bot.config import Settings
from bot.engine.settings import EngineSettings
from tests.code_health.house import ROOT, files, shown

PREFIX = "SPORTELLO_"
OF_TESTS = "SPORTELLO_TEST_"  # where a test finds a service; no installation has it
NAME = re.compile(r"\bSPORTELLO_[A-Z][A-Z_]*[A-Z]\b")
GUIDE = ROOT / "docs" / "impostazioni.md"
EXAMPLE = ROOT / ".env.example"

EDGE = {name: field.default for name, field in Settings.model_fields.items()}
ENGINE = {field.name: field.default for field in fields(EngineSettings)}
DEFAULTS = {
    PREFIX + name.upper(): str(default) for name, default in (ENGINE | EDGE).items()
}


def guide_rows() -> dict[str, str]:
    """The settings of the guide: name, default."""
    row = re.compile(r"^\| `(SPORTELLO_\w+)` \| (.*?) \|", re.MULTILINE)
    cells = row.findall(GUIDE.read_text(encoding="utf-8"))
    return {name: "" if cell == "vuoto" else cell.strip("`") for name, cell in cells}


def example_rows() -> dict[str, str]:
    """The settings of the example, those commented out included."""
    row = re.compile(r"^#? ?(SPORTELLO_\w+)=(.*)$", re.MULTILINE)
    found = row.findall(EXAMPLE.read_text(encoding="utf-8"))
    return {name: value.strip("\"'") for name, value in found}


def test_the_guide_documents_each_setting_with_its_default() -> None:
    assert guide_rows() == DEFAULTS, "make the table of docs/impostazioni.md agree"


def test_the_example_holds_each_setting_with_its_default() -> None:
    assert example_rows() == DEFAULTS, "make .env.example agree with bot/config.py"


@pytest.mark.parametrize("name", sorted(ENGINE.keys() & EDGE.keys()))
def test_the_engine_and_the_edge_agree(name: str) -> None:
    assert ENGINE[name] == EDGE[name], (
        f"{name}: bot/engine/settings.py and bot/config.py have different defaults"
    )


def test_no_other_setting_is_spoken_of() -> None:
    spoken = {
        name: shown(path)
        for path in files(".py", ".md", ".yml", ".toml", ".sh", ".html", ".example", "")
        for name in NAME.findall(path.read_text(encoding="utf-8"))
    }
    unknown = {
        name: where
        for name, where in spoken.items()
        if name not in DEFAULTS and not name.startswith(OF_TESTS)
    }
    assert not unknown, f"no such setting; add it to bot/config.py: {unknown}"
