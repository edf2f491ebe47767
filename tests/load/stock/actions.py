"""The stock bot's actions."""

from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from tests.load.stock.answers import READERS, one_at_a_time


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
        return one_at_a_time(domain_slots, tracker.slots)

    def validate_condizione(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"condizione": READERS["condizione"](str(value))}

    def validate_ammortizzatore(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"ammortizzatore": READERS["ammortizzatore"](str(value))}

    def validate_accordo_esuberi(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"accordo_esuberi": READERS["accordo_esuberi"](str(value))}

    def validate_confirm(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"confirm": READERS["confirm"](str(value))}


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
        return one_at_a_time(domain_slots, tracker.slots)

    def validate_residenza(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"residenza": READERS["residenza"](str(value))}

    def validate_azienda(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"azienda": READERS["azienda"](str(value))}

    def validate_settore(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"settore": READERS["settore"](str(value))}

    def validate_colleghi(self, value: Any, *_: Any) -> dict[str, Any]:
        return {"colleghi": READERS["colleghi"](str(value))}


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
