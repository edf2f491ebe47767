"""What testers met and should not have: each was wrong once."""

import pytest

from bot.services.dialogue.routing import take_routing_turn
from bot.services.dialogue.state import Message, State
from tests.services.dialogue.conftest import Talk, said

RICH = "sono in cassa straordinaria, c'è l'accordo per gli esuberi, abito a Bergamo"


@pytest.mark.parametrize("typed", ["quasi", "abbastanza", "eh", "e", "credo"])
def test_what_is_no_yes_confirms_nothing(talk: Talk, typed: str) -> None:
    talk.say(RICH)

    assert talk.say(typed, intent="affirm").state.asked == "confirm"


def test_taking_back_a_correction_is_no_yes(talk: Talk) -> None:
    talk.say(RICH)
    talk.say("non c'è nessun accordo")

    assert talk.say("anzi sì c'è", intent="affirm").state.asked is not None


def test_a_comune_named_alone_corrects_the_one_shown(talk: Talk) -> None:
    talk.say(RICH)

    turn = talk.say("no, è Treviglio", intent="deny")
    assert said(turn) == ["utter_heard_conflict"]
    talk.say("sì", intent="affirm")

    assert talk.state.facts["residenza"] == "016219"


@pytest.mark.parametrize("typed", ["boh", "non lo so", "lascia com'era"])
def test_giving_up_a_change_keeps_the_answer(talk: Talk, typed: str) -> None:
    talk.say(RICH)
    talk.say("la residenza", intent="change_answer")

    talk.say(typed, intent="dont_know")

    assert talk.state.facts["residenza"] == "016024"
    assert talk.state.asked == "confirm"


def test_the_same_doubt_three_times_offers_a_person(talk: Talk) -> None:
    talk.say("licenziamento collettivo")

    turns = [said(talk.say("licenziamento collettivo")) for _ in range(3)]

    assert "utter_offer_person" in turns[-1]


def test_not_understanding_the_question_is_no_answer(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    turn = talk.say("non capisco", intent="dont_know")

    assert said(turn) == ["utter_why_ammortizzatore", "utter_ask_ammortizzatore"]


def test_an_answer_before_a_comma_and_a_question_are_both_served(talk: Talk) -> None:
    talk.say("mi hanno licenziato, un licenziamento collettivo")

    turn = talk.say(
        "Bergamo, e quanto dura il progetto?", intent="ask_faq", topic="durata"
    )

    assert talk.state.facts["residenza"] == "016024"
    assert said(turn)[0] == "utter_faq_durata"


@pytest.mark.parametrize(
    "typed", ["I want to die", "starebbero meglio senza di me", "voglio morire"]
)
def test_distress_is_heard_at_every_question(talk: Talk, typed: str) -> None:
    talk.say("mi hanno licenziato, un licenziamento collettivo")
    assert said(talk.say(typed)) == ["utter_distress"]
    assert "residenza" not in talk.state.facts

    talk.state = State(facts={"residenza": "016024"}, asked="azienda", done=True)
    assert said(talk.route(typed, intent="distress")) == ["utter_distress"]
    assert "azienda" not in talk.state.facts


@pytest.mark.parametrize("typed", ["mi ammazzo di lavoro", "l'azienda si è suicidata"])
def test_a_manner_of_speaking_is_no_distress(talk: Talk, typed: str) -> None:
    talk.say("sono in cassa integrazione")

    assert "utter_distress" not in said(talk.say(typed))


def test_sad_words_keep_the_facts_that_come_with_them(talk: Talk) -> None:
    turn = talk.say("mi hanno licenziato, voglio morire")

    assert said(turn) == ["utter_distress"]
    assert talk.state.facts["condizione"] == "disoccupato"


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("voglio parlare con una persona", "talk_to_human"),
        ("riepilogo", "show_summary"),
        ("perché ti serve?", "ask_why"),
    ],
)
def test_a_wish_is_never_taken_for_a_company(
    talk: Talk, typed: str, intent: str
) -> None:
    talk.state = State(facts={"residenza": "016024"}, asked="azienda", done=True)

    talk.route(typed, intent=intent)

    assert "azienda" not in talk.state.facts
    assert talk.state.asked == "azienda"


def test_a_correction_after_the_verdict_opens_the_questions_again(talk: Talk) -> None:
    talk.say(RICH)
    talk.say("sì", intent="affirm")
    talk.state = State(facts=talk.state.facts, asked="azienda", noticed=True, done=True)

    turn = talk.route("aspetta, l'accordo non c'è")
    assert turn.effect == "again"
    talk.say("aspetta, l'accordo non c'è")

    assert talk.state.facts["accordo_esuberi"] is False
    assert talk.state.asked == "confirm"
    assert not talk.state.done


@pytest.mark.parametrize("typed", ["ok", "sì", "ciao", "20121"])
def test_after_the_end_a_word_reopens_nothing(talk: Talk, typed: str) -> None:
    talk.say(RICH)
    talk.state = State(facts=talk.state.facts, noticed=True, done=True)

    turn = talk.say(typed, intent="affirm")

    assert said(turn) == ["utter_anything_else"]
    assert talk.state.done


def test_a_button_pressed_twice_skips_no_question(talk: Talk) -> None:
    talk.state = State(facts={"residenza": "016024"}, asked="azienda", done=True)
    pressed = Message("", "affirm", payload={})

    turn = take_routing_turn(pressed, talk.state, talk.world)

    assert turn.state.asked == "azienda"


def test_nobody_stops_what_has_not_begun(talk: Talk) -> None:
    turn = talk.say("ho lavorato otto anni, ora basta", intent="stop")

    assert said(turn) == ["utter_welcome", "utter_ask_condizione"]


def test_enough_is_enough_whatever_follows(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    turn = talk.say("basta non ne posso più di moduli", intent="prefer_not")

    assert said(turn) == ["utter_stop"]


def test_yes_to_what_shall_i_change_confirms_nothing(talk: Talk) -> None:
    talk.say(RICH)
    assert said(talk.say("no", intent="deny")) == ["utter_choose_fact"]

    turn = talk.say("sì", intent="affirm")
    assert said(turn) == ["utter_confirm_facts", "utter_ask_confirm"]

    assert talk.say("sì", intent="affirm").state.asked is None
