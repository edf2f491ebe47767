"""Settings: environment variables with the prefix ``SPORTELLO_`` (and ``.env``)."""

import re
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

DEVELOPMENT_SECRET = "sviluppo"  # noqa: S105  (public on purpose; refused in production)
SHORTEST_SECRET = 16  # characters, in production

_ADDRESS = re.compile(r"(sqlite|postgresql)(\+\w+)?://.*")


class Settings(BaseSettings):
    """All that differs between installations. Read once, never changed."""

    model_config = SettingsConfigDict(
        env_prefix="SPORTELLO_", env_file=".env", extra="ignore", frozen=True
    )

    env: Literal["development", "production"] = "development"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    database_url: str = "sqlite:///var/sportello.db"
    tracker_url: str = "sqlite:///var/rasa.db"

    edge_host: str = "0.0.0.0"  # noqa: S104  (the public reaches this process)
    edge_port: int = Field(default=8000, ge=1, le=65535)
    rasa_host: str = "127.0.0.1"
    rasa_port: int = Field(default=5005, ge=1, le=65535)
    actions_host: str = "127.0.0.1"
    actions_port: int = Field(default=5055, ge=1, le=65535)

    rasa_token: str = DEVELOPMENT_SECRET
    channel_secret: str = DEVELOPMENT_SECRET
    secret_key: str = DEVELOPMENT_SECRET

    limits: Literal["on", "off"] = "on"
    api_keys: str = ""  # comma separated; each has a limit of its own

    edition: str = "x_6686_2017"
    code_days: int = Field(default=90, ge=1)  # how long a summary code lasts

    controller_name: str = ""
    controller_contact: str = ""
    helpdesk_hours: str = ""
    helpdesk_phone: str = ""

    @model_validator(mode="after")
    def refuse_weak_production(self) -> Self:
        """Refuse, outside development, secrets to be guessed and limits off."""
        if self.env == "development":
            return self
        secrets = ("rasa_token", "channel_secret", "secret_key")
        weak = [name for name in secrets if len(getattr(self, name)) < SHORTEST_SECRET]
        if weak:
            names = ", ".join(f"SPORTELLO_{name.upper()}" for name in weak)
            raise PydanticCustomError(
                "weak_secret",
                "a secret of your own, at least {least} characters, is needed: {names}",
                {"names": names, "least": SHORTEST_SECRET},
            )
        if self.limits == "off":
            raise PydanticCustomError("limits_off", "SPORTELLO_LIMITS must be on")
        return self

    @model_validator(mode="after")
    def refuse_bad_database(self) -> Self:
        """Refuse what is no database address."""
        if not _ADDRESS.match(self.database_url):
            raise PydanticCustomError("bad_database", "no database address")
        return self

    @model_validator(mode="after")
    def refuse_shared_ports(self) -> Self:
        """Refuse two processes on one port."""
        ports = (self.edge_port, self.rasa_port, self.actions_port)
        if len(set(ports)) < len(ports):
            raise PydanticCustomError("same_port", "every process needs its own port")
        return self


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        pydantic.ValidationError: naming each setting that is wrong.
    """
    return Settings()
