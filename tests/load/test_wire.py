"""The load generator's connection."""

import pytest

from tests.load.conftest import Serve
from tests.load.wire import Connection, WrongAnswer


def test_one_connection_carries_many_requests(serve: Serve) -> None:
    with Connection(serve(200, b"")) as connection:
        answers = [connection.post("/", str(n).encode()) for n in range(3)]

        answers.append(connection.get("/health"))

    assert answers == [b"0", b"1", b"2", b"/health"]


def test_a_long_answer_arrives_whole(serve: Serve) -> None:
    long = "è".encode() * 200_000
    with Connection(serve(200, long)) as connection:
        assert connection.post("/", b"{}") == long


def test_headers_travel_with_the_request() -> None:
    connection = Connection.__new__(Connection)
    connection._host = "127.0.0.1:1"

    head = connection.request("/chat", b"{}", {"Idempotency-Key": "k"}).decode()

    assert head.splitlines() == [
        "POST /chat HTTP/1.1",
        "Host: 127.0.0.1:1",
        "Content-Type: application/json",
        "Content-Length: 2",
        "Idempotency-Key: k",
        "",
    ]


def test_a_failure_is_never_taken_for_a_fast_answer(serve: Serve) -> None:
    with (
        Connection(serve(503, b"busy")) as connection,
        pytest.raises(WrongAnswer, match="503"),
    ):
        connection.post("/", b"{}")
