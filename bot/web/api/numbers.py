"""Numbers in a query: digits are read, nothing else is guessed."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

MOST = 50

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,3}(\.\d{1,20})?", re.ASCII)


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise PydanticCustomError("wrong_type", "not a whole number")
    return value


def _decimal(value: object) -> object:
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        raise PydanticCustomError("wrong_type", "not a decimal number")
    return value


Count = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_whole)]
"""How many results, 1 to 50."""

Latitude = Annotated[float, Field(ge=35, le=48), BeforeValidator(_decimal)]
"""Degrees north, within Italy's."""

Longitude = Annotated[float, Field(ge=6, le=19), BeforeValidator(_decimal)]
"""Degrees east, within Italy's."""
