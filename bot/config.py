"""Settings: environment variables with the prefix ``SPORTELLO_`` (and ``.env``)."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEVELOPMENT_SECRET = "sviluppo"  # noqa: S105  (public on purpose; refused in production)


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
    def refuse_public_secrets(self) -> Self:
        """Refuse, outside development, a secret that anyone can read here."""
        secrets = ("rasa_token", "channel_secret", "secret_key")
        weak = [name for name in secrets if getattr(self, name) == DEVELOPMENT_SECRET]
        if self.env != "development" and weak:
            names = ", ".join(f"SPORTELLO_{name.upper()}" for name in weak)
            raise ValueError(f"a secret of your own is needed for {names}")
        return self


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        pydantic.ValidationError: naming each setting that is wrong.
    """
    return Settings()
