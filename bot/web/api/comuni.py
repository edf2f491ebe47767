"""``GET /api/v1/comuni``."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.intake.places import Match
from bot.web.api.numbers import Count
from bot.web.api.schemas import ComuneOut
from bot.web.edge import TheEdge
from bot.web.problems import Json, responses

router = APIRouter(tags=["comuni"])


class ComuniQuery(BaseModel):
    """What to look for."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(max_length=100)
    limit: Count = 10


@router.get("/comuni", response_model=list[ComuneOut], responses=responses(422, 429))
async def get_comuni(edge: TheEdge, query: Annotated[ComuniQuery, Query()]) -> Response:
    """The comuni that a text may mean, most likely first."""
    found = edge.house.gazetteer.search(query.q, query.limit)
    return Json([_out(match) for match in found])


def _out(match: Match) -> dict[str, object]:
    place = match.place
    return {
        "istat": place.istat,
        "name": place.name,
        "province": place.province,
        "region": place.region,
        "score": match.score,
        "why": match.why,
    }
