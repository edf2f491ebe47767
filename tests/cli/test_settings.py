"""What is wrong with the settings is said in Italian, whatever the command."""

import pytest
from sqlalchemy import text as sql

from bot.cli import run
from bot.storage import Database

OWN = "0123456789abcdef"
SECRETS = ("RASA_TOKEN", "CHANNEL_SECRET", "SECRET_KEY")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"EDGE_PORT": "abc"}, "SPORTELLO_EDGE_PORT: deve essere un numero intero."),
        ({"EDGE_PORT": "5005"}, "SPORTELLO_RASA_PORT"),
        ({"EDGE_PORT": "70000"}, "SPORTELLO_EDGE_PORT: deve essere al massimo 65535."),
        ({"EDITION": "zzz"}, "SPORTELLO_EDITION"),
        ({"DATABASE_URL": "boh"}, "SPORTELLO_DATABASE_URL"),
        ({"LIMITS": "boh"}, "SPORTELLO_LIMITS"),
        ({"ENV": "production"}, "SPORTELLO_SECRET_KEY"),
        (
            {"ENV": "production", "LIMITS": "off", **dict.fromkeys(SECRETS, OWN)},
            "SPORTELLO_LIMITS",
        ),
    ],
)
@pytest.mark.parametrize(
    "command", [["db", "upgrade"], ["operators", "list", "--near", "Saronno"]]
)
def test_a_wrong_setting_is_named(  # noqa: PLR0917
    command, wrong, said, monkeypatch, tmp_path, capsys
):
    monkeypatch.chdir(tmp_path)
    for name, value in wrong.items():
        monkeypatch.setenv(f"SPORTELLO_{name}", value)
    assert run(command) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Input should" not in error


def test_a_newer_database_is_told(database, monkeypatch, capsys):
    with database.writing() as session:
        session.execute(sql("UPDATE alembic_version SET version_num = 'zzz'"))
    assert isinstance(database, Database)
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", f"sqlite:///{database.file}")
    assert run(["db", "upgrade"]) == 1
    assert "nuova" in capsys.readouterr().err
