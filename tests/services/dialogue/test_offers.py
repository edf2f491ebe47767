"""What is offered is accepted, refused, or chosen from, in people's own words."""

import pytest

from bot.services.dialogue.state import Message
from tests.services.dialogue.conftest import Talk, said

CASSA = [("cigs", 0.45), ("cigd", 0.4)]


def offered(talk: Talk) -> list[object]:
    return [choice.value for choice in talk.state.choices]


@pytest.fixture
def two(talk: Talk) -> Talk:
    """Suspended, and asked which of two schemes."""
    talk.say("sono sospeso dal lavoro")
    assert talk.state.asked == "ammortizzatore"
    guesses = {"ammortizzatore": CASSA}
    talk.take(Message("quella del sindacato", "inform", guesses=guesses))
    assert offered(talk) == ["cigs", "cigd"]
    return talk


def test_a_choice_says_what_it_is_about(two: Talk) -> None:
    turn = two.say("che vuol dire?", intent="ask_why")
    choose = turn.says[-1]
    assert choose.response == "utter_choose_value"
    assert choose.variables["fact"]


@pytest.mark.parametrize("text", ["la terza", "3", "5"])
def test_a_number_that_was_not_offered_chooses_nothing(two: Talk, text: str) -> None:
    two.say(text)
    assert "ammortizzatore" not in two.state.facts


@pytest.mark.parametrize(
    "text", ["nessuna", "nessuna delle due", "né l'una né l'altra"]
)
def test_none_of_them_is_no_value(two: Talk, text: str) -> None:
    two.say(text)
    assert "ammortizzatore" not in two.state.facts
    assert offered(two) == []


def test_another_fact_decides_nothing(two: Talk) -> None:
    guesses = {"ammortizzatore": CASSA}
    two.take(Message("abito a Lodi", "inform", guesses=guesses))
    assert "ammortizzatore" not in two.state.facts
    assert two.state.facts["residenza"] == "098031"


def test_a_yes_with_more_words_accepts_and_tells_the_rest(talk: Talk) -> None:
    guesses = {"ammortizzatore": [("cigs", 0.8)]}
    talk.say("sono sospeso dal lavoro")
    turn = talk.take(Message("quella del sindacato", "inform", guesses=guesses))
    assert said(turn) == ["utter_heard_check"]
    talk.say("sì, e abito a Lodi")
    assert talk.state.facts["ammortizzatore"] == "cigs"
    assert talk.state.facts["residenza"] == "098031"


def test_a_yes_that_is_taken_back_accepts_nothing(talk: Talk) -> None:
    guesses = {"ammortizzatore": [("cigs", 0.8)]}
    talk.say("sono sospeso dal lavoro")
    talk.take(Message("quella del sindacato", "inform", guesses=guesses))
    talk.say("sì ma non la straordinaria")
    assert talk.state.facts.get("ammortizzatore") != "cigs"


def test_of_two_comuni_the_province_tells(talk: Talk) -> None:
    talk.say("sono disoccupato")
    talk.say("Sesto")
    assert len(talk.state.choices) > 1
    talk.say("quella di Varese")
    assert talk.state.facts["residenza"] == "012120"


def test_a_doubt_in_more_words_forgets_no_offer(two: Talk) -> None:
    two.say("non so il nome, sulla busta c'è scritto INPS", intent="dont_know")
    assert "ammortizzatore" not in two.state.facts
    two.say("boh", intent="dont_know")
    assert two.state.facts["ammortizzatore"] is None


@pytest.mark.parametrize("text", ["0", "1e308", "99"])
def test_a_number_that_means_nothing_answers_nothing(talk: Talk, text: str) -> None:
    talk.say("sono sospeso dal lavoro")
    talk.say(text, intent="dont_know")
    assert "ammortizzatore" not in talk.state.facts
    assert talk.state.asked == "ammortizzatore"
