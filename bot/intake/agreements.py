"""What is said of the company: `accordo_esuberi` and `azienda_in_crisi`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.intake.context import context_of
from bot.intake.doubts import doubted
from bot.intake.found import Found
from bot.intake.lexicons import lexicon
from bot.intake.spelling import read_words
from bot.intake.statements import ANSWER_GROUPS, Statement, found, settled, statements

ACCORDO = "accordo_esuberi"
CRISI = "azienda_in_crisi"
# "Non è in crisi" denies the crisis; "non ha chiuso" does not.
_WEAK = frozenset({"whole_unsure", "answer_unsure"})
_DENIABLE = {ACCORDO: {"sure"}, CRISI: {"sure"}}


def find(text: str) -> list[Found]:
    """Find both facts, as booleans; both values of one are a conflict."""
    return [
        found(fact, text, item, item.value == "true")
        for fact in (ACCORDO, CRISI)
        for item in stated(fact, text)
    ]


def stated(fact: str, text: str, *, asked: bool = False) -> list[Statement]:
    """What a message states of `accordo_esuberi` or `azienda_in_crisi`, settled.

    Args:
        fact: one of the two.
        text: the message.
        asked: whether it answers a question about that fact.

    Returns:
        Statements whose value is "true" or "false".
    """
    said: list[Statement] = []
    for item in statements(fact, text, asked=asked):
        if not item.denied:
            said.append(item)
        elif item.value == "true" and item.group in _DENIABLE[fact]:
            said.append(replace(item, value="false", denied=False))
        elif item.value == "true" and fact == CRISI and _names_crisis(item, text):
            said.append(replace(item, value="false", denied=False, certain=False))
    said = _uncontradicted(fact, said, text)
    if context_of(text).has("unseen") or (fact == CRISI and doubted("only_now", text)):
        said = [replace(item, certain=False) for item in said]
    return settled(_weighty(said) if fact == ACCORDO else said, text)


def _uncontradicted(fact: str, said: list[Statement], text: str) -> list[Statement]:
    """Weigh what other words take back: "gli esuberi li hanno tolti", "una scusa"."""
    if fact == ACCORDO and doubted("removed", text):
        return [_taken_out(item) for item in said if item.group not in _WEAK]
    if fact == ACCORDO and doubted("unsigned", text):
        return [x for x in said if x.value == "false" or x.certain]
    if fact == CRISI and doubted("excuse", text):
        return [x for x in said if x.value == "false" or not _names_crisis(x, text)]
    return said


def _names_crisis(item: Statement, text: str) -> bool:
    words = read_words(text)
    named = lexicon("grammar")["crisis"].split()
    said = [words[i] for i in range(item.hit.first, item.hit.last)]
    return any(word.startswith(stem) for word in said for stem in named)


def _taken_out(item: Statement) -> Statement:
    return replace(item, value="false", certain=item.certain and item.value == "false")


def _weighty(said: list[Statement]) -> list[Statement]:
    """Leave out bare words ("c'è l'accordo") that a full statement contradicts."""
    full = {item.value for item in said if item.group not in ANSWER_GROUPS}
    return [
        x for x in said if x.value in full or x.group not in ANSWER_GROUPS or not full
    ]


def tells(groups: Collection[str], text: str) -> bool:
    """Whether a message tells of a company's "closure" or that it is "bankrupt"."""
    return any(
        item.group in groups and not item.denied for item in statements(CRISI, text)
    )
