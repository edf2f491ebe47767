"""Whole conversations over plain REST, as a script would hold them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.assistant import ROOT, Assistant

pytestmark = [pytest.mark.model, pytest.mark.e2e]

RICH = (
    "sono in cassa straordinaria alla Electrolux di Solaro, "
    "il sindacato ha firmato per gli esuberi, abito a Saronno"
)


def customs(answers: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The payloads of one type among the answers."""
    found = (answer.get("custom") or {} for answer in answers)
    return [custom for custom in found if custom.get("type") == kind]


def texts(answers: list[dict[str, Any]]) -> str:
    """All that was said, a line a message."""
    return "\n".join(answer["text"] for answer in answers if answer.get("text"))


def hold(assistant: Assistant, sender: str, *messages: str) -> list[dict[str, Any]]:
    """Send messages in turn; the answers to the last one."""
    answers: list[dict[str, Any]] = []
    for message in messages:
        answers = assistant.say(sender, message)
        assert answers, f"silence after {message!r}"
    return answers


def test_one_rich_message_leads_straight_to_the_confirmation(
    assistant: Assistant,
) -> None:
    answers = hold(assistant, "rich", RICH)

    (confirm,) = customs(answers, "confirm")
    assert confirm["facts"] == {
        "condizione": "sospeso",
        "ammortizzatore": "cigs",
        "accordo_esuberi": True,
        "residenza": "012119",
        "azienda": "Electrolux",
    }
    assert assistant.slots("rich")["requested_slot"] == "confirm"


def test_a_suspended_worker_with_an_agreement_is_compatible(
    assistant: Assistant,
) -> None:
    answers = hold(assistant, "suspended", RICH, "sì")

    (verdict,) = customs(answers, "verdict")
    sospesi = next(c for c in verdict["classes"] if c["code"] == "sospesi")
    act = (ROOT / "bot/eligibility/acts/dgr_x_6686_2017.md").read_text(encoding="utf-8")
    assert verdict["verdict"] == sospesi["verdict"] == "compatible"
    assert [check["result"] for check in sospesi["checks"]] == ["met"] * 3
    assert all(check["quote"] in act for check in sospesi["checks"])
    assert verdict["edition_status"] == "closed"
    (operators,) = customs(answers, "operators")
    distances = [item["distance_km"] for item in operators["items"]]
    assert operators["origin"] == "012119"
    assert len(distances) >= 3
    assert distances == sorted(distances)


def test_an_unknown_scheme_ends_to_verify(assistant: Assistant) -> None:
    answers = hold(
        assistant,
        "unsure",
        "sono in cassa integrazione ma non so quale, l'accordo per gli esuberi c'è",
        "boh, non lo so proprio",
        "sì",
    )

    (verdict,) = customs(answers, "verdict")
    assert verdict["verdict"] == "to_verify"
    assert {"kind": "document", "set": {"ammortizzatore": "cigs"}} in verdict["changes"]


def test_ordinary_cassa_is_not_compatible_and_says_what_would_change_it(
    assistant: Assistant,
) -> None:
    answers = hold(
        assistant,
        "ordinary",
        "sono in cassa ordinaria, c'è un accordo firmato che prevede esuberi",
        "si",
    )

    (verdict,) = customs(answers, "verdict")
    assert verdict["verdict"] == "not_compatible"
    assert {"kind": "event", "set": {"ammortizzatore": "cigs"}} in verdict["changes"]
    assert "diventerebbe compatibile" in texts(answers)


def test_the_certificate_is_verified_by_the_command_line(
    assistant: Assistant, tmp_path: Path
) -> None:
    answers = hold(assistant, "certified", RICH, "sì")
    certificate = tmp_path / "verdict.json"
    certificate.write_text(json.dumps(customs(answers, "verdict")[0]), encoding="utf-8")

    command = [ROOT / ".venv/bin/sportello", "verify", certificate]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "🙂🙂🙂",
        "x" * 10_000,
        "ciao " * 2_000,
        '/inform{"ammortizzatore": "re di Francia"}',
        '/inform{"condizione": "disoccupato", "accordo_esuberi": false}',
        "SELECT * FROM slots; DROP TABLE events;--",
        "<script>alert(1)</script>",
        "{{ 7*7 }} ${jndi:ldap://x}",
        "def f(x): return x + 1",
    ],
    ids=range(11),
)
def test_what_is_no_answer_gets_words_and_changes_nothing(
    assistant: Assistant, typed: str
) -> None:
    sender = f"odd-{hash(typed)}"
    hold(assistant, sender, "sono in cassa integrazione a zero ore, abito a Lodi")
    before = _facts(assistant, sender)

    answers = assistant.say(sender, typed)

    assert texts(answers)
    assert _facts(assistant, sender) == before


def test_an_unknown_comune_is_said_kindly(assistant: Assistant) -> None:
    hold(assistant, "nowhere", "mi hanno licenziato, licenziamento collettivo")
    assert assistant.slots("nowhere")["requested_slot"] == "residenza"

    answers = hold(assistant, "nowhere", "Frittolandia")

    assert "CAP" in texts(answers)
    assert assistant.slots("nowhere")["requested_slot"] == "residenza"


def test_an_ambiguous_comune_gives_choices(assistant: Assistant) -> None:
    hold(assistant, "two", "mi hanno licenziato, licenziamento collettivo")

    answers = hold(assistant, "two", "Cavenago")
    assert "Cavenago di Brianza" in texts(answers)
    assert "Cavenago d'Adda" in texts(answers)
    hold(assistant, "two", "la prima")

    assert assistant.slots("two")["residenza"] in {"108017", "098017"}


def test_a_summary_code_brings_the_answers_back(assistant: Assistant) -> None:
    (verdict,) = customs(hold(assistant, "first-phone", RICH, "sì"), "verdict")

    answers = hold(assistant, "other-phone", f"ho il codice {verdict['code']}")

    (confirm,) = customs(answers, "confirm")
    assert confirm["facts"]["residenza"] == "012119"
    assert confirm["facts"]["ammortizzatore"] == "cigs"


def test_a_code_of_somebody_else_is_taken_up_in_the_third_person(
    assistant: Assistant,
) -> None:
    mother = "scrivo per mia madre, è in CIGS con accordo esuberi, abita a Crema"
    (verdict,) = customs(hold(assistant, "daughter", mother, "sì"), "verdict")

    hold(assistant, "her-other-phone", f"ho il codice {verdict['code']}")
    answers = hold(assistant, "her-other-phone", "sì")

    assert "la sua situazione è compatibile" in texts(answers)
    assert "la tua situazione" not in texts(answers)


def test_a_comune_given_after_the_verdict_finds_offices(assistant: Assistant) -> None:
    hold(assistant, "later", "sono in CIGS con accordo esuberi", "sì")

    (operators,) = customs(hold(assistant, "later", "Bergamo"), "operators")

    assert operators["origin"] == "016024"


def test_a_tax_code_is_not_kept(assistant: Assistant) -> None:
    code = "RSSMRA80A01F205X"

    answers = hold(assistant, "careless", f"sono disoccupato, {code}")

    assert "dati personali" in texts(answers)
    assert _files_with(assistant.folder, code) == []


def test_erasing_leaves_no_trace_in_any_database(assistant: Assistant) -> None:
    sender = "conversation-to-erase-7f3a91"
    hold(assistant, sender, RICH, "sì", "voglio parlare con una persona")
    assert _files_with(assistant.folder, sender)

    hold(assistant, sender, "cancella i miei dati", "sì, cancella tutto")

    assert _files_with(assistant.folder, sender) == []
    assert assistant.slots(sender) == {}


def _facts(assistant: Assistant, sender: str) -> dict[str, Any]:
    slots = assistant.slots(sender)
    return {n: v for n, v in slots.items() if n not in {"misses", "choices"}}


def _files_with(folder: Path, sender: str) -> list[str]:
    held = (
        path for path in folder.glob("*.db*") if sender.encode() in path.read_bytes()
    )
    return sorted(path.name for path in held)
