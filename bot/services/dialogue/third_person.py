"""What is said otherwise to somebody who writes for another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.intake.persons import About
from bot.services.dialogue.state import Say

VARIANTS = frozenset(
    {
        "utter_again_causa_cessazione_other",
        "utter_again_condizione_other",
        "utter_ask_ammortizzatore_other",
        "utter_ask_azienda_other",
        "utter_ask_colleghi_other",
        "utter_ask_condizione_other",
        "utter_ask_domicilio_other",
        "utter_ask_residenza_other",
        "utter_bring_disoccupati_other",
        "utter_changes_far_other",
        "utter_changes_fixed_other",
        "utter_close_other",
        "utter_edition_x_6686_2017_other",
        "utter_invalid_cause_unlisted_other",
        "utter_other_disoccupati_not_compatible_other",
        "utter_other_sospesi_not_compatible_other",
        "utter_outcome_compatible_other",
        "utter_outcome_not_compatible_other",
        "utter_outcome_to_verify_other",
        "utter_reason_D1_met_other",
        "utter_reason_D1_not_met_other",
        "utter_reason_D1_to_verify_other",
        "utter_reason_D2_met_other",
        "utter_reason_D2_not_met_other",
        "utter_reason_D2_to_verify_other",
        "utter_reason_D3_met_other",
        "utter_reason_S1_met_other",
        "utter_reason_S1_not_met_other",
        "utter_reason_S1_to_verify_other",
        "utter_reason_S2_met_other",
        "utter_reason_S2_not_met_other",
        "utter_routing_place_other",
        "utter_summary_other",
        "utter_way_after_dismissal_other",
        "utter_why_accordo_esuberi_other",
        "utter_why_azienda_other",
        "utter_why_causa_cessazione_other",
        "utter_why_colleghi_other",
        "utter_why_condizione_other",
        "utter_why_domicilio_other",
        "utter_why_settore_other",
    }
)
"""Responses in the third person; the others speak of nobody."""


def spoken(says: Iterable[Say], about: About) -> tuple[Say, ...]:
    """The same messages, in the third person where the writer writes for another."""
    if about == "self":
        return tuple(says)
    return tuple(_of_them(say) for say in says)


def _of_them(say: Say) -> Say:
    variant = f"{say.response}_other"
    return replace(say, response=variant) if variant in VARIANTS else say
