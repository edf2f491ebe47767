"""``GET /api/v1/editions``."""

from typing import Any

from fastapi import APIRouter, Response

from bot.eligibility.criteria import Criterion, Edition
from bot.eligibility.registry import UnknownEdition, edition, editions
from bot.web.api.schemas import EditionOut
from bot.web.problems import Json, ProblemError, responses

router = APIRouter(tags=["editions"])


@router.get("/editions", response_model=list[EditionOut], responses=responses(429))
async def get_editions() -> Response:
    """The editions of the measure, with their criteria and the act's words."""
    return Json([_out(each) for each in editions()])


@router.get(
    "/editions/{edition_id}",
    response_model=EditionOut,
    responses=responses(404, 429),
)
async def get_edition(edition_id: str) -> Response:
    """One edition."""
    try:
        return Json(_out(edition(edition_id)))
    except UnknownEdition as error:
        raise ProblemError(404, "not_found") from error


def _out(rules: Edition) -> dict[str, Any]:
    return {
        "id": rules.id,
        "title": rules.title,
        "act": rules.act,
        "status": rules.status,
        "opens": rules.opens,
        "closes": rules.closes,
        "as_of": rules.as_of,
        "classes": [
            {
                "code": recipients.code,
                "quote": recipients.quote,
                "criteria": [_criterion(each, rules) for each in recipients.criteria],
            }
            for recipients in rules.classes
        ],
    }


def _criterion(criterion: Criterion, rules: Edition) -> dict[str, Any]:
    citation = criterion.citation
    return {
        "code": criterion.code,
        "name": criterion.name,
        "act": citation.act,
        "place": citation.place,
        "quote": citation.quote,
        "facts": list(criterion.needs),
        "source": rules.sources.get(criterion.code, "act"),
    }
