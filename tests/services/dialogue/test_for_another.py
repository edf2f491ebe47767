"""Somebody writes for their father, a colleague, the person at the desk."""

from tests.services.dialogue.conftest import Talk, said


def test_the_questions_are_put_in_the_third_person(talk: Talk) -> None:
    turn = talk.say("buongiorno, chiamo per mio padre")
    assert said(turn)[-2:] == ["utter_for_another", "utter_ask_condizione_other"]
    assert talk.state.about == "other"


def test_it_is_acknowledged_once(talk: Talk) -> None:
    talk.say("chiamo per mio padre")
    turn = talk.say("mio padre è in cassa straordinaria")
    assert "utter_for_another" not in said(turn)
    assert talk.state.facts["ammortizzatore"] == "cigs"


def test_the_writers_own_work_is_no_fact(talk: Talk) -> None:
    talk.say("mio marito è stato licenziato, io lavoro in un asilo")
    assert talk.state.facts == {"condizione": "disoccupato"}


def test_answers_in_the_third_person_are_understood(talk: Talk) -> None:
    talk.say("scrivo per mia sorella")
    talk.say("è senza lavoro")
    talk.say("abita a Lecco")
    talk.say("la ditta l'ha lasciata a casa perché ha chiuso")
    assert talk.state.facts["residenza"] == "097042"
    assert talk.state.facts["causa_cessazione"] == "cessazione_attivita"


def test_it_can_turn_back_to_the_writer(talk: Talk) -> None:
    talk.say("chiamo per un amico")
    turn = talk.say("no scusa, è per me")
    assert said(turn)[0] == "utter_for_you"
    assert said(turn)[-1] == "utter_ask_condizione"
    assert talk.state.about == "self"
