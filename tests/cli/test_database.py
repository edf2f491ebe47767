import pytest

from bot.cli import run
from bot.storage import Database, check


@pytest.fixture
def url(tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'var' / 'sportello.db'}"
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", address)
    return address


def test_upgrade_makes_the_database_and_says_what_it_does(url, capsys):
    assert run(["db", "upgrade"]) == 0
    said = capsys.readouterr()
    assert "Database pronto" in said.out
    assert "Comuni" in said.err
    database = Database(url)
    check(database)
    database.close()


def test_a_second_upgrade_has_nothing_to_load(url, capsys):
    run(["db", "upgrade"])
    capsys.readouterr()
    assert run(["db", "upgrade"]) == 0
    assert capsys.readouterr().err == "Tabelle\n"


def test_a_database_that_cannot_be_made_says_so(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").touch()
    url = f"sqlite:///{tmp_path / 'file' / 'x.db'}"
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", url)
    assert run(["db", "upgrade"]) == 1
    assert "non si apre" in capsys.readouterr().err


def test_help_is_in_italian(capsys):
    assert run(["db", "--help"]) == 0
    assert "Uso:" in capsys.readouterr().out
