"""Messages taken for something they are not, and facts beside a question."""

import pytest

from bot.services.dialogue.state import Message
from tests.services.dialogue.conftest import Talk, said

RICH = "sono in cassa straordinaria, c'è l'accordo per gli esuberi, abito a Bergamo"


def at_the_cause(talk: Talk) -> None:
    talk.say("sono disoccupato, abito a Lodi")
    assert talk.state.asked == "causa_cessazione"


@pytest.mark.parametrize(
    "typed",
    ["hanno cancellato il mio posto", "togli la crisi", "tutto cancellato, via tutti"],
)
def test_nothing_is_erased_but_on_an_order_that_names_it(
    talk: Talk, typed: str
) -> None:
    at_the_cause(talk)
    talk.say(typed, intent="erase_my_data")
    assert not talk.state.erasing


@pytest.mark.parametrize(
    "typed",
    [
        "cancella tutto",
        "eliminate i miei dati",
        "cancellami",
        "cancella",
        "i miei dati vanno cancellati",
    ],
)
def test_an_order_to_erase_is_asked_about(talk: Talk, typed: str) -> None:
    at_the_cause(talk)
    assert said(talk.say(typed, intent="erase_my_data")) == ["utter_ask_erase"]


@pytest.mark.parametrize("typed", ["a voce", "a chiamata finito"])
def test_nobody_is_called_who_was_not_asked_for(talk: Talk, typed: str) -> None:
    at_the_cause(talk)
    assert talk.say(typed, intent="talk_to_human").effect == ""


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("sei un robot? voglio una persona vera", "bot_challenge"),
        ("basta voglio un operatore umano", "stop"),
    ],
)
def test_a_person_asked_for_beside_something_else_is_called(
    talk: Talk, typed: str, intent: str
) -> None:
    at_the_cause(talk)
    turn = talk.say(typed, intent=intent)
    assert turn.effect == "request_person"
    assert ("utter_faq_chi_sei" in said(turn)) is (intent == "bot_challenge")


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("domani", "goodbye"),
        ("ci sarà", "goodbye"),
        ("fa utili", "thank"),
        ("procedura", "stop"),
        ("lavoravo in un ufficio", "find_operators"),
        ("per motivi miei", "ask_why"),
    ],
)
def test_no_remark_is_heard_in_an_answer(talk: Talk, typed: str, intent: str) -> None:
    at_the_cause(talk)
    turn = talk.take(Message(typed, intent, confidence=0.85))
    assert turn.state.asked == "causa_cessazione"
    assert turn.effect == ""
    told = {"utter_goodbye", "utter_thank", "utter_how_to_stop"}
    assert told.isdisjoint(said(turn))
    assert "utter_why_causa_cessazione" not in said(turn)


def test_hello_with_a_need_goes_on_with_the_question(talk: Talk) -> None:
    turn = talk.say("ok ciao mi serve aiuto", intent="goodbye")
    assert said(turn) == ["utter_welcome", "utter_ask_condizione"]


def test_thanks_and_goodbye_take_leave(talk: Talk) -> None:
    at_the_cause(talk)
    assert said(talk.say("grazie ciao", intent="thank")) == ["utter_goodbye"]


def test_enough_at_the_end_of_a_message_stops(talk: Talk) -> None:
    talk.say(RICH)
    turn = talk.say("ho detto ciao basta", intent="change_answer")
    assert said(turn) == ["utter_stop"]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("taglio costi", "quanto_costa"),
        ("sono scaduto", "ancora_aperta"),
        ("la capogruppo sì", "dieci_persone"),
    ],
)
def test_no_topic_is_answered_that_nobody_asked(
    talk: Talk, typed: str, topic: str
) -> None:
    at_the_cause(talk)
    turn = talk.take(Message(typed, "ask_faq", topic, confidence=0.7))
    assert f"utter_faq_{topic}" not in said(turn)


@pytest.mark.parametrize(
    ("typed", "topic", "key"),
    [
        ("mi conviene?", "dimissioni", "utter_answer_at_the_end"),
        ("e mia moglie?", "eta_cittadinanza", "utter_question_unsure"),
        ("che differenza c'è?", "cig_cigs_cigd", "utter_why_causa_cessazione"),
        ("quanto dura?", "durata", "utter_faq_durata"),
    ],
)
def test_a_question_is_answered_where_its_topic_is_sure(
    talk: Talk, typed: str, topic: str, key: str
) -> None:
    at_the_cause(talk)
    turn = talk.say(typed, intent="ask_faq", topic=topic)
    assert said(turn) == [key, "utter_ask_causa_cessazione"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ho diritto?", "utter_answer_at_the_end"),
        ("è tardi?", "utter_faq_ancora_aperta"),
    ],
)
def test_what_is_told_before_a_question_is_kept(
    talk: Talk, typed: str, key: str
) -> None:
    topic = "fallimento" if "fin" in key or "end" in key else "ancora_aperta"
    turn = talk.say(
        f"licenziamento collettivo, sono disoccupata e abito a Lodi, {typed}",
        intent="ask_faq",
        topic=topic,
    )
    assert talk.state.facts["condizione"] == "disoccupato"
    assert talk.state.facts["causa_cessazione"] == "licenziamento_collettivo"
    assert key in said(turn)
    assert talk.state.asked == "confirm"


@pytest.mark.parametrize(
    "typed", ["ho paura di perdere il lavoro", "temo che mi licenzino"]
)
def test_an_ordinary_fear_is_met_and_no_emergency(talk: Talk, typed: str) -> None:
    turn = talk.say(typed, intent="distress")
    assert "utter_distress" not in said(turn)
    assert "utter_worry" in said(turn)
    assert talk.state.asked is not None


def test_what_is_over_is_no_cry(talk: Talk) -> None:
    talk.say("sono in cassa integrazione")
    assert "utter_distress" not in said(talk.say("è finita", intent="distress"))


@pytest.mark.parametrize(
    "typed",
    [
        "mi hanno licenziato e non ce la faccio più",
        "piango sempre, mi hanno licenziato",
        "mi hanno licenziato, non vedo via d'uscita",
    ],
)
def test_despair_comes_first_whatever_fact_it_brings(talk: Talk, typed: str) -> None:
    assert said(talk.say(typed)) == ["utter_distress"]
    assert talk.state.facts["condizione"] == "disoccupato"


def test_who_is_ready_to_go_on_has_answered_nothing(talk: Talk) -> None:
    talk.say("mi hanno licenziato")
    turn = talk.say("sto meglio, andiamo avanti", intent="prefer_not")
    assert said(turn) == ["utter_go_on", "utter_ask_residenza"]
    assert "residenza" not in talk.state.facts


def test_a_bare_yes_to_an_open_question_is_met_kindly(talk: Talk) -> None:
    at_the_cause(talk)
    turn = talk.say("sì", intent="affirm")
    assert said(turn)[0] == "utter_yes_is_little"


def test_personal_data_lose_no_offer(talk: Talk) -> None:
    talk.say("forse sono in cassa ordinaria, abito a Lodi")
    before = talk.state
    turn = talk.say("il mio tel […]")
    assert said(turn)[0] == "utter_personal_data"
    assert (talk.state.asked, talk.state.choices) == (before.asked, before.choices)


def test_the_warning_is_given_for_another_too(talk: Talk) -> None:
    turn = talk.say("scrivo per mio marito, è disoccupato, il numero […]")
    assert "utter_personal_data" in said(turn)


@pytest.mark.parametrize("typed", ["ليس لدي عمل", "i lost my job", "amar chakri nei"])
def test_another_language_is_met_with_a_word(talk: Talk, typed: str) -> None:
    talk.say("ciao", intent="greet")
    turn = talk.say(typed, intent="nlu_fallback")
    assert said(turn) == ["utter_only_italian", "utter_ask_condizione"]


def test_the_hours_of_an_office_are_no_closing_date(talk: Talk) -> None:
    at_the_cause(talk)
    turn = talk.say("quando apre l'ufficio?", intent="ask_faq", topic="ancora_aperta")
    assert turn.effect == "find_operators"


@pytest.mark.parametrize("intent", ["inform", "start_screening", "nlu_fallback"])
def test_whether_one_may_take_part_is_told_at_the_end(talk: Talk, intent: str) -> None:
    turn = talk.say("sono disoccupato, posso partecipare?", intent=intent)
    assert said(turn) == [
        "utter_welcome",
        "utter_answer_at_the_end",
        "utter_ask_residenza",
    ]


def test_a_cause_is_no_question(talk: Talk) -> None:
    at_the_cause(talk)
    told = Message("perché ditta chiusa", "ask_faq", "ancora_aperta", confidence=0.7)
    assert "utter_question_unsure" not in said(talk.take(told))


def test_another_language_at_the_door_is_met_with_a_word(talk: Talk) -> None:
    turn = talk.say("ليس لدي عمل", intent="nlu_fallback")
    assert said(turn) == ["utter_welcome", "utter_only_italian", "utter_ask_condizione"]


@pytest.mark.parametrize("typed", ["dopo sì", "adesso sì"])
def test_when_is_no_wish_to_stop(talk: Talk, typed: str) -> None:
    at_the_cause(talk)
    turn = talk.take(Message(typed, "stop", confidence=0.85))
    assert "utter_how_to_stop" not in said(turn)


@pytest.mark.parametrize(
    ("typed", "topic", "sure"),
    [
        ("ho la partita iva, posso partecipare?", "partita_iva", True),
        ("sono straniera, posso?", "eta_cittadinanza", True),
        ("abito a Lodi, posso partecipare?", "fuori_lombardia", False),
    ],
)
def test_what_is_told_may_be_what_is_asked_about(
    talk: Talk, typed: str, topic: str, *, sure: bool
) -> None:
    turn = talk.say(typed, intent="ask_faq", topic=topic)
    assert (f"utter_faq_{topic}" in said(turn)) is sure
