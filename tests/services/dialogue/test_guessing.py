"""A guess of the model is asked about, and never taken."""

from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message, State, Turn
from tests.services.dialogue.conftest import Talk, said

ODD = "qui davanti al cancello ci guardiamo in faccia"


def answer(talk: Talk, *guesses: tuple[str, float], confidence: float = 0.9) -> Turn:
    message = Message(
        ODD, "inform", confidence=confidence, guesses={"condizione": guesses}
    )
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


def test_a_weak_guess_is_no_guess(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.2), ("disoccupato", 0.2))
    assert said(turn) == ["utter_again_condizione", "utter_ask_condizione"]


def test_what_may_not_be_an_answer_is_not_guessed_about(talk: Talk) -> None:
    turn = answer(begun(talk), ("sospeso", 0.9), confidence=0.3)
    assert "utter_heard_check" not in said(turn)


def test_a_first_message_is_not_guessed_about(talk: Talk) -> None:
    talk.state = State()
    answer(talk, ("sospeso", 0.9))
    assert talk.state.choices == ()
