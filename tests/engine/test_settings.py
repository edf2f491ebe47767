"""The engine's settings are the application's, read without pydantic."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.engine.settings import (
    PREFIX,
    EngineSettings,
    WrongSetting,
    load_settings,
    read_env_file,
)

OURS_ALONE = {"model"}


def test_each_setting_has_the_application_s_name_and_default() -> None:
    application = Settings(_env_file=None)
    for name, value in vars(EngineSettings()).items():
        if name not in OURS_ALONE:
            assert getattr(application, name) == value, name


def test_variables_are_read() -> None:
    given = {f"{PREFIX}RASA_PORT": "6005", f"{PREFIX}TRACKER_URL": "sqlite:///x.db"}
    settings = load_settings(given)
    assert (settings.rasa_port, settings.tracker_url) == (6005, "sqlite:///x.db")


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "cinque"])
def test_a_port_that_is_none_is_named(port: str) -> None:
    with pytest.raises(WrongSetting, match="SPORTELLO_RASA_PORT"):
        load_settings({f"{PREFIX}RASA_PORT": port})


def test_public_secrets_are_refused_outside_development() -> None:
    with pytest.raises(WrongSetting, match="SPORTELLO_CHANNEL_SECRET"):
        load_settings({f"{PREFIX}ENV": "production", f"{PREFIX}RASA_TOKEN": "mine"})


def test_own_secrets_are_accepted_outside_development() -> None:
    given = {"ENV": "production", "RASA_TOKEN": "a", "CHANNEL_SECRET": "b"}
    settings = load_settings({PREFIX + name: value for name, value in given.items()})
    assert settings.channel_secret == "b"


def test_an_env_file_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text('# a note\n\nSPORTELLO_RASA_TOKEN = "x=y"\n', encoding="utf-8")
    assert read_env_file(file) == {"SPORTELLO_RASA_TOKEN": "x=y"}


def test_no_env_file_says_nothing(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}
