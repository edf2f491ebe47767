"""A guess of the model is weighed against the readers; a sure one is taken."""

import pytest

from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message, State, Turn
from tests.services.dialogue.conftest import Talk, said

ODD = "qui davanti al cancello ci guardiamo in faccia"


def answer(
    talk: Talk,
    *guesses: tuple[str, float],
    text: str = ODD,
    intent: str = "inform",
    confidence: float = 0.9,
) -> Turn:
    asked = str(talk.state.asked or "condizione")
    message = Message(text, intent, confidence=confidence, guesses={asked: guesses})
    turn = take_turn(message, talk.state, talk.world)
    talk.state = turn.state
    return turn


def begun(talk: Talk) -> Talk:
    talk.say("buongiorno", intent="greet")
    return talk


def test_a_likely_value_is_asked_about(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.8), ("disoccupato", 0.1))
    assert said(turn) == ["utter_heard_check"]
    assert talk.state.facts == {}
    talk.say("sì", intent="affirm")
    assert talk.state.facts["condizione"] == "sospeso"


def test_two_values_are_offered_when_neither_is_likely(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.45), ("disoccupato", 0.4))
    assert said(turn) == ["utter_choose_value"]


def test_three_values_are_offered_when_two_are_not_enough(talk: Talk) -> None:
    turn = answer(
        begun(talk), ("sospeso", 0.25), ("disoccupato", 0.2), ("preavviso", 0.2)
    )
    assert said(turn) == ["utter_choose_value"]
    assert len(talk.state.choices) == 3


def test_a_sure_guess_is_taken_and_shown_before_the_verdict(talk: Talk) -> None:
    answer(begun(talk), ("sospeso", 0.95), ("disoccupato", 0.02))
    assert talk.state.facts == {"condizione": "sospeso"}


def test_yes_or_no_is_never_taken_from_a_guess(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria")
    assert talk.state.asked == "accordo_esuberi"
    turn = answer(talk, ("true", 0.99), ("false", 0.01))
    assert said(turn) == ["utter_heard_check"]
    assert [choice.value for choice in talk.state.choices] == [True]


def test_yes_or_no_is_not_offered_on_a_whim(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria")
    answer(talk, ("true", 0.7), ("false", 0.3))
    assert talk.state.choices == ()


def test_a_no_is_never_offered_alone(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria")
    answer(talk, ("false", 0.95), ("true", 0.05))
    assert [choice.value for choice in talk.state.choices] == [True, False]


def test_an_answer_that_says_again_what_was_offered_accepts_it(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria")
    answer(talk, ("true", 0.8), ("false", 0.2))
    answer(talk, ("true", 0.8), ("false", 0.2))
    assert talk.state.facts["accordo_esuberi"] is True


def test_an_answer_that_says_another_thing_accepts_nothing(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria")
    answer(talk, ("true", 0.8), ("false", 0.2))
    answer(talk, ("false", 0.7), ("true", 0.3))
    assert "accordo_esuberi" not in talk.state.facts


def test_a_sure_guess_questions_what_the_readers_found(talk: Talk) -> None:
    answer(begun(talk), ("preavviso", 0.97), text="sono disoccupato")
    assert "condizione" not in talk.state.facts
    offered = [choice.value for choice in talk.state.choices]
    assert offered == ["disoccupato", "preavviso"]


@pytest.mark.parametrize(
    "guesses",
    [
        [("disoccupato", 0.6), ("preavviso", 0.3)],
        [("preavviso", 0.55), ("disoccupato", 0.1)],
        [("preavviso", 0.7), ("disoccupato", 0.25)],
    ],
)
def test_the_readers_hold_against_less(
    talk: Talk, guesses: list[tuple[str, float]]
) -> None:
    answer(begun(talk), *guesses, text="sono disoccupato")
    assert talk.state.facts["condizione"] == "disoccupato"


def test_a_question_or_a_refusal_is_no_answer_to_guess_about(talk: Talk) -> None:
    answer(begun(talk), ("sospeso", 0.99), intent="ask_why")
    assert talk.state.facts == {}


def test_a_weak_guess_is_no_guess(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.2), ("disoccupato", 0.2))
    assert said(turn) == ["utter_again_condizione", "utter_ask_condizione"]


def test_what_may_not_be_an_answer_is_not_guessed_about(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.9), confidence=0.3)
    assert "utter_heard_check" not in said(turn)


def test_what_a_first_message_may_say_is_asked_about(talk: Talk) -> None:
    talk.state = State()
    answer(talk, ("sospeso", 0.95))
    assert talk.state.facts == {}
    assert [choice.value for choice in talk.state.choices] == ["sospeso"]


def test_a_first_message_is_not_read_into(talk: Talk) -> None:
    talk.state = State()
    answer(talk, ("sospeso", 0.8))
    assert talk.state.choices == ()


def test_what_is_told_beside_the_answer_is_weighed_too(talk: Talk) -> None:
    begun(talk)
    talk.say("sono disoccupato", intent="inform")
    assert talk.state.asked == "residenza"
    guesses = {"causa_cessazione": [("fine_missione", 0.95), ("dimissioni", 0.01)]}
    told = Message("Lodi, mi sono dimesso", "inform", guesses=guesses)
    turn = take_turn(told, talk.state, talk.world)
    assert turn.state.facts["residenza"] == "098031"
    assert "causa_cessazione" not in turn.state.facts
    offered = [choice.value for choice in turn.state.choices]
    assert offered == ["dimissioni", "fine_missione"]


@pytest.mark.parametrize("text", ["abito a Dalmine", "no aspetta abito a Treviolo"])
def test_a_message_about_something_else_is_not_read_into(talk: Talk, text: str) -> None:
    answer(begun(talk), ("sospeso", 0.8), text=text)
    assert "condizione" not in talk.state.facts
    assert talk.state.choices == ()


def test_a_sure_guess_beside_something_else_is_asked_about(talk: Talk) -> None:
    answer(begun(talk), ("sospeso", 0.97), text="abito a Dalmine")
    assert "condizione" not in talk.state.facts
    assert [choice.value for choice in talk.state.choices] == ["sospeso"]


def test_what_was_offered_is_not_accepted_by_something_else(talk: Talk) -> None:
    answer(begun(talk), ("sospeso", 0.8))
    answer(talk, ("sospeso", 0.97), text="no aspetta, abito a Treviolo")
    assert "condizione" not in talk.state.facts


def test_after_a_digression_the_offer_is_put_again(talk: Talk) -> None:
    answer(begun(talk), ("sospeso", 0.8))
    turn = talk.say("perché?", intent="ask_why")
    assert said(turn) == ["utter_why_condizione", "utter_heard_check"]
    talk.say("sì", intent="affirm")
    assert talk.state.facts["condizione"] == "sospeso"


def test_what_is_denied_is_not_guessed(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lodi", intent="inform")
    assert talk.state.asked == "causa_cessazione"
    guesses = (("dimissioni", 0.97), ("fine_missione", 0.01))
    answer(talk, *guesses, text="non ho fatto le dimissioni")
    assert "causa_cessazione" not in talk.state.facts
    assert talk.state.choices == ()


@pytest.mark.parametrize(
    "text", ["forse davanti al cancello", "non ci fanno più entrare"]
)
def test_a_doubtful_message_is_asked_about(talk: Talk, text: str) -> None:
    answer(begun(talk), ("sospeso", 0.97), text=text)
    assert "condizione" not in talk.state.facts
    assert [choice.value for choice in talk.state.choices] == ["sospeso"]


def test_a_dismissal_without_a_reason_is_not_guessed(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lodi", intent="inform")
    guesses = (("licenziamento_disciplinare", 0.8), ("licenziamento_economico", 0.1))
    answer(talk, *guesses, text="mi hanno licenziato")
    assert talk.state.choices == ()


def test_the_cause_that_is_always_a_no_is_not_put_forward_lightly(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lodi", intent="inform")
    answer(talk, ("licenziamento_disciplinare", 0.7), ("dimissioni", 0.2))
    offered = [choice.value for choice in talk.state.choices]
    assert "licenziamento_disciplinare" not in offered
