"""From the first message to the confirmed facts, with the dialogue alone."""

import pytest

from tests.services.dialogue.conftest import Talk, said

RICH = (
    "sono in cassa straordinaria, il sindacato ha firmato per gli esuberi, "
    "abito a Saronno"
)


def test_the_first_reply_says_that_it_is_a_bot_and_asks(talk: Talk) -> None:
    turn = talk.say("ciao", intent="greet")

    assert said(turn) == ["utter_welcome", "utter_ask_condizione"]
    assert talk.state.asked == "condizione"


def test_one_rich_message_leads_straight_to_the_confirmation(talk: Talk) -> None:
    turn = talk.say(RICH)

    assert said(turn) == ["utter_welcome", "utter_confirm_facts", "utter_ask_confirm"]
    assert talk.state.facts == {
        "condizione": "sospeso",
        "ammortizzatore": "cigs",
        "accordo_esuberi": True,
        "residenza": "012119",
    }


def test_yes_to_the_summary_confirms(talk: Talk) -> None:
    talk.say(RICH)

    turn = talk.say("sì", intent="affirm")

    assert turn.state.asked is None
    assert turn.effect == ""


def test_a_correction_at_the_summary_changes_one_fact_and_shows_all_again(
    talk: Talk,
) -> None:
    talk.say(RICH)

    turn = talk.say("no, ho sbagliato, è in deroga", intent="change_answer")

    assert talk.state.facts["ammortizzatore"] == "cigd"
    assert talk.state.facts["residenza"] == "012119"
    assert said(turn)[-1] == "utter_ask_confirm"


def test_no_to_the_summary_asks_what_to_change(talk: Talk) -> None:
    talk.say(RICH)

    turn = talk.say("no", intent="deny")
    assert said(turn) == ["utter_choose_fact"]
    turn = talk.say("2")

    assert said(turn) == ["utter_ask_ammortizzatore"]
    assert talk.state.facts["ammortizzatore"] == "cigs"


def test_an_invalid_correction_keeps_the_old_value(talk: Talk) -> None:
    talk.say(RICH)
    talk.say("la residenza", intent="change_answer")
    assert talk.state.asked == "residenza"

    talk.say("Frittolandia")

    assert talk.state.facts["residenza"] == "012119"
    assert talk.state.asked == "residenza"


def test_dont_know_is_remembered_and_never_asked_again(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")
    assert talk.state.asked == "ammortizzatore"

    talk.say("non lo so", intent="dont_know")

    assert talk.state.facts["ammortizzatore"] is None
    assert talk.state.asked == "accordo_esuberi"


@pytest.mark.parametrize(
    ("intent", "key"),
    [("ask_why", "utter_why_ammortizzatore"), ("thank", "utter_thank")],
)
def test_an_aside_keeps_the_place(talk: Talk, intent: str, key: str) -> None:
    talk.say("sono in cassa integrazione")

    turn = talk.say("perché me lo chiedi?", intent=intent)

    assert said(turn) == [key, "utter_ask_ammortizzatore"]
    assert talk.state.asked == "ammortizzatore"


def test_a_question_that_names_a_scheme_states_nothing(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    talk.say("che cos'è la cassa straordinaria?", intent="ask_faq", topic="quale_cassa")

    assert "ammortizzatore" not in talk.state.facts


def test_an_answer_and_a_question_in_one_message_are_both_served(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    turn = talk.say(
        "quella straordinaria. ma perdo la naspi?", intent="ask_faq", topic="naspi"
    )

    assert talk.state.facts["ammortizzatore"] == "cigs"
    assert said(turn) == ["utter_faq_naspi", "utter_ask_accordo_esuberi"]


def test_distress_comes_before_the_next_question(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    turn = talk.say("non ce la faccio, voglio morire")

    assert said(turn) == ["utter_distress"]
    assert talk.state.asked == "ammortizzatore"


def test_a_contradiction_is_asked_about(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria, abito a Saronno")
    assert talk.state.asked == "accordo_esuberi"

    turn = talk.say("sì, c'è l'accordo con gli esuberi. Abito a Roma")
    assert said(turn) == ["utter_heard_conflict"]
    assert talk.state.facts["residenza"] == "012119"
    talk.say("sì", intent="affirm")

    assert talk.state.facts["residenza"] == "058091"
    assert talk.state.facts["accordo_esuberi"] is True


def test_three_answers_not_understood_lead_to_a_person(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")

    turns = [said(talk.say("grugnito", intent="nlu_fallback")) for _ in range(3)]

    question = "utter_ask_ammortizzatore"
    assert turns == [
        ["utter_again_ammortizzatore", question],
        ["utter_pick_one", question],
        ["utter_offer_person", question],
    ]


def test_an_ambiguous_comune_gives_choices_to_pick_by_number(talk: Talk) -> None:
    talk.say("mi hanno licenziato, un licenziamento collettivo")
    assert talk.state.asked == "residenza"

    turn = talk.say("Cavenago")
    assert said(turn) == ["utter_choose_value"]
    names = [choice.label for choice in talk.state.choices]
    talk.say("2")

    assert len(names) == 2
    assert talk.state.facts["residenza"] in {"108017", "098017"}


def test_no_to_the_domicile_question_is_outside_lombardy(talk: Talk) -> None:
    talk.say("mi hanno licenziato, un licenziamento collettivo")
    talk.say("Palermo")
    assert talk.state.asked == "domicilio"

    talk.say("no", intent="deny")

    assert talk.state.facts["residente_o_domiciliato"] is False


def test_a_pressed_button_sets_its_fact(talk: Talk) -> None:
    talk.say("ciao", intent="greet")

    talk.say("", condizione="disoccupato")

    assert talk.state.facts == {"condizione": "disoccupato"}


def test_an_illegal_button_changes_nothing(talk: Talk) -> None:
    talk.say("ciao", intent="greet")

    talk.say("", condizione="re di Francia")

    assert talk.state.facts == {}
    assert talk.state.asked == "condizione"


def test_stop_leaves_without_confirming(talk: Talk) -> None:
    talk.say(RICH)

    turn = talk.say("basta, non voglio continuare", intent="stop")

    assert turn.effect == "stop"
    assert turn.state.asked is None
    assert turn.state.facts["residenza"] == "012119"


def test_erasing_asks_first_and_no_keeps_everything(talk: Talk) -> None:
    talk.say(RICH)

    assert said(talk.say("cancella tutto", intent="erase_my_data")) == [
        "utter_ask_erase"
    ]
    turn = talk.say("no", intent="deny")

    assert said(turn) == ["utter_not_erased", "utter_ask_confirm"]
    assert talk.state.facts["residenza"] == "012119"


def test_erasing_forgets_everything_after_yes(talk: Talk) -> None:
    talk.say(RICH)
    talk.say("cancella tutto", intent="erase_my_data")

    turn = talk.say("sì", intent="affirm")

    assert turn.effect == "erase"
    assert turn.state.facts == {}


def test_after_the_verdict_every_question_can_be_skipped(talk: Talk) -> None:
    talk.state = talk.state.ask(None)
    asked = []
    for typed in ("", "salta", "non lo so", "no", "preferisco non dirlo"):
        talk.route(typed)
        asked.append(talk.state.asked)

    assert asked == ["residenza", "azienda", "settore", "colleghi", None]


def test_the_comune_given_after_the_verdict_finds_operators(talk: Talk) -> None:
    talk.route("")

    turn = talk.route("Lodi")

    assert turn.effect == "find_operators"
    assert talk.state.facts["residenza"] == "098031"


@pytest.mark.parametrize(
    "typed", ["Confermo i dati", "sì, è tutto esatto, la ringrazio", "va bene così 👍"]
)
def test_a_summary_is_confirmed_in_many_words(talk: Talk, typed: str) -> None:
    talk.say(RICH)

    assert talk.say(typed, intent="thank").state.asked is None


@pytest.mark.parametrize(
    "typed", ["sì ma la residenza è sbagliata", "non va bene", "quasi, manca una cosa"]
)
def test_a_summary_that_is_taken_back_is_not_confirmed(talk: Talk, typed: str) -> None:
    talk.say(RICH)

    assert talk.say(typed, intent="affirm").state.asked is not None


def test_a_plain_correction_is_taken_without_asking_again(talk: Talk) -> None:
    talk.say("sono in cassa straordinaria, abito a Saronno")

    talk.say("no aspetta, ho sbagliato, abito a Brugherio")

    assert talk.state.facts["residenza"] == "108012"
    assert talk.state.asked == "accordo_esuberi"


def test_an_offer_that_a_message_passes_over_is_made_again(talk: Talk) -> None:
    talk.say("licenziamento collettivo")
    assert [choice.value for choice in talk.state.choices] == ["disoccupato"]

    turn = talk.say("abito a Lodi")

    assert said(turn) == ["utter_heard_check"]
    assert talk.state.facts["residenza"] == "098031"
