"""``POST /api/v1/prescreen``."""

from fastapi import APIRouter, Response

from bot.eligibility.facts import FactProblem, InvalidFacts
from bot.eligibility.registry import UnknownEdition
from bot.services.prescreen import prescreen
from bot.web.api.schemas import PrescreenAnswer, PrescreenRequest
from bot.web.edge import TheEdge
from bot.web.problems import Json, Offence, ProblemError, offence, responses

router = APIRouter(tags=["prescreen"])


@router.post(
    "/prescreen",
    response_model=PrescreenAnswer,
    responses=responses(400, 413, 422, 429),
)
async def post_prescreen(edge: TheEdge, request: PrescreenRequest) -> Response:
    """Compare facts with an edition of the measure."""
    edition = request.edition or edge.house.settings.edition
    try:
        return Json(prescreen(request.facts, edition, edge.house.gazetteer))
    except InvalidFacts as error:
        raise ProblemError(422, "facts", map(_offence, error.problems)) from error
    except UnknownEdition as error:
        raise ProblemError(
            422, "invalid", [offence("edition", "unknown_edition")]
        ) from error


def _offence(problem: FactProblem) -> Offence:
    return offence(f"facts.{problem.fact}", problem.reason)
