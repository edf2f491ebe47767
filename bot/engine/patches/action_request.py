"""What the action server is told: this turn, not the whole conversation.

Rasa sends every event and the whole domain, with all responses, at each call.
rasa-sdk reads of the domain only the slots' mappings and the forms, and of the
events those of the turn.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import UserUttered

from bot.engine.patches.replaced import replaces

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

_DOMAINS: WeakKeyDictionary[Domain, dict[str, Any]] = WeakKeyDictionary()


@replaces("rasa.core.actions.action:RemoteAction._action_call_format", "428795b944f2")
@replaces(
    "rasa.shared.core.trackers:DialogueStateTracker.current_state", "a9f1526ceddf"
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
    loop = tracker.active_loop
    return {
        "sender_id": tracker.sender_id,
        "slots": tracker.current_slot_values(),
        "latest_message": tracker._latest_message_data(),  # noqa: SLF001
        "latest_event_time": tracker.events[-1].timestamp if tracker.events else None,
        "followup_action": tracker.followup_action,
        "paused": tracker.is_paused(),
        "events": _events_of_the_turn(tracker),
        "latest_input_channel": tracker.get_latest_input_channel(),
        "active_loop": asdict(loop) | {"trigger_message": None} if loop else {},
        "latest_action": tracker.latest_action,
        "latest_action_name": tracker.latest_action_name,
    }


def _events_of_the_turn(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """From the person's last message on."""
    recent: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        recent.append(event.as_dict())
        if isinstance(event, UserUttered):
            break
    return recent[::-1]


def _slim(domain: Domain) -> dict[str, Any]:
    if domain not in _DOMAINS:
        whole = domain.as_dict()
        slots = whole.get("slots", {})
        _DOMAINS[domain] = {
            "forms": whole.get("forms", {}),
            "slots": {n: {"mappings": s["mappings"]} for n, s in slots.items()},
        }
    return _DOMAINS[domain]


def install() -> None:
    """Replace Rasa's request."""
    RemoteAction._action_call_format = action_call  # noqa: SLF001
