"""The way to the action server: impatient, and patient only while it restarts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
from rasa.utils.endpoints import EndpointConfig

_WAITS = (0.1, 0.3, 0.6, 1.0)  # seconds between the attempts to connect: 2 in all
_LONGEST = 10  # seconds for one answer


class ActionsEndpoint(EndpointConfig):
    """Tries again for two seconds while nobody listens at the address.

    Only a connection that was refused is tried again: the action has not run.
    """

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Post to the action server and return its JSON.

        Raises:
            aiohttp.ClientError: nobody answered, or not with JSON.
            asyncio.TimeoutError: no answer in ten seconds.
        """
        kwargs["timeout"] = aiohttp.ClientTimeout(total=_LONGEST)
        for wait in _WAITS:
            with suppress(aiohttp.ClientConnectorError):
                return await super().request(*args, **kwargs)
            await asyncio.sleep(wait)
        return await super().request(*args, **kwargs)
