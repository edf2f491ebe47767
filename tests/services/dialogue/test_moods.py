"""A worry, a smile, an "ok", a way back: met kindly, and back to the question."""

from dataclasses import replace

import pytest

from bot.services.dialogue.opening import LONG_SILENCE
from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message
from tests.services.dialogue.conftest import Talk, said

RICH = "sono in cassa straordinaria, c'è l'accordo per gli esuberi, abito a Bergamo"


def test_a_worry_a_question_and_facts_are_all_served_in_order(talk: Talk) -> None:
    talk.say("ciao", intent="greet")
    turn = talk.say(
        "ho tanta paura, mi hanno licenziato e abito a Lecco. Quanto dura?",
        intent="ask_faq",
        topic="durata",
    )
    assert said(turn)[:2] == ["utter_worry", "utter_faq_durata"]
    assert said(turn)[-1] == "utter_ask_causa_cessazione"
    assert talk.state.facts["residenza"] == "097042"


def test_a_worry_alone_is_no_failure_to_answer(talk: Talk) -> None:
    talk.say("sono disoccupato")
    turn = talk.say("sono molto preoccupato")
    assert said(turn) == ["utter_worry", "utter_ask_residenza"]
    assert talk.state.misses == 0


@pytest.mark.parametrize(
    ("typed", "intent", "key"),
    [
        ("ok", "affirm", "utter_go_on"),
        ("😀😀", "nlu_fallback", "utter_wordless"),
        ("grazie", "thank", "utter_thank"),
        ("<b>ciao</b>", "out_of_scope", "utter_out_of_scope"),
    ],
)
def test_small_talk_leads_back_to_the_question(
    talk: Talk, typed: str, intent: str, key: str
) -> None:
    talk.say("ciao", intent="greet")
    turn = talk.say(typed, intent=intent)
    assert said(turn) == [key, "utter_ask_condizione"]
    assert talk.state.facts == {}


def test_ok_a_second_time_is_helped_with_examples(talk: Talk) -> None:
    talk.say("ciao", intent="greet")
    talk.say("ok", intent="affirm")
    assert said(talk.say("ok", intent="affirm"))[0] == "utter_pick_one"


def test_a_greeting_after_a_long_silence_tells_where_one_was(talk: Talk) -> None:
    talk.say("sono disoccupata, abito a Lecco")
    back = Message("eccomi", "greet", silence=LONG_SILENCE)
    turn = take_turn(back, talk.state, talk.world)
    assert said(turn) == ["utter_resume", "utter_ask_causa_cessazione"]
    assert "Lecco" in str(turn.says[0].variables["facts"])

    soon = take_turn(replace(back, silence=5.0), talk.state, talk.world)
    assert said(soon) == ["utter_greet", "utter_ask_causa_cessazione"]


def test_who_comes_back_at_the_end_reads_the_summary_once(talk: Talk) -> None:
    talk.say(RICH)
    talk.state = replace(talk.state, asked=None)
    turn = talk.say("ciao", intent="greet")
    assert said(turn) == [
        "utter_resume_at_the_end",
        "utter_confirm_facts",
        "utter_ask_confirm",
    ]


def test_the_welcome_is_brief_beside_an_answer(talk: Talk) -> None:
    turn = talk.say("quanto dura?", intent="ask_faq", topic="durata")
    assert said(turn)[:2] == ["utter_welcome_brief", "utter_faq_durata"]


def test_an_open_choice_is_settled_by_what_supports_one(talk: Talk) -> None:
    talk.say("chiuso ristorante")
    talk.say("chiuso ristorante")
    assert len(talk.state.choices) == 2
    talk.say("no lavoro piu")
    assert talk.state.facts["condizione"] == "disoccupato"


def test_the_same_choice_is_not_put_three_times_in_the_same_words(talk: Talk) -> None:
    talk.say("ciao", intent="greet")
    turns = [said(talk.say("chiuso ristorante")) for _ in range(3)]
    assert turns[0] == ["utter_choose_value"]
    assert turns[1] == ["utter_pick_one", "utter_ask_condizione"]
    assert turns[2] == ["utter_offer_person", "utter_choose_value"]


def test_the_number_of_an_office_calls_nobody_to_the_chat(talk: Talk) -> None:
    talk.say("sono disoccupato")
    turn = talk.say("qual è il numero da chiamare?", intent="talk_to_human")
    assert turn.effect == "find_operators"
    turn = talk.say("voglio parlare con una persona", intent="talk_to_human")
    assert turn.effect == "request_person"


def test_what_was_never_said_can_still_be_excepted(talk: Talk) -> None:
    talk.say(RICH)
    turn = talk.say("tutto giusto tranne l'azienda", intent="affirm")
    assert said(turn) == ["utter_choose_fact"]


def test_saying_again_what_is_shown_confirms_it(talk: Talk) -> None:
    talk.say(RICH)
    assert talk.say("sì, Bergamo", intent="affirm").state.asked is None


def test_the_finer_of_two_readings_of_an_answer_holds(talk: Talk) -> None:
    talk.say("sono disoccupata, abito a Vigevano")
    talk.say("dimissioni per giusta causa, per gli stipendi non pagati")
    assert talk.state.facts["causa_cessazione"] == "dimissioni_giusta_causa"


def test_a_first_message_erases_nothing_and_begins(talk: Talk) -> None:
    turn = talk.say("sono furioso", intent="erase_my_data")
    assert said(turn) == ["utter_welcome", "utter_ask_condizione"]


@pytest.mark.parametrize("intent", ["inform", "affirm", "change_answer", "deny"])
def test_not_here_but_there_is_asked_about_whatever_the_intent(
    talk: Talk, intent: str
) -> None:
    talk.say(RICH)
    turn = talk.say("non Bergamo, Brescia", intent=intent)
    assert said(turn) == ["utter_heard_conflict"]
    talk.say("sì", intent="affirm")
    assert talk.state.facts["residenza"] == "017029"
