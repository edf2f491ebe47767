import json

from bot.eligibility.changes import smallest_changes
from bot.eligibility.evaluate import evaluate
from bot.eligibility.payloads import changes_as_list, verdict_as_dict

FACTS = {"condizione": "sospeso", "ammortizzatore": "cigs"}


def test_a_verdict_has_the_shape_of_the_contract(x_6686):
    payload = verdict_as_dict(evaluate(FACTS, x_6686))

    assert list(payload) == ["verdict", "classes"]
    assert payload["verdict"] == "to_verify"
    sospesi, disoccupati = payload["classes"]
    assert (sospesi["code"], sospesi["verdict"]) == ("sospesi", "to_verify")
    assert disoccupati["verdict"] == "not_compatible"
    assert sospesi["checks"][2] == {
        "code": "S3",
        "result": "to_verify",
        "act": "dgr_x_6686_2017",
        "place": "Destinatari",
        "quote": "in presenza di accordi che prevedono esuberi",
    }


def test_changes_have_the_shape_of_the_contract(x_6686):
    payload = changes_as_list(smallest_changes(FACTS, x_6686))

    assert payload == [{"kind": "document", "set": {"accordo_esuberi": True}}]


def test_payloads_are_json(x_6686):
    verdict = verdict_as_dict(evaluate(FACTS, x_6686))
    changes = changes_as_list(smallest_changes(FACTS, x_6686))

    assert json.loads(json.dumps([verdict, changes])) == [verdict, changes]
