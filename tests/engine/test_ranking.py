"""From probabilities to what Rasa is told."""

from bot.engine.nlu.ranking import base, understanding

LEAST = 0.25
TOPICS = {"ask_faq": "ask_faq/naspi"}


def test_the_best_intent_comes_first() -> None:
    found = understanding([("deny", 0.2), ("affirm", 0.8)], TOPICS, LEAST)
    assert found["intent"] == {"name": "affirm", "confidence": 0.8}
    assert [one["name"] for one in found["intent_ranking"]] == ["affirm", "deny"]
    assert "response_selector" not in found


def test_a_guess_is_not_understood_but_stays_in_the_ranking() -> None:
    found = understanding([("deny", 0.2), ("affirm", 0.24)], TOPICS, LEAST)
    assert found["intent"] == {"name": "nlu_fallback", "confidence": 0.76}
    names = [one["name"] for one in found["intent_ranking"]]
    assert names == ["nlu_fallback", "affirm", "deny"]


def test_a_question_says_its_topic() -> None:
    found = understanding([("ask_faq", 0.9), ("deny", 0.1)], TOPICS, LEAST)
    assert found["intent"]["full_retrieval_intent_name"] == "ask_faq/naspi"
    assert found["response_selector"]["all_retrieval_intents"] == ["ask_faq"]


def test_the_ranking_is_no_longer_than_ten() -> None:
    many = [(f"intent_{n}", 0.05) for n in range(20)]
    assert len(understanding(many, {}, 0.0)["intent_ranking"]) == 10


def test_the_intent_of_a_label() -> None:
    assert base("ask_faq/naspi") == "ask_faq"
    assert base("inform") == "inform"
