"""Signed, expiring proof that a chat is yours; nothing is kept of it."""

import base64
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

LIFETIME = 12 * 60 * 60  # seconds
_PURPOSE = b"chat-session-1"


class InvalidToken(ValueError):
    """A token that opens nothing.

    Attributes:
        reason: ``malformed`` (forged too) or ``expired``.
    """

    def __init__(self, reason: Literal["malformed", "expired"]) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Token:
    """A token just made.

    Attributes:
        text: what the client sends back as a bearer token.
        conversation: the id that the server chose.
        expires: seconds since the epoch.
    """

    text: str
    conversation: str
    expires: int


class Tokens:
    """Makes tokens and reads them back.

    Args:
        secret: known to the server alone.
        now: seconds since the epoch.
    """

    def __init__(self, secret: str, now: Callable[[], float]) -> None:
        self._key = hmac.digest(secret.encode(), _PURPOSE, "sha256")
        self._now = now

    def issue(self) -> Token:
        """A token for a new conversation with an unguessable id."""
        conversation = f"web-{secrets.token_urlsafe(18)}"
        expires = int(self._now()) + LIFETIME
        claim = f"{conversation}.{expires}"
        return Token(f"{claim}.{self._sign(claim)}", conversation, expires)

    def read(self, token: str) -> str:
        """The conversation that a token opens.

        Raises:
            InvalidToken: it was not made here, or its time is over.
        """
        claim, _, signature = token.rpartition(".")
        if not hmac.compare_digest(_bytes(signature), _bytes(self._sign(claim))):
            raise InvalidToken("malformed")
        conversation, _, expires = claim.rpartition(".")
        if int(expires) <= self._now():
            raise InvalidToken("expired")
        return conversation

    def _sign(self, claim: str) -> str:
        digest = hmac.digest(self._key, _bytes(claim), "sha256")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
