"""``/chat``: open a chat, speak, read it again, erase it."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.services.converse import (
    AssistantUnreachable,
    InvalidMessage,
    Press,
    Reply,
    Said,
    Turn,
    converse,
    pressed,
    typed,
)
from bot.services.erase_conversation import erase_conversation
from bot.web.chat import schemas
from bot.web.chat.folding import fold
from bot.web.chat.memory import Chat, ReusedKey, StaleButton
from bot.web.chat.messages import not_delivered, reply_out, said_out, turn_out
from bot.web.chat.tokens import InvalidToken
from bot.web.edge import TheEdge
from bot.web.problems import Json, ProblemError, offence, responses

router = APIRouter(prefix="/chat", tags=["chat"])

_bearer = HTTPBearer(auto_error=False)

# The history does not show what begins with "/".
GREETING = Said("/greet", Press("greet"))
COMMANDS = {"restart": Said("/restart", Press("restart"))}


async def _conversation(
    edge: TheEdge,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> str:
    """The conversation that the bearer token opens."""
    challenge = {"WWW-Authenticate": "Bearer"}
    if credentials is None:
        raise ProblemError(401, "unauthorized", headers=challenge)
    try:
        return edge.tokens.read(credentials.credentials)
    except InvalidToken as error:
        name = "expired" if error.reason == "expired" else "unauthorized"
        raise ProblemError(401, name, headers=challenge) from error


Conversation = Annotated[str, Depends(_conversation)]
IdempotencyKey = Annotated[
    str,
    Header(
        min_length=8,
        max_length=100,
        pattern=r"^[!-~]+$",
    ),
]


@router.post(
    "/sessions",
    status_code=201,
    response_model=schemas.SessionOut,
    responses=responses(400, 413, 422, 429),
)
async def open_session(edge: TheEdge, _request: schemas.SessionRequest) -> Response:
    """Open a chat: a token that expires, and the greeting."""
    token = edge.tokens.issue()
    turn = await _take_turn(edge, token.conversation, "greeting", "", GREETING)
    return Json({"token": token.text, "expires": token.expires, **turn}, 201)


@router.post(
    "/messages",
    response_model=schemas.TurnOut,
    responses=responses(400, 401, 409, 413, 422, 429),
)
async def send_message(
    edge: TheEdge,
    conversation: Conversation,
    idempotency_key: IdempotencyKey,
    request: schemas.MessageRequest,
) -> Response:
    """Say something and get the replies."""
    try:
        said = _said_at_once(request)
    except InvalidMessage as error:
        wrong = offence("text", f"message_{error.reason}")
        raise ProblemError(422, "invalid", [wrong]) from error
    try:
        turn = await _take_turn(
            edge, conversation, idempotency_key, request.model_dump_json(), said
        )
    except StaleButton as error:
        raise ProblemError(409, "stale_button") from error
    except ReusedKey as error:
        raise ProblemError(409, "reused_key") from error
    return Json(turn)


@router.get(
    "/history",
    response_model=schemas.HistoryOut,
    responses=responses(401, 429, 503),
)
async def read_history(edge: TheEdge, conversation: Conversation) -> Response:
    """All that was said; the last turn's buttons are live again."""
    try:
        spoken = await edge.rasa.history(conversation)
    except AssistantUnreachable as error:
        raise ProblemError(503, "unavailable", headers={"Retry-After": "5"}) from error
    chat = edge.chats.get(conversation)
    live = chat.offer(reply.buttons for reply in _last_turn(spoken))
    spent: list[tuple[str, ...]] = [()] * (len(spoken) - len(live))
    gazetteer = edge.house.gazetteer
    messages = [
        said_out(each) if isinstance(each, Said) else reply_out(each, names, gazetteer)
        for each, names in zip(spoken, [*spent, *live], strict=True)
    ]
    return Json({"messages": fold(messages)})


@router.delete("/session", status_code=204, responses=responses(401, 429, 503))
async def erase_session(edge: TheEdge, conversation: Conversation) -> Response:
    """Erase the conversation, everywhere."""
    try:
        await edge.rasa.erase(conversation)
    except AssistantUnreachable as error:
        raise ProblemError(503, "unavailable", headers={"Retry-After": "5"}) from error
    await asyncio.to_thread(
        erase_conversation, edge.house.database.conversations, conversation
    )
    edge.chats.forget(conversation)
    return Response(status_code=204)


def _said_at_once(request: schemas.MessageRequest) -> Said | str:
    """What is said, or the token of the button that will tell."""
    if request.text is not None:
        return typed(request.text)
    if request.command is not None:
        return COMMANDS[request.command]
    return str(request.button)


async def _take_turn(
    edge: TheEdge, conversation: str, key: str, body: str, said: Said | str
) -> dict[str, object]:
    chat = edge.chats.get(conversation)

    async def run() -> Turn:
        words = _press(chat, said) if isinstance(said, str) else said
        return await converse(conversation, words, edge.rasa)

    try:
        return turn_out(await chat.once(key, body, run), edge.house.gazetteer)
    except TimeoutError:
        return not_delivered()


def _press(chat: Chat, token: str) -> Said:
    return pressed(chat.press(token))


def _last_turn(spoken: tuple[Said | Reply, ...]) -> tuple[Reply, ...]:
    """The replies after the last thing the person said."""
    last: list[Reply] = []
    for each in reversed(spoken):
        if isinstance(each, Said):
            break
        last.insert(0, each)
    return tuple(last)
