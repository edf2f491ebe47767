"""Lock files hold exact versions and hashes, for all that pyproject.toml asks."""

import re
from pathlib import Path

import pytest
import tomllib
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.code_health.house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNNING = PROJECT["project"]["dependencies"]
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "app": RUNNING,
    "dev": RUNNING + GROUPS["dev"],
    "rasa": GROUPS["rasa"],
}
PINNED = re.compile(
    r"(?P<name>[a-z0-9.-]+)(?:\[[a-z0-9,-]+\])?==(?P<version>[\w.+!]+)(?: ; .+)?"
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def lock(name: str) -> list[list[str]]:
    """The entries of a lock file: the pinned version, then its hashes."""
    path: Path = ROOT / "requirements" / f"{name}.txt"
    whole = path.read_text(encoding="utf-8").replace("\\\n", "\0")
    return [
        [part.strip() for part in line.split("\0")]
        for line in whole.splitlines()
        if line.strip() and not line.startswith("#")
    ]


def versions(name: str) -> dict[str, list[str]]:
    """The versions that a lock pins, by package."""
    found: dict[str, list[str]] = {}
    for pin, *_ in lock(name):
        match = PINNED.fullmatch(pin)
        if match:
            found.setdefault(match["name"], []).append(match["version"])
    return found


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_holds_versions_and_hashes_alone(name: str) -> None:
    wrong = [
        entry
        for entry in lock(name)
        if not PINNED.fullmatch(entry[0])
        or not entry[1:]
        or not all(map(HASH.fullmatch, entry[1:]))
    ]
    assert not wrong, f"requirements/{name}.txt: run make lock; wrong: {wrong[:3]}"


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_answers_all_that_is_asked(name: str) -> None:
    pinned = versions(name)
    unanswered = [
        asked
        for asked, requirement in ((text, Requirement(text)) for text in ASKED[name])
        if not any(
            requirement.specifier.contains(version, prereleases=True)
            for version in pinned.get(canonicalize_name(requirement.name), ())
        )
    ]
    assert not unanswered, f"requirements/{name}.txt: run make lock: {unanswered}"


def test_each_package_says_why_it_is_here() -> None:
    why = (ROOT / "docs" / "decisions" / "0004-dependencies.md").read_text("utf-8")
    names = {Requirement(text).name for texts in ASKED.values() for text in texts}
    unsaid = sorted(name for name in names if not re.search(rf"[| ]{name}[ ,|]", why))
    assert not unsaid, f"give these a line in docs/decisions/0004: {unsaid}"
