"""Every verdict, a negative one above all, is followed by what can be done."""

import pytest

from bot.eligibility.facts import CAUSA_CESSAZIONE, CONDIZIONE
from bot.services.dialogue.questions import World
from bot.services.dialogue.state import Say
from bot.services.dialogue.third_person import VARIANTS, spoken
from bot.services.dialogue.verdict_words import verdict_says
from bot.services.prescreen import prescreen
from tests.data.test_texts import ALL

STEPS = {"utter_changes", "utter_changes_fixed", "utter_changes_far"}
MILAN, ROME = "015146", "058091"


def facts_of_everybody() -> list[dict[str, object]]:
    """Each condition with the answers that decide it, most of them a no."""
    suspended = [
        {"condizione": "sospeso", "ammortizzatore": scheme, "accordo_esuberi": agreed}
        for scheme in ("cigo", "fis", "nessuno", "cigs")
        for agreed in (True, False)
    ]
    dismissed = [
        {
            "condizione": condition,
            "causa_cessazione": cause,
            "residenza": home,
            "azienda_in_crisi": crisis,
        }
        for condition in CONDIZIONE
        if condition != "sospeso"
        for cause in CAUSA_CESSAZIONE
        for home in (MILAN, ROME)
        for crisis in (True, False)
    ]
    return [*suspended, *dismissed]


def test_every_no_is_followed_by_a_next_step(world: World) -> None:
    for facts in facts_of_everybody():
        found = {**prescreen(facts, None, world.gazetteer), "facts": facts, "code": ""}
        keys = {say.response for say in verdict_says(found)}
        if found["verdict"] == "not_compatible":
            assert keys & STEPS, facts


@pytest.mark.parametrize("key", sorted(VARIANTS))
def test_a_third_person_text_has_its_first(key: str) -> None:
    texts = dict(ALL)
    assert key in texts
    assert key.removesuffix("_other") in texts


def test_no_third_person_text_is_forgotten() -> None:
    written = {key for key, _ in ALL if key.endswith("_other")}
    assert written == VARIANTS


def test_only_who_writes_for_another_reads_the_third_person() -> None:
    says = (Say("utter_ask_condizione"),)
    assert spoken(says, "self") == says
    assert spoken(says, "other") == (Say("utter_ask_condizione_other"),)


@pytest.mark.parametrize("scheme", ["fis", "cigo", "nessuno"])
def test_who_is_suspended_and_out_reads_of_the_other_way(
    world: World, scheme: str
) -> None:
    facts: dict[str, object] = {"condizione": "sospeso", "ammortizzatore": scheme}
    found = {**prescreen(facts, None, world.gazetteer), "facts": facts, "code": ""}
    keys = {say.response for say in verdict_says(found)}
    assert "utter_way_after_dismissal" in keys
