"""The paths and commands that the guides name exist."""

import fnmatch
import re
from pathlib import Path
from typing import Any

import pytest

from bot.cli import command
from tests.code_health.house import ROOT, files, shown

GUIDES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *files(".md", under="docs"),
]
PLACES = {
    shown(place)
    for path in files()
    for place in (path, *path.parents)
    if place.is_relative_to(ROOT)
}
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
PATH = re.compile(r"[\w.*<>-]+(?:/[\w.*<>-]+)*/?")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
SUFFIXES = {".md", ".py", ".yml", ".toml", ".txt", ".sh", ".csv", ".js", ".css", ".png"}
# Files of the reader's.
PLACEHOLDERS = {"MAP.yml", "elenco.csv", "mappa.yml", "rifiutate.csv"}
MADE = ("var/", "models/", ".venv", ".env")  # made by the commands, not committed


def snippets(path: Path) -> list[str]:
    """What stands between backticks; of a block, each line."""
    found = CODE.findall(path.read_text(encoding="utf-8"))
    return [line for block, word in found for line in (block or word).splitlines()]


def paths_in(snippet: str) -> list[str]:
    """The parts of a snippet that can only be paths of the project."""
    return [
        word
        for word in snippet.split()
        if PATH.fullmatch(word) and not word.startswith(MADE) and _is_path(word)
    ]


def commands_in(snippet: str, program: str) -> list[list[str]]:
    """The words after a program's name, for each time that it is called."""
    parts = re.split(r"[;|]|&&", snippet.removeprefix("$ "))
    calls = [words for part in parts if (words := part.split("#")[0].split())]
    return [rest for name, *rest in calls if Path(name).name == program]


def _is_path(word: str) -> bool:
    if word in PLACEHOLDERS:
        return False
    top = word.split("/", maxsplit=1)[0]
    known_top = "/" in word and (ROOT / top).exists()
    return known_top or Path(word).suffix in SUFFIXES


def _exists(word: str) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", word).rstrip("/")
    return bool(fnmatch.filter(PLACES, pattern))


def _missing_command(words: list[str]) -> str:
    """The first word that names no command, "" when all do."""
    found: Any = command()
    for word in words:
        under = getattr(found, "commands", None)
        if under is None or word.startswith("-"):
            return ""
        if word not in under:
            return word
        found = under[word]
    return ""


@pytest.mark.parametrize("path", GUIDES, ids=shown)
def test_every_path_exists(path: Path) -> None:
    named = {word for snippet in snippets(path) for word in paths_in(snippet)}
    missing = sorted(word for word in named if not _exists(word))
    assert not missing, f"{shown(path)} names what is not there: {missing}"


@pytest.mark.parametrize("path", GUIDES, ids=shown)
def test_every_make_target_exists(path: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    calls = [call for line in snippets(path) for call in commands_in(line, "make")]
    missing = {word for call in calls for word in call} - targets
    assert not missing, f"{shown(path)} names targets the Makefile lacks: {missing}"


@pytest.mark.parametrize("path", GUIDES, ids=shown)
def test_every_sportello_command_exists(path: Path) -> None:
    calls = [call for line in snippets(path) for call in commands_in(line, "sportello")]
    missing = {word for call in calls if (word := _missing_command(call))}
    assert not missing, f"{shown(path)} names commands sportello lacks: {missing}"


@pytest.mark.parametrize("path", GUIDES, ids=shown)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    broken = [link for link in links if not (path.parent / link).exists()]
    assert not broken, f"{shown(path)}: broken links: {broken}"


def test_every_document_that_is_spoken_of_exists() -> None:
    spoken = {
        (shown(path), document)
        for path in files(".py", ".yml", ".md", ".sh", ".toml", "")
        for document in re.findall(
            r"\bdocs/[\w/-]+\.md\b", path.read_text(encoding="utf-8")
        )
    }
    missing = sorted(pair for pair in spoken if not (ROOT / pair[1]).exists())
    assert not missing, f"write these documents: {missing}"


def test_the_readme_can_be_read_in_one_go() -> None:
    lines = len((ROOT / "README.md").read_text(encoding="utf-8").splitlines())
    assert 80 <= lines <= 150, f"README.md has {lines} lines: keep it at 80 to 150"
