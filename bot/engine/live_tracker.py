"""A tracker in memory that knows what is stored, and does not replay itself.

Rasa works out the applied events and the past states of a conversation several
times for each prediction, and copies a tracker by replaying all its events.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.patches.replaced import replaces

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain, State
    from rasa.shared.core.events import Event
    from rasa.shared.core.slots import Slot


class LiveTracker(DialogueStateTracker):
    """Rasa's tracker, with the same answers.

    Events are only ever added, so what was worked out for so many of them holds
    until there is one more.

    Attributes:
        stored: how many of its events are rows already.
        newest: number of the conversation's last row when it was read or stored.
    """

    stored = 0
    newest = 0
    _applied: tuple[int, list[Event]] = (-1, [])
    _states: tuple[tuple[int, bool], list[State]] = ((-1, False), [])

    @replaces("rasa.shared.core.trackers:DialogueStateTracker.copy", "ee85e538659b")
    @replaces("rasa.shared.core.trackers:DialogueStateTracker.__init__", "174966138a5c")
    def copy(self) -> LiveTracker:
        """A twin that can be changed without changing this one."""
        twin = copy(self)
        twin.events = self.events.copy()
        twin.slots = {name: _twin(slot) for name, slot in self.slots.items()}
        twin.active_loop = copy(self.active_loop)
        return twin

    @replaces(
        "rasa.shared.core.trackers:DialogueStateTracker.applied_events", "78464fb46cde"
    )
    def applied_events(self) -> list[Event]:
        """The events that count: none that was taken back."""
        if self._applied[0] != len(self.events):
            self._applied = (len(self.events), super().applied_events())
        return list(self._applied[1])

    @replaces(
        "rasa.shared.core.trackers:DialogueStateTracker.past_states", "650a32ec25de"
    )
    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        """The states before each action, which the caller may change."""
        if ignore_rule_only_turns:
            return super().past_states(
                domain, omit_unset_slots, ignore_rule_only_turns, rule_only_data
            )
        moment = (len(self.events), omit_unset_slots)
        if self._states[0] != moment:
            self._states = (moment, super().past_states(domain, omit_unset_slots))
        return [{part: dict(of) for part, of in s.items()} for s in self._states[1]]


def _twin(slot: Slot) -> Slot:
    twin = object.__new__(type(slot))
    twin.__dict__.update(slot.__dict__)
    return twin
