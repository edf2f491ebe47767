from pathlib import Path

import pytest
import yaml

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import parse_facts
from bot.eligibility.missing import next_fact

FILES = sorted(Path(__file__).with_name("scenarios").glob("*.yml"))
SCENARIOS = [
    pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")
    for path in FILES
    for scenario in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def codes(verdict, result):
    return {
        check.code
        for judged in verdict.classes
        for check in judged.checks
        if check.result == result
    }


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_ends_as_an_official_would_say(scenario, x_6686):
    facts = parse_facts(scenario["facts"])

    verdict = evaluate(facts, x_6686)

    assert verdict.verdict == scenario["verdict"]
    assert codes(verdict, "not_met") == set(scenario["failing"])
    assert codes(verdict, "to_verify") == set(scenario["to_verify"])
    if "next_fact" in scenario:
        assert next_fact(facts, x_6686) == scenario["next_fact"]


def test_no_two_scenarios_have_the_same_name():
    names = [scenario.values[0]["name"] for scenario in SCENARIOS]

    assert len(names) == len(set(names)) > 0
