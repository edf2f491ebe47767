"""Whether the trained model is the one its inputs would give, and is ours.

Two small files lie beside the archive: its SHA-256, checked before anything in
it is loaded, and the fingerprint of what it was trained from. Neither needs Rasa.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from bot.engine.refusals import ForeignModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INPUTS = (
    "config.yml",
    "domain.yml",
    "data",
    "bot/engine",
    "bot/intake",
    "bot/reference",
)
_BLOCK = 1 << 20


def fingerprint(root: Path, engine: str, inputs: Iterable[str] = INPUTS) -> str:
    """One number for all files the model depends on, and the engine's version."""
    total = hashlib.sha256(engine.encode())
    for path in _files(root, inputs):
        total.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _files(root: Path, inputs: Iterable[str]) -> Iterator[Path]:
    for name in inputs:
        place = root / name
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (p for p in found if p.is_file() and "__pycache__" not in p.parts)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


def seal(model: Path, trained_from: str) -> None:
    """Remember the archive's SHA-256 and the fingerprint of its inputs."""
    _beside(model, "sha256").write_text(sha256(model) + "\n", encoding="ascii")
    _beside(model, "inputs").write_text(trained_from + "\n", encoding="ascii")


def is_fresh(model: Path, wanted: str) -> bool:
    """Whether the archive is there, ours, and trained from these very inputs."""
    try:
        check_ours(model)
    except ForeignModel:
        return False
    return _read(_beside(model, "inputs")) == wanted


def check_ours(model: Path) -> None:
    """Check the archive against its SHA-256, before anything in it is loaded.

    Raises:
        ForeignModel: the archive or its SHA-256 is missing, or they differ.
    """
    expected = _read(_beside(model, "sha256"))
    if not model.is_file() or not expected or sha256(model) != expected:
        raise ForeignModel(str(model))


def _beside(model: Path, kind: str) -> Path:
    return model.with_name(f"{model.name.split('.')[0]}.{kind}")


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.is_file() else ""
