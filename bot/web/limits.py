"""How often one address, or one API key, may ask."""

import time
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.problems import ProblemError, problem

# Path prefix -> allowance of one address; the longest prefix that fits counts.
PER_ADDRESS: Mapping[str, str] = {
    "/api/": "120/minute",
    "/chat/sessions": "20/minute",
    "/chat/": "90/minute",
}
PER_KEY = "1200/minute"


class RateLimits:
    """Answers 429, with ``Retry-After``, to who asks too often.

    Args:
        app: what to protect.
        keys: the API keys that have an allowance of their own.
        per_address: path prefix -> allowance, as ``limits`` reads it.
        per_key: allowance of each key over the whole API.
        now: seconds since the epoch.
    """

    def __init__(
        self,
        app: ASGIApp,
        keys: frozenset[str] = frozenset(),
        per_address: Mapping[str, str] = PER_ADDRESS,
        per_key: str = PER_KEY,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.app = app
        self.keys = keys
        self.per_address = {
            prefix: parse(per_address[prefix])
            for prefix in sorted(per_address, key=len, reverse=True)
        }
        self.per_key = parse(per_key)
        self.now = now
        self.limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429."""
        wait = await self._seconds_to_wait(scope) if scope["type"] == "http" else 0
        if not wait:
            await self.app(scope, receive, send)
            return
        refusal = ProblemError(
            429, "too_many", headers={"Retry-After": str(wait)}, seconds=wait
        )
        await problem(refusal)(scope, receive, send)

    async def _seconds_to_wait(self, scope: Scope) -> int:
        prefix = next((p for p in self.per_address if _under(scope, p)), None)
        if prefix is None:
            return 0
        item, who = self._allowance(scope, prefix)
        if await self.limiter.hit(item, *who):
            return 0
        reset, _remaining = await self.limiter.get_window_stats(item, *who)
        return max(1, round(reset - self.now()))

    def _allowance(
        self, scope: Scope, prefix: str
    ) -> tuple[RateLimitItem, tuple[str, str]]:
        key = Headers(scope=scope).get("x-api-key", "")
        if prefix == "/api/" and key in self.keys:
            return self.per_key, ("key", key)
        return self.per_address[prefix], (prefix, _network(scope))


def _under(scope: Scope, prefix: str) -> bool:
    return str(scope["path"]).startswith(prefix)


def _network(scope: Scope) -> str:
    """The sender's address; of an IPv6 one the /64, which is one household."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return address.exploded[:19]
    return str(address)
