"""What travels on the chat API."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SessionRequest(_Body):
    """Where a chat is opened from."""

    site: str = Field(
        default="", max_length=100, description="Chiave pubblica del sito ospite."
    )


class MessageRequest(_Body):
    """One message: typed words, a pressed button, or a command of the page."""

    text: str | None = Field(
        default=None, description="Parole scritte, al massimo 2.000 caratteri."
    )
    button: str | None = Field(
        default=None, max_length=64, description="`token` di un pulsante."
    )
    command: Literal["restart"] | None = Field(
        default=None, description="Un comando della pagina."
    )

    @model_validator(mode="after")
    def hold_one_thing(self) -> "MessageRequest":
        """Refuse none, and more than one, of the three."""
        given = (self.text, self.button, self.command)
        if sum(each is not None for each in given) != 1:
            raise ValueError("exactly one of text, button, command")
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
