"""The stock bot's actions: each answer is looked for among a few words."""

import re
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

CONDITIONS = {"sospes": "sospeso", "senza lavoro": "disoccupato"}
SCHEMES = {"straordinaria": "cigs", "deroga": "cigd", "ordinaria": "cigo"}
YES = {"sì": True, "si": True, "certo": True, "giusto": True, "confermo": True}
NO = {"no": False, "sbagliato": False}


class ValidateScreeningForm(FormValidationAction):
    """Four questions, one at a time."""

    def name(self) -> str:
        return "validate_screening_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        return _up_to_the_first_empty(domain_slots, tracker)

    def validate_condizione(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"condizione": _found(CONDITIONS, value)}

    def validate_ammortizzatore(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"ammortizzatore": _found(SCHEMES, value)}

    def validate_accordo_esuberi(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"accordo_esuberi": _found(YES | NO, value)}

    def validate_confirm(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"confirm": _found(YES | NO, value)}


class ValidateRoutingForm(FormValidationAction):
    """Four more, for the group."""

    def name(self) -> str:
        return "validate_routing_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        return _up_to_the_first_empty(domain_slots, tracker)

    def validate_residenza(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"residenza": str(value).strip().title() or None}

    def validate_azienda(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"azienda": str(value).strip() or None}

    def validate_settore(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"settore": str(value).strip() or None}

    def validate_colleghi(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"colleghi": str(value).strip() or None}


class ActionVerdict(Action):
    """Says what follows from the answers, in words and as a payload."""

    def name(self) -> str:
        return "action_verdict"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        schemes = ("cigs", "cigd")
        good = tracker.get_slot("condizione") == "sospeso"
        good = good and tracker.get_slot("ammortizzatore") in schemes
        good = good and bool(tracker.get_slot("accordo_esuberi"))
        verdict = "compatible" if good else "not_compatible"
        dispatcher.utter_message(
            text=verdict, json_message={"type": "verdict", "verdict": verdict}
        )
        return []


def _up_to_the_first_empty(slots: list[str], tracker: Tracker) -> list[str]:
    for count, slot in enumerate(slots, 1):
        if tracker.get_slot(slot) is None:
            return slots[:count]
    return slots


def _found(values: dict[str, Any], text: str) -> Any:
    words = str(text).casefold()
    hits = (held for word, held in values.items() if re.search(rf"\b{word}", words))
    return next(hits, None)
