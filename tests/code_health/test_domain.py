"""domain.yml, the rules and the actions name the same things."""

import re

from rasa_sdk.executor import ActionExecutor

from bot.services.dialogue.state import FACTS
from tests.code_health.house import ROOT, files, yaml_of

DOMAIN = yaml_of(ROOT / "domain.yml")
STEP = re.compile(r"- action: (\w+)|- (?:active_loop|intent): (\w+)")
RASAS_OWN = {"action_listen", "null"}


def written_actions() -> set[str]:
    """The actions that the action server would find."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return set(executor.actions)


def named_in_rules() -> set[str]:
    """Intents, loops and actions of rules and stories; responses left out."""
    folders = ("data/rules", "data/stories")
    paths = [path for folder in folders for path in files(".yml", under=folder)]
    steps = (STEP.findall(path.read_text(encoding="utf-8")) for path in paths)
    names = {action or other for found in steps for action, other in found}
    return {name for name in names if not name.startswith("utter_")} - RASAS_OWN


def test_every_fact_is_a_slot() -> None:
    missing = set(FACTS) - DOMAIN["slots"].keys()
    assert not missing, f"add these slots to domain.yml: {missing}"


def test_the_domain_lists_the_actions_that_are_written() -> None:
    listed = set(DOMAIN["actions"])
    assert listed == written_actions(), "make domain.yml and actions/ agree"


def test_rules_name_what_exists() -> None:
    known = {*DOMAIN["intents"], *DOMAIN["forms"], *DOMAIN["actions"]}
    unknown = named_in_rules() - known
    assert not unknown, f"rules and stories name what domain.yml lacks: {unknown}"
