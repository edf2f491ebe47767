"""What travels on the chat API."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from bot.services.converse import MAX_MESSAGE


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SessionRequest(_Body):
    """Where a chat is opened from."""

    site: str = Field(
        default="", max_length=100, description="Chiave pubblica del sito ospite."
    )


class MessageRequest(_Body):
    """One message: typed words, a pressed button, or a command of the page."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "maxProperties": 1}
    )

    text: str | SkipJsonSchema[None] = Field(
        default=None,
        max_length=MAX_MESSAGE,
        description="Parole scritte.",
        json_schema_extra={"pattern": r"[^\s/\x00-\x1f\x7f]"},
    )
    button: str | SkipJsonSchema[None] = Field(
        default=None, max_length=64, description="`token` di un pulsante."
    )
    command: Literal["restart"] | SkipJsonSchema[None] = Field(
        default=None, description="Un comando della pagina."
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
    expires: int = Field(description="Secondi dal 1970.")
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
