"""No call to the action server when its answer cannot matter to the form.

When the form is interrupted by a question ("perché me lo chiedi?") Rasa asks the
validation action twice: before giving way, and before asking its question again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.actions.forms import FormAction
from rasa.shared.constants import IGNORED_INTENTS
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import Event, SlotSet, UserUttered

from bot.engine.patches.replaced import find, replaces

if TYPE_CHECKING:
    from rasa.core.channels.channel import OutputChannel
    from rasa.core.nlg import NaturalLanguageGenerator
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

_TARGET = "rasa.core.actions.forms:FormAction._validate_if_required"
_rasas_own = find(_TARGET)


@replaces(_TARGET, "d8a33e9bd38f")
@replaces("rasa.core.actions.forms:FormAction.validate", "def2d0fcdbee")
@replaces("rasa.core.actions.forms:FormAction.do", "b3ff652bb267")
async def validate_if_required(
    form: FormAction,
    tracker: DialogueStateTracker,
    domain: Domain,
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
) -> list[Event]:
    """What validation gives, without asking for what is already known.

    Raises:
        ActionExecutionRejection: the message is not for the form.
    """
    asked = form.get_slot_to_fill(tracker)
    if asked and not _anything_set(tracker):
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            return [SlotSet(REQUESTED_SLOT, asked)]  # ask again
        if not tracker.is_active_loop_interrupted and _ignores(form, tracker, domain):
            raise ActionExecutionRejection(form.name(), "an ignored intent")
    return await _rasas_own(form, tracker, domain, output_channel, nlg)


def _anything_set(tracker: DialogueStateTracker) -> bool:
    """Whether a slot was set since the person's last message."""
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet):
            return True
        if isinstance(event, UserUttered):
            return False
    return False


def _ignores(form: FormAction, tracker: DialogueStateTracker, domain: Domain) -> bool:
    ignored = domain.forms.get(form.name(), {}).get(IGNORED_INTENTS) or []
    intent = tracker.latest_message.intent_name if tracker.latest_message else None
    return intent in ([ignored] if isinstance(ignored, str) else ignored)


def install() -> None:
    """Replace Rasa's decision to validate."""
    FormAction._validate_if_required = validate_if_required  # noqa: SLF001
