"""A memoization policy that has memorised nothing does not search its memory."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.patches.replaced import find, replaces

# The annotations are read at run time: Rasa checks the types of a graph's functions.
_TARGET = (
    "rasa.core.policies.memoization:MemoizationPolicy.predict_action_probabilities"
)
_rasas_own = find(_TARGET)


@replaces(_TARGET, "908211e3fe73")
def predict_action_probabilities(
    policy: MemoizationPolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    rule_only_data: dict[str, Any] | None = None,
    **rest: Any,
) -> PolicyPrediction:
    """Rasa's prediction; at once when there is nothing to recall."""
    if not policy.lookup:
        return policy._prediction(policy._default_predictions(domain))  # noqa: SLF001
    return _rasas_own(policy, tracker, domain, rule_only_data=rule_only_data, **rest)


def install() -> None:
    """Replace Rasa's search."""
    MemoizationPolicy.predict_action_probabilities = predict_action_probabilities
