"""What travels on the chat API."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.services.converse import MAX_MESSAGE
from bot.web.absent import not_null


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SessionRequest(_Body):
    """Where a chat is opened from."""

    site: str = Field(default="", max_length=100)


def _some_text(schema: dict[str, Any]) -> None:
    not_null(schema)
    schema["pattern"] = r"[^\s/\x00-\x1f\x7f]"


class MessageRequest(_Body):
    """One message: typed words, a pressed button, or a command of the page."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "maxProperties": 1}
    )

    text: str | None = Field(
        default=None,
        max_length=MAX_MESSAGE,
        json_schema_extra=_some_text,
    )
    button: str | None = Field(
        default=None,
        max_length=64,
        json_schema_extra=not_null,
    )
    command: Literal["restart"] | None = Field(
        default=None,
        json_schema_extra=not_null,
    )

    @model_validator(mode="after")
    def hold_one_thing(self) -> "MessageRequest":
        """Refuse none, and more than one, of the three."""
        given = self.model_fields_set
        if len(given) != 1 or getattr(self, next(iter(given))) is None:
            raise PydanticCustomError("one_thing", "exactly one of the three")
        return self


class ButtonOut(BaseModel):
    """An answer to choose; the token is good until the next message."""

    title: str
    token: str


class MessageOut(BaseModel):
    """One message of a chat.

    ``custom`` is the card of the public contract, ``card`` its words.
    """

    sender: Literal["bot", "user"]
    text: str
    buttons: list[ButtonOut]
    custom: dict[str, Any] | None
    card: dict[str, Any] | None


class SessionOut(BaseModel):
    """A chat just opened."""

    token: str
    expires: int
    messages: list[MessageOut]
    delivered: bool


class TurnOut(BaseModel):
    """The answer to a message.

    When it was not ``delivered``, send it again with the same key.
    """

    messages: list[MessageOut]
    delivered: bool


class HistoryOut(BaseModel):
    """All that was said."""

    messages: list[MessageOut]
