"""The way to the action server: impatient, and patient only while it restarts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.engine.patches.replaced import replaces

_WAITS = (0.1, 0.3, 0.6, 1.0)  # seconds between the attempts to connect: 2 in all
_LONGEST = aiohttp.ClientTimeout(total=10)  # seconds for one answer
_IDLE = 15  # seconds that a connection stays open between two calls
_FAILED = 400


class ActionsEndpoint(EndpointConfig):
    """Keeps its connections, and tries again for two seconds to make one.

    Only a connection that was refused is tried again: the action has not run.
    """

    _session: aiohttp.ClientSession | None = None

    @replaces("rasa.utils.endpoints:EndpointConfig.request", "bc49eb77a158")
    async def request(self, *_: Any, json: Any, **__: Any) -> Any:
        """Post to the action server and return its JSON.

        Raises:
            ClientResponseError: it answered with an error.
            aiohttp.ClientError: nobody answered, or not with JSON.
            asyncio.TimeoutError: no answer in ten seconds.
        """
        for wait in _WAITS:
            with suppress(aiohttp.ClientConnectorError):
                return await self._post(json)
            await asyncio.sleep(wait)
        return await self._post(json)

    async def _post(self, body: Any) -> Any:
        if self._session is None:
            connector = aiohttp.TCPConnector(keepalive_timeout=_IDLE)
            self._session = aiohttp.ClientSession(connector=connector, timeout=_LONGEST)
        async with self._session.post(self.url, json=body) as response:
            if response.status >= _FAILED:
                said = await response.text()
                raise ClientResponseError(response.status, response.reason, said)
            return await response.json()

    async def close(self) -> None:
        """Give the connections back."""
        if self._session:
            await self._session.close()
