"""From the probability of each label to the intent that Rasa is told.

A label is an intent (``inform``) or one topic of a retrieval intent
(``ask_faq/naspi``). The probabilities of the topics add up to their intent's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

FALLBACK = "nlu_fallback"
_SHOWN = 10  # intents in the ranking
_DIGITS = 4


@dataclass(frozen=True)
class Thresholds:
    """When the best intent is only a guess.

    Attributes:
        confidence: below this it is one.
        margin: so it is with a lead over the second smaller than this, unless
            the best reaches ``sure``.
        sure: from here on the lead is not looked at.
    """

    confidence: float
    margin: float
    sure: float

    def a_guess(self, best: float, second: float) -> bool:
        """Whether the best intent should not be believed."""
        too_close = best < self.sure and best - second < self.margin
        return best < self.confidence or too_close


def base(label: str) -> str:
    """The intent of a label: ``ask_faq`` of ``ask_faq/naspi``."""
    return label.split("/", 1)[0]


def understanding(
    scored: Iterable[tuple[str, float]], thresholds: Thresholds
) -> dict[str, Any]:
    """Intent, ranking and topic of one message, in the shapes Rasa gives them.

    Args:
        scored: each label with its probability.
        thresholds: when to answer ``nlu_fallback``.

    Returns:
        ``intent`` and ``intent_ranking``; for a retrieval intent also its topic,
        as ``with_topic`` adds it.
    """
    best_first = sorted(scored, key=lambda pair: -pair[1])
    ranking = _by_intent(best_first)
    second = ranking[1]["confidence"] if len(ranking) > 1 else 0.0
    if thresholds.a_guess(ranking[0]["confidence"], second):
        doubt = round(1 - ranking[0]["confidence"], _DIGITS)
        ranking.insert(0, {"name": FALLBACK, "confidence": doubt})
    chosen = ranking[0]["name"]
    label = next((lab for lab, _ in best_first if base(lab) == chosen), chosen)
    found = {"intent": dict(ranking[0]), "intent_ranking": ranking[:_SHOWN]}
    return with_topic(found, label)


def with_topic(found: dict[str, Any], label: str) -> dict[str, Any]:
    """Add the topic of a retrieval intent, as a ResponseSelector would.

    Rasa's own ``utter_ask_faq`` then answers with ``utter_ask_faq/naspi``.
    """
    intent = base(label)
    if label == intent:
        return found
    response = {"intent_response_key": label, "utter_action": f"utter_{label}"}
    return found | {
        "intent": found["intent"] | {"full_retrieval_intent_name": label},
        "response_selector": {
            "all_retrieval_intents": [intent],
            intent: {"response": response},
        },
    }


def _by_intent(best_first: list[tuple[str, float]]) -> list[dict[str, Any]]:
    totals: dict[str, float] = {}
    for label, score in best_first:
        totals[base(label)] = totals.get(base(label), 0.0) + score
    ordered = sorted(totals.items(), key=lambda pair: -pair[1])
    return [{"name": n, "confidence": round(float(s), _DIGITS)} for n, s in ordered]
