"""A name says what a thing does; nothing is left for later."""

import re
from pathlib import Path

from tests.code_health.house import ROOT, files, python_files, shown

SAY_NOTHING = re.compile(r"(?:utils?|helpers?|managers?|common)", re.IGNORECASE)
LEFT_FOR_LATER = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
READ = files(".py", ".js", ".css", ".html", ".yml", ".sh", ".toml")


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    empty = [
        shown(path)
        for path in READ
        if any(SAY_NOTHING.fullmatch(part.stem) for part in _parts(path))
    ]
    assert not empty, f"name these after what they do: {empty}"


def test_nothing_is_left_for_later() -> None:
    marked = [
        shown(path)
        for path in READ
        if LEFT_FOR_LATER.search(path.read_text(encoding="utf-8"))
    ]
    assert not marked, f"do it now, or say it in CHANGELOG.md: {marked}"


def test_every_room_of_code_says_what_it_is() -> None:
    folders = {path.parent for path in python_files()}
    silent = [shown(one) for one in sorted(folders) if not _docstring(one)]
    assert not silent, f"give __init__.py a docstring in {silent}"


def _parts(path: Path) -> list[Path]:
    return [Path(part) for part in path.relative_to(ROOT).parts]


def _docstring(folder: Path) -> bool:
    init = folder / "__init__.py"
    return init.is_file() and init.read_text(encoding="utf-8").startswith('"""')
