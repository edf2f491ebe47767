"""A live tracker answers as Rasa's, and a compacted one as the whole."""

import unittest

from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.compaction import KEPT_TURNS, compact
from bot.engine.live_tracker import LiveTracker
from tests.engine.inside.conversations import DOMAIN, conversation

SEEDS = range(40)


def state(tracker: DialogueStateTracker) -> tuple[object, ...]:
    """What the next turn depends on."""
    return (
        tracker.current_slot_values(),
        tracker.active_loop_name,
        tracker.is_active_loop_rejected,
        tracker.is_active_loop_interrupted,
        tracker.is_paused(),
        tracker.latest_action_name,
        tracker.latest_message and tracker.latest_message.text,
        tracker.followup_action,
    )


class SameAnswers(unittest.TestCase):
    def test_applied_events_and_past_states_at_every_moment(self) -> None:
        for seed in SEEDS:
            ours, rasas = (
                kind("me", DOMAIN.slots) for kind in (LiveTracker, DialogueStateTracker)
            )
            for event in conversation(seed, 12):
                ours.update(event)
                rasas.update(event)
                assert rasas.applied_events() == ours.applied_events()
                for _ in range(2):
                    assert rasas.past_states(DOMAIN) == ours.past_states(DOMAIN)

    def test_the_caller_may_change_the_states(self) -> None:
        tracker = LiveTracker.from_events("me", conversation(1, 5), DOMAIN.slots)
        before = tracker.past_states(DOMAIN)
        for states in tracker.past_states(DOMAIN):
            states.get("user", {}).clear()
        assert before == tracker.past_states(DOMAIN)

    def test_a_copy_is_equal_and_apart(self) -> None:
        for seed in SEEDS:
            tracker = LiveTracker.from_events("me", conversation(seed, 8), DOMAIN.slots)
            before, length = state(tracker), len(tracker.events)
            twin = tracker.copy()
            assert state(twin) == before
            for event in conversation(seed + 1, 3):
                twin.update(event)
            assert state(tracker) == before
            assert len(tracker.events) == length


class Compaction(unittest.TestCase):
    def test_the_state_is_the_same_and_stays_the_same(self) -> None:
        for seed in SEEDS:
            events = conversation(seed, 30)
            whole = LiveTracker.from_events("me", events, DOMAIN.slots)
            shorter = self.compacted(events)
            assert len(shorter.events) < len(whole.events)
            assert state(whole) == state(shorter)
            for event in conversation(seed + 100, 4)[3:]:
                whole.update(event)
                shorter.update(event)
                assert state(whole) == state(shorter)

    def test_the_last_states_are_the_same(self) -> None:
        for seed in SEEDS:
            events = conversation(seed, 30)
            whole = LiveTracker.from_events("me", events, DOMAIN.slots)
            shorter = self.compacted(events).past_states(DOMAIN)
            last = min(6, len(shorter) - 3)
            assert whole.past_states(DOMAIN)[-last:] == shorter[-last:]

    def test_a_short_conversation_is_left_alone(self) -> None:
        events = conversation(3, KEPT_TURNS)
        blank = LiveTracker("me", DOMAIN.slots)
        assert compact(events, blank) == events

    def compacted(self, events: list) -> LiveTracker:
        shorter = compact(events, LiveTracker("me", DOMAIN.slots))
        return LiveTracker.from_events("me", shorter, DOMAIN.slots)
