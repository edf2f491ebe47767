"""Changing an answer: at the summary, when asked "cambio?", and after the verdict."""

from dataclasses import replace

import pytest

from bot.services.dialogue.state import State
from tests.services.dialogue.conftest import Talk, said

OUT = {
    "condizione": "disoccupato",
    "residenza": "098031",
    "causa_cessazione": "licenziamento_economico",
    "azienda_in_crisi": True,
}
STOPPED = {
    "condizione": "sospeso",
    "ammortizzatore": "cigs",
    "accordo_esuberi": True,
    "residenza": "016024",
}
FAR = {**OUT, "residenza": "001272", "residente_o_domiciliato": False}


def shown(talk: Talk, facts: dict[str, str | bool]) -> Talk:
    talk.state = State(facts=facts, asked="confirm", noticed=True)
    return talk


def judged(talk: Talk, facts: dict[str, str | bool], asked: str | None) -> Talk:
    talk.state = State(facts=facts, asked=asked, noticed=True, done=True)
    return talk


def again(talk: Talk, text: str) -> list[str]:
    """Type after the verdict what the screening takes up."""
    assert talk.route(text).effect == "again"
    return said(talk.say(text))


@pytest.mark.parametrize(
    "text",
    ["nessuna va bene", "la 3 è giusta", "solo la prima", "giusto?", "il comune è ok"],
)
def test_a_part_or_a_question_is_no_yes_to_the_summary(talk: Talk, text: str) -> None:
    shown(talk, OUT).say(text, intent="affirm")
    assert talk.state.asked == "confirm"


@pytest.mark.parametrize(
    "text", ["tutto giusto", "sì, abito a Lodi", "confermo i dati"]
)
def test_a_plain_yes_confirms(talk: Talk, text: str) -> None:
    assert shown(talk, OUT).say(text, intent="affirm").state.asked is None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("la 2 è sbagliata", "residenza"),
        ("correggi la terza", "causa_cessazione"),
        ("l'ultima no", "azienda_in_crisi"),
        ("non è economico", "causa_cessazione"),
        ("togli la crisi", "azienda_in_crisi"),
    ],
)
def test_an_item_called_wrong_is_asked_again(talk: Talk, text: str, fact: str) -> None:
    shown(talk, OUT).say(text)
    assert (talk.state.asked, talk.state.changing) == (fact, True)


@pytest.mark.parametrize(
    ("facts", "text", "fact", "value"),
    [
        (STOPPED, "no, in deroga", "ammortizzatore", "cigd"),
        (OUT, "Crema", "residenza", "019035"),
        (OUT, "sì, però abito a Crema", "residenza", "019035"),
        (OUT, "al posto di Lodi metti Codogno", "residenza", "098019"),
        (
            OUT,
            "non è economico, è collettivo",
            "causa_cessazione",
            "licenziamento_collettivo",
        ),
    ],
)
def test_a_value_alone_changes_its_fact_once_confirmed(
    talk: Talk, facts: dict[str, str | bool], text: str, fact: str, value: str
) -> None:
    assert said(shown(talk, facts).say(text)) == ["utter_heard_conflict"]
    talk.say("Sì, cambia", intent="change_answer")
    assert talk.state.facts[fact] == value


def test_a_value_alone_answers_what_shall_i_change(talk: Talk) -> None:
    shown(talk, OUT).say("no", intent="deny")
    assert said(talk.say("Crema")) == ["utter_heard_conflict"]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("cambia", "019035"),
        ("la seconda", "019035"),
        ("no, cioè sì", "019035"),
        ("la prima", "098031"),
        ("no, lascia com'era", "098031"),
    ],
)
def test_shall_i_change_is_answered_in_many_words(
    talk: Talk, text: str, home: str
) -> None:
    shown(talk, OUT).say("Crema")
    talk.say(text, intent="change_answer")
    assert (talk.state.facts["residenza"], talk.state.asked) == (home, "confirm")


def test_neither_of_two_asks_again(talk: Talk) -> None:
    shown(talk, OUT).say("Crema")
    assert said(talk.say("nessuna delle due")) == ["utter_ask_residenza"]


def test_at_the_summary_others_change_nothing_unasked(talk: Talk) -> None:
    turn = shown(talk, OUT).say("no aspetta, mia sorella è in cassa", intent="deny")
    assert said(turn) == ["utter_heard_conflict"]
    assert talk.state.facts == OUT
    assert talk.state.about == "self"


def test_a_refused_change_leaves_nothing_behind(talk: Talk) -> None:
    shown(talk, OUT).say("sono in cassa straordinaria")
    talk.say("no", intent="deny")
    assert talk.state.facts == OUT
    assert not talk.state.waiting


def test_an_accepted_change_keeps_what_was_said_with_it(talk: Talk) -> None:
    shown(talk, OUT).say("sono in cassa straordinaria")
    assert said(talk.say("sì", intent="affirm")) == ["utter_heard_check"]
    assert talk.state.choices[0].value == "cigs"


def test_a_closure_taken_back_takes_its_crisis_along(talk: Talk) -> None:
    shown(talk, {**OUT, "causa_cessazione": "cessazione_attivita"})
    talk.say("no, non ha chiuso, è un licenziamento economico", intent="deny")
    assert talk.state.facts["causa_cessazione"] == "licenziamento_economico"
    assert talk.state.asked == "azienda_in_crisi"


def test_work_that_goes_on_has_no_end_to_explain(talk: Talk) -> None:
    shown(talk, {**STOPPED, "causa_cessazione": "cessazione_attivita"})
    talk.state = replace(talk.state, asked="causa_cessazione", changing=True)
    talk.say("ma non è finito")
    assert talk.state.facts == STOPPED
    shown(talk, OUT)
    talk.state = replace(talk.state, asked="causa_cessazione", changing=True)
    talk.say("ho ancora il contratto")
    assert talk.state.asked == "condizione"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("non era in crisi", "azienda_in_crisi"),
        ("abito a Piacenza", "residenza"),
        ("ho trovato lavoro", "condizione"),
        ("la ditta è chiusa", "causa_cessazione"),
    ],
)
def test_after_the_verdict_what_differs_is_asked_about(
    talk: Talk, text: str, fact: str
) -> None:
    assert again(judged(talk, OUT, "azienda"), text) == ["utter_heard_conflict"]
    assert talk.state.asked == fact
    turn = talk.say("sì", intent="affirm")
    assert not turn.state.done


def test_a_change_refused_after_the_verdict_goes_on_from_there(talk: Talk) -> None:
    again(judged(talk, OUT, "azienda"), "non era in crisi")
    turn = talk.say("no", intent="deny")
    assert (turn.effect, said(turn)) == ("back", ["utter_as_it_was"])
    assert (turn.state.done, turn.state.facts) == (True, OUT)


def test_a_domicile_told_after_the_verdict_is_judged(talk: Talk) -> None:
    keys = again(judged(talk, FAR, "azienda"), "ma il mio domicilio è a Milano")
    assert keys[-1] == "utter_ask_confirm"
    assert talk.state.facts["domicilio"] == "015146"


@pytest.mark.parametrize(
    "text",
    ["abitavo a Milano", "mia moglie è in cassa", "prendo la naspi", "abito a Lodi"],
)
def test_what_is_no_company_is_asked_again(talk: Talk, text: str) -> None:
    turn = judged(talk, OUT, "azienda").route(text)
    assert said(turn) == ["utter_invalid_company_not_a_company", "utter_ask_azienda"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fonderie Lodi", "Fonderie Lodi"),
        ("lavoravo alla Bianchi di Como", "Bianchi"),
        ("Cooperativa Solidarietà", "Cooperativa Solidarietà"),
        ("Bianchi, anzi Rossi", "Rossi"),
    ],
)
def test_a_company_is_still_a_company(talk: Talk, text: str, name: str) -> None:
    judged(talk, OUT, "azienda").route(text)
    assert talk.state.facts["azienda"] == name


def test_a_number_corrected_at_once_reopens_nothing(talk: Talk) -> None:
    judged(talk, OUT, "colleghi").route("12, anzi 20")
    assert talk.state.facts["colleghi"] == 20


def test_a_home_told_at_the_end_finds_what_is_near(talk: Talk) -> None:
    facts = {k: v for k, v in STOPPED.items() if k != "residenza"}
    turn = judged(talk, facts, None).say("abito a Saronno")
    assert (turn.effect, turn.state.done) == ("find_operators", True)
    assert turn.state.facts["residenza"] == "012119"


def test_yes_answers_whether_there_is_a_home_here(talk: Talk) -> None:
    facts = {"condizione": "disoccupato", "residenza": "001272"}
    talk.state = State(facts=facts, asked="domicilio", noticed=True)
    talk.say("sì", intent="affirm")
    assert talk.state.asked == "domicilio"  # and in which comune?
    talk.say("sì", intent="affirm")
    assert talk.state.facts["residente_o_domiciliato"] is True


def test_somebody_lived_with_is_not_somebody_else(talk: Talk) -> None:
    keys = again(judged(talk, OUT, "azienda"), "vivo a Pavia da mia zia")
    assert keys == ["utter_heard_conflict"]
