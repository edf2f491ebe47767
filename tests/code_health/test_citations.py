"""What a text or a specification quotes stands in the act, word for word.

That each criterion quotes the act is tested in tests/eligibility/test_editions.py.
"""

import re
from importlib.resources import files as packaged
from pathlib import Path

import pytest

from bot.eligibility.registry import act_text, editions
from tests.code_health.conversation import responses
from tests.code_health.house import files, shown

SHORTEST = 3  # fewer words are a term between quotation marks
SAYS = re.compile(r"delibera[^.«»]*?(?:dice|chiede|parla)[^.«»]*«([^»{]+)»")
QUOTED = re.compile(r"^> (.+?) \*\*\[atto\]\*\*$", re.MULTILINE)


def one_line(text: str) -> str:
    """A text without line breaks or capitals."""
    return " ".join(text.split()).lower()


ACTS = " ".join(one_line(act_text(edition.act)) for edition in editions())
SPECS = files(".md", under="bot/eligibility/specs")


def test_every_edition_has_its_specification() -> None:
    folder = packaged("bot.eligibility").joinpath("specs")
    missing = [e.id for e in editions() if not folder.joinpath(f"{e.id}.md").is_file()]
    assert not missing, f"write bot/eligibility/specs/<id>.md for {missing}"


@pytest.mark.parametrize("path", SPECS, ids=shown)
def test_a_specification_quotes_the_act(path: Path) -> None:
    quotes = QUOTED.findall(path.read_text(encoding="utf-8"))
    assert quotes, f"{shown(path)}: quote the act as > words **[atto]**"
    wrong = [quote for quote in quotes if one_line(quote) not in ACTS]
    assert not wrong, f"{shown(path)}: not the words of the act: {wrong}"


def test_a_response_quotes_the_act() -> None:
    wrong = [
        f"{key}: «{quote}»"
        for key, variants in responses().items()
        for variant in variants
        for quote in SAYS.findall(one_line(str(variant.get("text", ""))))
        if len(quote.split()) >= SHORTEST and quote not in ACTS
    ]
    assert not wrong, "use the words of the act, or no «»:\n" + "\n".join(wrong)
