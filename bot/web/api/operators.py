"""``GET /api/v1/operators``."""

from typing import Annotated, NoReturn

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.directory.origin import Origin, UnknownOrigin
from bot.services.find_operators import nearby_offices
from bot.web.absent import not_null
from bot.web.api.numbers import Count, Latitude, Longitude
from bot.web.api.schemas import OperatorsAnswer
from bot.web.edge import TheEdge
from bot.web.problems import Json, ProblemError, offence, responses

router = APIRouter(tags=["operators"])


class OperatorsQuery(BaseModel):
    """Where from: a comune, a CAP, or a position; the first given one counts."""

    model_config = ConfigDict(extra="forbid")

    comune: str | None = Field(
        default=None,
        min_length=1,
        max_length=100,
        json_schema_extra=not_null,
    )
    cap: str | None = Field(
        default=None, pattern=r"^[0-9]{5}$", json_schema_extra=not_null
    )
    lat: Latitude | None = Field(default=None, json_schema_extra=not_null)
    lon: Longitude | None = Field(default=None, json_schema_extra=not_null)
    limit: Count = 5


@router.get(
    "/operators",
    response_model=OperatorsAnswer,
    responses=responses(404, 422, 429, 503),
)
def get_operators(edge: TheEdge, query: Annotated[OperatorsQuery, Query()]) -> Response:
    """Accredited operators and job centres, nearest first."""
    origin = _origin(edge, query)
    offices = edge.house.database.offices
    return Json(nearby_offices(origin, offices, query.limit).as_answer())


def _origin(edge: TheEdge, query: OperatorsQuery) -> Origin:
    whole = (query.lat is None) == (query.lon is None)
    if not whole or not (query.comune or query.cap or query.lat is not None):
        raise ProblemError(422, "invalid", [offence("comune", "missing_origin")])
    try:
        return edge.house.origins.find(query.comune, query.cap, query.lat, query.lon)
    except UnknownOrigin as error:
        _refuse(error)


def _refuse(error: UnknownOrigin) -> NoReturn:
    if error.reason == "ambiguous":
        choices = ", ".join(
            f"{each.name} ({each.province}) {each.istat}" for each in error.choices
        )
        wrong = offence("comune", "ambiguous", choices=choices)
        raise ProblemError(422, "invalid", [wrong]) from error
    raise ProblemError(404, "place_not_found") from error
