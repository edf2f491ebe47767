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
    ActionExecutionRejected,
    ActiveLoop,
    ConversationPaused,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG = 120  # events: above this the tracker is made shorter
KEPT_TURNS = 8  # more than any rule or memorised story looks back


def compact(events: Sequence[Event], blank: DialogueStateTracker) -> list[Event]:
    """The last turns, led by the events that make the state they start from.

    Args:
        events: those of a tracker that listens.
        blank: an empty tracker of the same conversation, which is used up.

    Returns:
        events whose replay ends in the same state; the same ones when there are
        too few turns to cut.
    """
    cut = _cut(events)
    if not cut:
        return list(events)
    for event in events[:cut]:
        blank.update(event)
    return [*_state(blank), *events[cut:]]


def _cut(events: Sequence[Event]) -> int:
    """Where the kept turns begin: at what a person said."""
    turns = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    return turns[-KEPT_TURNS] if len(turns) > KEPT_TURNS else 0


def _state(tracker: DialogueStateTracker) -> Iterable[Event]:
    for slot in tracker.slots.values():
        if slot.value != slot.initial_value:
            yield SlotSet(slot.name, slot.value)
    if loop := tracker.active_loop:
        yield ActiveLoop(loop.name)
        if loop.rejected:
            yield ActionExecutionRejected(loop.name)
    if tracker.is_paused():
        yield ConversationPaused()
    # Last, as before every user message: taking one back stops here.
    yield ActionExecuted(ACTION_LISTEN_NAME)
