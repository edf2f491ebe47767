"""What the action server is told: this turn, not the whole conversation.

Rasa sends every event and the whole domain, with all responses, at each call.
rasa-sdk reads of the domain only the slots' mappings and the forms, and of the
events those of the turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import UserUttered

from bot.engine.patches.replaced import replaces

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

_SLIM = "_sportello_slim"


@replaces("rasa.core.actions.action:RemoteAction._action_call_format", "b8da18ca9f78")
@replaces(
    "rasa.shared.core.trackers:DialogueStateTracker.current_state", "653e065543ec"
)
def action_call(
    action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
) -> dict[str, Any]:
    """The body of the request to the action server."""
    return {
        "next_action": action.name(),
        "sender_id": tracker.sender_id,
        "tracker": _state(tracker),
        "domain": _slim(domain),
        "version": rasa.__version__,
    }


def _state(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {
        "sender_id": tracker.sender_id,
        "slots": tracker.current_slot_values(),
        "latest_message": tracker._latest_message_data(),  # noqa: SLF001
        "latest_event_time": tracker.events[-1].timestamp if tracker.events else None,
        "followup_action": tracker.followup_action,
        "paused": tracker.is_paused(),
        "events": _events_of_the_turn(tracker),
        "latest_input_channel": tracker.get_latest_input_channel(),
        "active_loop": _loop(tracker),
        "latest_action": tracker.latest_action,
        "latest_action_name": tracker.latest_action_name,
    }


def _loop(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The active form, without the message that began it."""
    loop = tracker.active_loop
    return {**vars(loop), "trigger_message": None} if loop else {}


def _events_of_the_turn(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """From the person's last message on."""
    recent: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        recent.append(event.as_dict())
        if isinstance(event, UserUttered):
            break
    return recent[::-1]


def _slim(domain: Domain) -> dict[str, Any]:
    """Worked out once, and kept on the domain itself: it never changes."""
    kept = vars(domain)
    if _SLIM not in kept:
        whole = domain.as_dict()
        slots = whole.get("slots", {})
        kept[_SLIM] = {
            "forms": whole.get("forms", {}),
            "slots": {n: {"mappings": s["mappings"]} for n, s in slots.items()},
        }
    return kept[_SLIM]


def install() -> None:
    """Replace Rasa's request."""
    RemoteAction._action_call_format = action_call  # noqa: SLF001
