"""What the conversation is made of: questions, responses, and who uses them."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, get_args

from bot.eligibility.criteria import Result
from bot.eligibility.evaluate import VerdictWord
from bot.eligibility.facts import DECISIVE
from bot.eligibility.registry import editions
from bot.services.dialogue.state import CONFIRM, ROUTING_FACTS
from tests.code_health.house import (
    files,
    literals,
    python_files,
    shown,
    tree_of,
    yaml_of,
)

ASKED = tuple(dict.fromkeys((*DECISIVE, CONFIRM, *ROUTING_FACTS)))
"""Every question that can be open."""

KEY = re.compile(r"utter_[\w/]+")
COMPOSED = re.compile(r"utter_\w*\{\}[\w{}]*")

NAMES = {"reason", "GENERIC"}  # what a reason is called where it is drawn up
# Fills in Rasa's own shape of a retrieval intent; says nothing.
SAYS_NOTHING = "bot/engine/nlu/"


@cache
def responses() -> Mapping[str, list[dict[str, Any]]]:
    """Every response of the domain: its variants."""
    return {
        key: variants
        for path in files(".yml", under="data/responses")
        for key, variants in yaml_of(path)["responses"].items()
    }


def used_in_data() -> set[str]:
    """The responses that rules and stories name."""
    folders = ("data/rules", "data/stories")
    paths = [path for folder in folders for path in files(".yml", under=folder)]
    found = (KEY.findall(path.read_text(encoding="utf-8")) for path in paths)
    return {key for keys in found for key in keys}


def used_in_code() -> set[str]:
    """The responses that code names in full."""
    return {text for _, text in _strings() if KEY.fullmatch(text)}


def composed_in_code() -> set[str]:
    """The keys that code composes, as ``utter_why_{}``."""
    return {text for _, text in _strings() if COMPOSED.fullmatch(text)}


def families() -> dict[str, set[str]]:
    """Each key that code composes: all that it can become."""
    classes = [held.code for edition in editions() for held in edition.classes]
    verdicts = get_args(VerdictWord)
    return {
        "utter_ask_{}": _filled("utter_ask_{}", ASKED),
        "utter_again_{}": _filled("utter_again_{}", ASKED),
        "utter_why_{}": _filled("utter_why_{}", ASKED),
        "utter_invalid_{}": _filled("utter_invalid_{}", reasons()),
        "utter_heard_{}": _filled("utter_heard_{}", ("check", "conflict")),
        "utter_faq_{}": _filled("utter_faq_{}", faq_topics()),
        "utter_outcome_{}": _filled("utter_outcome_{}", verdicts),
        "utter_reason_{}_{}": _filled("utter_reason_{}_{}", codes(), get_args(Result)),
        "utter_other_{}_{}": _filled("utter_other_{}_{}", classes, verdicts),
        "utter_bring_{}": _filled("utter_bring_{}", classes),
        "utter_edition_{}": _filled("utter_edition_{}", [e.id for e in editions()]),
    }


def codes() -> list[str]:
    """The codes of all criteria."""
    return [
        criterion.code
        for edition in editions()
        for held in edition.classes
        for criterion in held.criteria
    ]


def faq_topics() -> set[str]:
    """The topics of `ask_faq` that the training data teaches."""
    topic = re.compile(r"^\s*- intent: ask_faq/(\w+)", re.MULTILINE)
    paths = files(".yml", under="data/nlu")
    found = (topic.findall(path.read_text(encoding="utf-8")) for path in paths)
    return {name for names in found for name in names}


def reasons() -> set[str]:
    """Why an answer cannot be used: what ``bot/intake`` gives as `reason`.

    That is each string of a ``reason=`` there, or of a name that stands for it, and
    for ``company_{}`` each reason of an ``InvalidCompany``.
    """
    given: set[str] = set()
    for node in _nodes("bot/intake"):
        of_answer = isinstance(node, ast.keyword) and node.arg == "reason"
        named = isinstance(node, ast.Assign) and _name(node.targets[0]) in NAMES
        if of_answer or named:
            given |= _words(node.value)
    return {reason for word in given for reason in _completed(word)}


def _completed(word: str) -> set[str]:
    if "{}" not in word:
        return {word}
    refused = f"Invalid{word.partition('_')[0].title()}"
    calls = (node for node in _nodes("bot/intake") if isinstance(node, ast.Call))
    endings = (_words(node) for node in calls if _name(node.func) == refused)
    return {word.format(ending) for words in endings for ending in words}


def _words(node: ast.AST) -> set[str]:
    found = {text for _, text in literals(node, gap="{}")}
    return {text for text in found if re.fullmatch(r"[a-z_]+(?:\{\})?", text)}


def _filled(shape: str, *values: Any) -> set[str]:
    return {shape.format(*chosen) for chosen in product(*values)}


def _strings() -> Iterator[tuple[int, str]]:
    for path in python_files():
        if shown(path).startswith(SAYS_NOTHING):
            continue
        yield from literals(tree_of(path), gap="{}")


def _nodes(room: str) -> Iterator[ast.AST]:
    for path in python_files(room):
        yield from ast.walk(tree_of(path))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
