"""From the probability of each intent to what Rasa is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FALLBACK = "nlu_fallback"
_SHOWN = 10  # intents in the ranking
_DIGITS = 4


def base(label: str) -> str:
    """The intent of a label: ``ask_faq`` of ``ask_faq/naspi``."""
    return label.split("/", 1)[0]


def understanding(
    intents: Iterable[tuple[str, float]],
    topics: Mapping[str, str],
    least: float,
) -> dict[str, Any]:
    """Intent, ranking and topic of one message, in the shapes Rasa gives them.

    Args:
        intents: each intent with its probability.
        topics: the likeliest topic of each retrieval intent, ``ask_faq/naspi``.
        least: a best intent less probable than this is only a guess: the
            answer is ``nlu_fallback``, with the guesses after it.

    Returns:
        ``intent`` and ``intent_ranking``; for a retrieval intent also its topic,
        as ``with_topic`` adds it.
    """
    best_first = sorted(intents, key=lambda pair: -pair[1])
    ranking = [
        {"name": name, "confidence": round(float(score), _DIGITS)}
        for name, score in best_first[:_SHOWN]
    ]
    if ranking[0]["confidence"] < least:
        doubt = round(1 - ranking[0]["confidence"], _DIGITS)
        ranking.insert(0, {"name": FALLBACK, "confidence": doubt})
    chosen = ranking[0]["name"]
    found = {"intent": dict(ranking[0]), "intent_ranking": ranking}
    return with_topic(found, topics.get(chosen, chosen))


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
