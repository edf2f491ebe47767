"""A keep-alive HTTP/1.1 connection that costs the load generator next to nothing."""

import socket
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlsplit

_PATIENCE = 60  # seconds without a byte


class WrongAnswer(RuntimeError):
    """The server answered, but not with what is measured."""


class Connection:
    """One connection to a server on this machine.

    Args:
        address: ``http://127.0.0.1:5005``.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host = parts.netloc
        self._socket = socket.create_connection(
            (parts.hostname or "", parts.port or 80), _PATIENCE
        )
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def post(
        self, path: str, body: bytes, headers: Mapping[str, str] | None = None
    ) -> bytes:
        """Send a JSON body; the body of the answer.

        Raises:
            WrongAnswer: the status is no success.
        """
        self._socket.sendall(self.request(path, body, headers) + body)
        return self._answer()

    def get(self, path: str) -> bytes:
        """The body of the answer.

        Raises:
            WrongAnswer: the status is no success.
        """
        head = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n"
        self._socket.sendall(head.encode())
        return self._answer()

    def request(
        self, path: str, body: bytes, headers: Mapping[str, str] | None = None
    ) -> bytes:
        """The head of a request."""
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: {self._host}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in (headers or {}).items()),
        ]
        return "\r\n".join([*lines, "", ""]).encode()

    def _answer(self) -> bytes:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._some()
        head, body = received[:end].lower(), received[end + 4 :]
        length = _length(head)
        while len(body) < length:
            body += self._some()
        if not head.startswith(b"http/1.1 2"):
            raise WrongAnswer(f"{head.decode()}\n{body.decode()}")
        return body

    def _some(self) -> bytes:
        received = self._socket.recv(65536)
        if not received:
            raise WrongAnswer("the server closed the connection")
        return received


def _length(head: bytes) -> int:
    _, found, after = head.partition(b"\r\ncontent-length:")
    if not found:
        raise WrongAnswer(f"no length:\n{head.decode()}")
    return int(after.split(b"\r\n", 1)[0])
