"""Made-up conversations, for the tests of trackers."""

import random
from collections.abc import Iterator

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)

from tests.engine.inside.run import FIXTURE

DOMAIN = Domain.load(str(FIXTURE / "domain.yml"))
FORM = "screening_form"


def beginning() -> list[Event]:
    """What Rasa writes before the first message."""
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]


def turn(chance: random.Random, active: bool) -> Iterator[Event]:
    """One message and what may follow it."""
    intent = chance.choice(["inform", "ask_why", "affirm", "greet"])
    yield UserUttered(f"messaggio {chance.random()}", {"name": intent})
    kind = chance.random()
    if kind < 0.1:
        yield ActionExecuted("action_default_fallback")
        yield UserUtteranceReverted()
    elif kind < 0.3 and active:
        yield ActionExecutionRejected(FORM)
        yield ActionExecuted("utter_why")
        yield ActionExecuted(FORM)
    elif active:
        yield ActionExecuted(FORM)
        yield SlotSet(chance.choice(["condizione", "azienda"]), chance.random())
        if kind > 0.9:
            yield ActiveLoop(None)
            yield SlotSet("requested_slot", None)
    else:
        yield ActionExecuted(FORM)
        yield ActiveLoop(FORM)
        yield SlotSet("requested_slot", "condizione")
    yield BotUttered("risposta")
    if kind > 0.97:
        yield ActionExecuted("action_restart")
        yield Restarted()
    yield ActionExecuted("action_listen")


def conversation(seed: int, turns: int) -> list[Event]:
    """A plausible session, the same one for the same seed."""
    chance = random.Random(seed)
    events, active = beginning(), False
    for _ in range(turns):
        for event in turn(chance, active):
            events.append(event)
            if isinstance(event, ActiveLoop):
                active = event.name is not None
            if isinstance(event, Restarted):
                active = False
    return events
