"""``POST /api/v1/prescreen``."""

from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Response

from bot.eligibility.facts import FactProblem, InvalidFacts, Value
from bot.eligibility.registry import UnknownEdition, edition
from bot.services.prescreen import known_facts, outcome
from bot.web.api.schemas import PrescreenAnswer, PrescreenRequest
from bot.web.edge import TheEdge
from bot.web.problems import Offence, ProblemError, encoded, offence, responses

router = APIRouter(tags=["prescreen"])

# "For the group, never for the verdict".
_FOR_THE_GROUP: Final = {"azienda", "settore", "colleghi"}


@router.post(
    "/prescreen",
    response_model=PrescreenAnswer,
    responses=responses(400, 413, 422, 429),
)
async def post_prescreen(edge: TheEdge, request: PrescreenRequest) -> Response:
    """Compare facts with an edition of the measure."""
    try:
        facts = known_facts(request.facts, edge.house.gazetteer)
        body = _answer(
            frozenset(item for item in facts.items() if item[0] not in _FOR_THE_GROUP),
            request.edition or edge.house.settings.edition,
        )
    except InvalidFacts as error:
        raise ProblemError(422, "facts", map(_offence, error.problems)) from error
    except UnknownEdition as error:
        wrong = offence("edition", "unknown_edition")
        raise ProblemError(422, "invalid", [wrong]) from error
    return Response(body, media_type="application/json")


@lru_cache(maxsize=4096)
def _answer(facts: frozenset[tuple[str, Value | None]], edition_id: str) -> bytes:
    """The answer's bytes: rules are pure, so an answer can be given again.

    What is for the group alone is not remembered: it may be a person's own words.
    """
    return encoded(outcome(dict(facts), edition(edition_id)))


def _offence(problem: FactProblem) -> Offence:
    return offence(f"facts.{problem.fact}", problem.reason)
