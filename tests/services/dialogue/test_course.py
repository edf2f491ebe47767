"""Progress, resuming, insults and contradictions."""

from dataclasses import replace

import pytest

from tests.services.dialogue.conftest import Talk, said

RICH = "sono in cassa straordinaria, c'è l'accordo per gli esuberi, abito a Bergamo"


def test_the_last_questions_are_announced_once_each(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lecco")
    assert talk.state.asked == "causa_cessazione"
    turn = talk.say("è scaduto il contratto")
    assert said(turn) == ["utter_last_question", "utter_ask_azienda_in_crisi"]
    assert "utter_last_question" not in said(talk.say("perché?", intent="ask_why"))


def test_nothing_is_announced_that_may_not_hold(talk: Talk) -> None:
    turn = talk.say("sono disoccupato")
    assert "utter_two_questions" not in said(turn)


def test_who_comes_back_is_told_where_they_were(talk: Talk) -> None:
    talk.say("sono disoccupata, abito a Lecco")
    talk.state = replace(talk.state, asked=None)
    turn = talk.say("eccomi", intent="greet")
    assert said(turn)[0] == "utter_resume"
    assert "Lecco" in str(turn.says[0].variables["facts"])
    assert said(turn)[-1] == "utter_ask_causa_cessazione"


def test_insults_are_met_once_and_then_a_person_is_offered(talk: Talk) -> None:
    talk.say("sono disoccupato")
    turns = [talk.say("sei uno stupido", intent="abuse") for _ in range(3)]
    assert said(turns[0]) == ["utter_abuse", "utter_ask_residenza"]
    assert said(turns[1]) == ["utter_ask_residenza"]
    assert said(turns[2]) == ["utter_person_instead", "utter_ask_residenza"]


def test_dismissed_and_still_in_cassa_is_asked_about(talk: Talk) -> None:
    turn = talk.say("mi hanno licenziato ma sono ancora in cassa straordinaria")
    assert talk.state.asked == "condizione"
    assert said(turn)[-1] == "utter_choose_value"
    assert "condizione" not in talk.state.facts


def test_a_contradiction_at_the_summary_is_asked_about(talk: Talk) -> None:
    talk.say(RICH)
    turn = talk.say("sono disoccupato")
    assert said(turn)[-1] == "utter_heard_conflict"
    assert talk.state.facts["condizione"] == "sospeso"


@pytest.mark.parametrize(
    "text", ["no aspetta, non c'è", "aspetta, non ce l'abbiamo", "no nessun accordo"]
)
def test_a_bare_denial_is_about_the_one_thing_said_to_be_there(
    talk: Talk, text: str
) -> None:
    talk.say(RICH)
    talk.say(text, intent="deny")
    talk.say("sì", intent="affirm")
    assert talk.state.facts["accordo_esuberi"] is False


def test_a_doubt_about_another_fact_closes_nothing(talk: Talk) -> None:
    talk.say(RICH)
    talk.say("la situazione", intent="change_answer")
    assert talk.state.asked == "condizione"
    talk.say("non so che cassa ho", intent="dont_know")
    assert talk.state.facts["condizione"] == "sospeso"


def test_a_cause_that_the_act_does_not_name_is_to_be_verified(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lecco")
    turn = talk.say("non ho superato il periodo di prova")
    assert said(turn)[0] == "utter_invalid_cause_unlisted"
    assert talk.state.facts["causa_cessazione"] is None


def test_the_support_of_who_is_out_is_no_question(talk: Talk) -> None:
    talk.say("sono disoccupato, non prendo niente")
    assert talk.state.facts["ammortizzatore"] == "nessuno"
    talk.say("prendo la naspi")
    assert talk.state.asked == "residenza"
    assert talk.state.facts["ammortizzatore"] == "nessuno"
