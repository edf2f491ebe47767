"""How often an address, or a key, may ask."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.bootstrap import App
from bot.web.app import create_app
from bot.web.limits import RateLimits
from tests.web.client import TestClient
from tests.web.conftest import house_in
from tests.web.scripted import ScriptedRasa

SECRETS = ("rasa_token", "channel_secret", "secret_key")
PRODUCTION = {"env": "production", **dict.fromkeys(SECRETS, "a secret of our own")}


async def hello(_request: object) -> PlainTextResponse:
    return PlainTextResponse("hello")


@pytest.fixture
def limited() -> Iterator[Starlette]:
    paths = ("/api/v1/a", "/chat/a", "/free")
    app = Starlette(routes=[Route(path, hello) for path in paths])
    limits = {"/api/": "3/minute", "/chat/": "1/minute"}
    app.add_middleware(
        RateLimits, keys=frozenset({"k1", "k2"}), per_address=limits, per_key="4/minute"
    )
    return app


def statuses(client: TestClient, path: str, times: int, **headers: str) -> list[int]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [client.get(path, headers=named).status_code for _ in range(times)]


def test_an_address_is_told_to_wait(limited: Starlette) -> None:
    client = TestClient(limited)
    assert statuses(client, "/api/v1/a", 4) == [200, 200, 200, 429]
    refusal = client.get("/api/v1/a")
    assert 1 <= int(refusal.headers["retry-after"]) <= 60
    assert refusal.headers["content-type"] == "application/problem+json"


def test_each_part_and_each_address_has_its_own_allowance(limited: Starlette) -> None:
    here = TestClient(limited, client=("192.0.2.1", 1))
    there = TestClient(limited, client=("192.0.2.2", 1))
    assert statuses(here, "/api/v1/a", 4)[-1] == 429
    assert statuses(here, "/chat/a", 1) == [200]
    assert statuses(there, "/api/v1/a", 1) == [200]
    assert statuses(here, "/free", 9) == [200] * 9


def test_addresses_of_one_ipv6_network_count_together(limited: Starlette) -> None:
    one = TestClient(limited, client=("2001:db8:0:1::1", 1))
    two = TestClient(limited, client=("2001:db8:0:1::2", 1))
    other = TestClient(limited, client=("2001:db8:0:2::1", 1))
    assert statuses(one, "/api/v1/a", 3) == [200] * 3
    assert statuses(two, "/api/v1/a", 1) == [429]
    assert statuses(other, "/api/v1/a", 1) == [200]


def test_a_known_key_has_an_allowance_of_its_own(limited: Starlette) -> None:
    client = TestClient(limited)
    assert statuses(client, "/api/v1/a", 4)[-1] == 429
    assert statuses(client, "/api/v1/a", 5, x_api_key="k1") == [200] * 4 + [429]
    assert statuses(client, "/api/v1/a", 1, x_api_key="k2") == [200]


def test_an_unknown_key_earns_nothing(limited: Starlette) -> None:
    client = TestClient(limited)
    assert statuses(client, "/api/v1/a", 4, x_api_key="mine") == [200] * 3 + [429]


def test_the_edge_is_limited_unless_told_otherwise(
    tmp_path_factory: pytest.TempPathFactory, house: App
) -> None:
    folder = tmp_path_factory.mktemp("limits")
    for settings in ({"limits": "on"}, {"limits": "on", **PRODUCTION}):
        strict = create_app(house_in(folder, **settings), ScriptedRasa())
        with TestClient(strict) as client:
            codes = statuses(client, "/api/v1/editions/x_9", 121)
        assert codes == [404] * 120 + [429]
    with TestClient(create_app(house, ScriptedRasa())) as client:
        assert 429 not in statuses(client, "/api/v1/editions/x_9", 121)
