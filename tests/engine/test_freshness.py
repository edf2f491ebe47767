"""A model is used only when it is ours, and made again only when it must be."""

from pathlib import Path

import pytest

from bot.engine.freshness import check_ours, fingerprint, is_fresh, seal
from bot.engine.refusals import ForeignModel

INPUTS = ("config.yml", "data")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "config.yml").write_text("a", encoding="utf-8")
    (tmp_path / "data" / "nlu.yml").write_text("b", encoding="utf-8")
    return tmp_path


@pytest.fixture
def model(root: Path) -> Path:
    archive = root / "sportello.tar.gz"
    archive.write_bytes(b"a model")
    return archive


def test_a_sealed_model_is_fresh(root: Path, model: Path) -> None:
    seal(model, fingerprint(root, "3.6.21", INPUTS))
    check_ours(model)
    assert is_fresh(model, fingerprint(root, "3.6.21", INPUTS))


def test_a_changed_input_makes_it_stale(root: Path, model: Path) -> None:
    seal(model, fingerprint(root, "3.6.21", INPUTS))
    (root / "data" / "more.yml").write_text("c", encoding="utf-8")
    assert not is_fresh(model, fingerprint(root, "3.6.21", INPUTS))


def test_another_rasa_makes_it_stale(root: Path) -> None:
    assert fingerprint(root, "3.6.21", INPUTS) != fingerprint(root, "3.6.22", INPUTS)


def test_compiled_files_change_nothing(root: Path) -> None:
    before = fingerprint(root, "3.6.21", INPUTS)
    cache = root / "data" / "__pycache__"
    cache.mkdir()
    (cache / "x.pyc").write_bytes(b"x")
    assert fingerprint(root, "3.6.21", INPUTS) == before


def test_a_name_is_part_of_an_input(root: Path) -> None:
    before = fingerprint(root, "3.6.21", INPUTS)
    (root / "data" / "nlu.yml").rename(root / "data" / "other.yml")
    assert fingerprint(root, "3.6.21", INPUTS) != before


def test_a_model_without_its_seal_is_refused(model: Path) -> None:
    with pytest.raises(ForeignModel):
        check_ours(model)


def test_a_model_changed_afterwards_is_refused(root: Path, model: Path) -> None:
    wanted = fingerprint(root, "3.6.21", INPUTS)
    seal(model, wanted)
    model.write_bytes(b"another model")
    with pytest.raises(ForeignModel):
        check_ours(model)
    assert not is_fresh(model, wanted)


def test_a_missing_model_is_refused(root: Path) -> None:
    with pytest.raises(ForeignModel):
        check_ours(root / "sportello.tar.gz")
