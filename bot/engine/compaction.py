"""A shorter tracker in the same state, so that turn 500 costs what turn 10 does.

Rasa replays every event of the session several times in each turn. In memory we
keep the last few turns and, before them, the few events that make the state they
start from. The database keeps everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONG = 120  # events: above this the tracker is made shorter
KEPT_TURNS = 8  # more than any rule or memorised story looks back
_COUNTED_TURNS = 2


def compact(events: Sequence[Event], blank: DialogueStateTracker) -> list[Event]:
    """The last turns, led by the events that make the state they start from.

    Args:
        events: those of a tracker that listens.
        blank: an empty tracker of the same conversation, which is used up.

    Returns:
        events whose replay ends in the same state; the same ones when there are
        too few turns to cut.
    """
    cut = _turns_before_the_end(events, KEPT_TURNS)
    if not cut:
        return list(events)
    for event in events[:cut]:
        blank.update(event)
    return [*_state(blank), *events[cut:]]


def _turns_before_the_end(events: Sequence[Event], turns: int) -> int:
    """Where the last turns begin, at what a person said; 0 when there are no more."""
    said = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    return said[-turns] if len(said) > turns else 0


def _state(tracker: DialogueStateTracker) -> Iterator[Event]:
    """Slots and form as they are, then the last turns that still count.

    Whether a form's turns count depends on how it ran before them.
    """
    for slot in tracker.slots.values():
        if slot.value != slot.initial_value:
            yield SlotSet(slot.name, slot.value)
    counted = tracker.applied_events()
    start = _turns_before_the_end(counted, _COUNTED_TURNS)
    forms = [event.name for event in counted[:start] if isinstance(event, ActiveLoop)]
    if forms and forms[-1]:
        yield ActiveLoop(forms[-1])
    if tracker.is_paused():
        yield ConversationPaused()
    yield ActionExecuted(ACTION_LISTEN_NAME)  # as before every user message
    yield from _without_repetition(counted[start:])


def _without_repetition(events: Sequence[Event]) -> list[Event]:
    """What was said is in the database, and of a slot only the last value holds.

    The turns of a form count as one, however many there were.
    """
    last = {e.key: id(e) for e in events if isinstance(e, SlotSet)}
    return [
        event
        for event in events
        if not isinstance(event, BotUttered)
        and not (isinstance(event, SlotSet) and last[event.key] != id(event))
    ]
