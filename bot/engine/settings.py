"""What differs between installations, for this process: ``SPORTELLO_*`` variables.

Names and defaults are those of ``bot/config.py``, which cannot be imported here:
it needs pydantic 2, and Rasa pydantic 1. A test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "SPORTELLO_"
DEVELOPMENT_SECRET = "sviluppo"  # noqa: S105  (public on purpose; refused elsewhere)
_SECRETS = ("rasa_token", "channel_secret")


class WrongSetting(ValueError):
    """A variable has a value that cannot be used; the message names it."""


@dataclass(frozen=True)
class EngineSettings:
    """Read once, never changed."""

    env: str = "development"
    log_level: str = "INFO"
    rasa_host: str = "127.0.0.1"
    rasa_port: int = 5005
    rasa_token: str = DEVELOPMENT_SECRET
    channel_secret: str = DEVELOPMENT_SECRET
    actions_host: str = "127.0.0.1"
    actions_port: int = 5055
    tracker_url: str = "sqlite:///var/rasa.db"
    model: Path = Path("models/sportello.tar.gz")

    @property
    def actions_url(self) -> str:
        """Where the action server listens."""
        return f"http://{self.actions_host}:{self.actions_port}/webhook"


def load_settings(environment: Mapping[str, str]) -> EngineSettings:
    """Read the variables, from a ``.env`` file too when the caller merged one.

    Raises:
        WrongSetting: naming each variable that is wrong.
    """
    given = {
        field.name: environment[PREFIX + field.name.upper()]
        for field in fields(EngineSettings)
        if PREFIX + field.name.upper() in environment
    }
    settings = EngineSettings(**{n: _converted(n, v) for n, v in given.items()})
    _refuse_public_secrets(settings)
    return settings


def _converted(name: str, value: str) -> str | int | Path:
    if name == "model":
        return Path(value)
    if not name.endswith("_port"):
        return value
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise WrongSetting(f"{PREFIX}{name.upper()}: {value!r} is not a port")
    return int(value)


def _refuse_public_secrets(settings: EngineSettings) -> None:
    weak = [name for name in _SECRETS if getattr(settings, name) == DEVELOPMENT_SECRET]
    if settings.env != "development" and weak:
        names = ", ".join(PREFIX + name.upper() for name in weak)
        raise WrongSetting(f"a secret of your own is needed for {names}")


def read_env_file(path: Path) -> dict[str, str]:
    """The variables of a ``.env`` file; none when there is no file."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}
