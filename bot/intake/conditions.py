"""The working condition that a person describes: the fact `condizione`."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intake import agreements, causes, schemes
from bot.intake.context import context_of
from bot.intake.cues import plain
from bot.intake.doubts import doubted
from bot.intake.found import Found
from bot.intake.spelling import read_words
from bot.intake.statements import Statement, found, once, settled, statements

FACT = "condizione"
# Dismissed, and paid by the company's scheme even now: only the person can tell.
_STILL = re.compile(
    r"\b(?:ancora|tuttora|attualmente)"
    r"(?: (?:sono|siamo|in|prendo|prendiamo|percepisco|ricevo|la|a))*"
    r" (?:cassa|cigs?|cigd|cigo|fis|solidarieta)\b"
    r"|\b(?:cassa|cigs?|cigd|cigo|fis)(?: (?:integrazione|straordinaria|ordinaria))*"
    r" (?:ancora|tuttora)\b"
)
_VAGUE = frozenset({"vague"})
_CONTRACT = frozenset({"contract", "standing"})
# Who is "disoccupato" and has begun to work: only the person can tell.
_BEGUN = "begun"
_LIMITED = "occupato_temporaneo"
_FOUND_JOB, _AGAIN = "found_job", "found_again"
_VERBAL = frozenset({_BEGUN, "at_work", "until"})
_FROM_SCHEME = {
    **dict.fromkeys(("cigs", "cigs_solidarieta", "cigd", "cigo", "fis"), "sospeso"),
    **dict.fromkeys(("naspi", "dis_coll", "mobilita"), "disoccupato"),
}
_AT_WORK = frozenset({"occupato", "occupato_temporaneo", "autonomo", "pensionato"})
# Beside a job that is had, words of these leave open that it is another thing.
_OPEN_AT_WORK = (
    ("limited", "occupato_temporaneo"),
    ("idle", "sospeso"),
    ("dismissed", "preavviso"),
)
_BEYOND_NOTICE = frozenset({"letter", "implied", "answer_unsure"})
_DISMISSED = frozenset({"event", "letter", "implied", "answer", "answer_unsure"})
# The first of each pair says more precisely what the second says.
_STRONGER = {
    ("occupato_temporaneo", "occupato"),
    ("sospeso", "occupato"),
    ("preavviso", "disoccupato"),
    ("preavviso", "occupato"),
    ("preavviso", "sospeso"),
    ("disoccupato", "inoccupato"),
    ("autonomo", "occupato"),
}


def find(text: str) -> list[Found]:
    """Find the condition that a message describes; several are a conflict."""
    return [found(FACT, text, item) for item in stated(text)]


def stated(text: str, *, asked: bool = False) -> list[Statement]:
    """What a message states of the condition, settled.

    Args:
        text: the message.
        asked: whether it answers a question about the condition.
    """
    said = [
        _meant(item, text)
        for item in statements(FACT, text, asked=asked, skip=_VAGUE, lasting=True)
        if not item.denied and not _over(item, text)
    ]
    said = _own(said + _from_causes(text) + _from_schemes(text), text)
    lost = any(item.value == "disoccupato" for item in said)
    told = [_ending(_new_job(x, lost)) for x in _resolved(said, text)]
    if doubted("not_me", text):
        told = [replace(item, certain=False) for item in told]
    return [
        item for one in told for item in _left_open(_until_the_letter(one, text), text)
    ]


def vague(text: str) -> bool:
    """Whether an answer may mean suspended or unemployed ("a casa")."""
    return any(
        item.group == "vague" and not item.denied
        for item in statements(FACT, text, asked=True)
    )


def under_contract(text: str) -> bool:
    """Whether a message says that the contract stands, and no more."""
    said = statements(FACT, text, asked=True, lasting=True)
    return any(item.group == "contract" and not item.denied for item in said)


def _meant(item: Statement, text: str) -> Statement:
    """Take the words for what they mean in this message."""
    context = context_of(text)
    if item.group == "loose" and context.has("worked"):
        return replace(item, value="disoccupato")
    if item.group == "loose" and (context.has("employed") or context.has("earlier")):
        return replace(item, value="disoccupato", certain=False)
    if item.group in _VERBAL and context.noun(item.hit):
        return replace(item, denied=True)
    if item.group == "letterless":
        idle = agreements.tells(("closure", "bankrupt"), text) or vague(text)
        return replace(item, certain=False, denied=not idle)
    return item


def _new_job(item: Statement, lost: bool) -> Statement:
    """Who was dismissed and has found a job may have found a short one: to be asked."""
    new = item.value == "occupato" and item.group in {_FOUND_JOB, _BEGUN}
    return replace(item, group=_AGAIN) if new and lost else item


def _over(item: Statement, text: str) -> bool:
    return item.value == "preavviso" and doubted("notice_over", text)


def _left_open(item: Statement, text: str) -> list[Statement]:
    """The value with those that other words of the message leave open.

    "Adesso lavoro, il contratto scade a marzo" may be a short job; "licenziata,
    l'ultimo giorno è il 20" is likely notice.
    """
    if item.value == "disoccupato" and item.group in _DISMISSED:
        notice = replace(item, value="preavviso", certain=False)
        return [notice if doubted("ending", text) else item]
    if item.value != "occupato":
        return [item]
    doubts = _OPEN_AT_WORK if item.certain else _OPEN_AT_WORK[:1]
    others = [value for doubt, value in doubts if doubted(doubt, text)]
    if item.group == _AGAIN and _LIMITED not in others:
        others = [_LIMITED, *others]
    doubtful = [replace(item, value=value, certain=False) for value in others]
    return [*doubtful, replace(item, certain=item.certain and not others)]


def _own(said: list[Statement], text: str) -> list[Statement]:
    """Leave out what is said of others, when the person speaks of themselves too."""
    context = context_of(text)
    own = [item for item in said if not context.of_another(item.hit)]
    return own or said


def _from_causes(text: str) -> list[Statement]:
    return [
        Statement(
            "disoccupato",
            "event" if item.group == "event" else "implied",
            item.hit,
            # A finer cause may be doubtful; that the job ended is not.
            item.group == "event" and (item.certain or item.value != item.hit.value),
        )
        for item in causes.stated(text)
        if item.group != "alone"
    ]


def _from_schemes(text: str) -> list[Statement]:
    return [
        Statement(_FROM_SCHEME[item.value], "scheme", item.hit, item.certain)
        for item in schemes.stated(text)
        if item.value in _FROM_SCHEME and item.group not in {"alone", "unsure"}
    ]


def _resolved(said: list[Statement], text: str) -> list[Statement]:
    said = _letter_at_work([item for item in said if not item.denied])
    said = _now(_in_notice(said), text)
    said = _for_a_while(_without_work(_with_contract(said, text), text))
    if _works_again(said):
        return once(x for x in said if x.group == _BEGUN or x.value == "disoccupato")
    values = {item.value for item in said}
    if {"sospeso", "disoccupato"} <= values and "preavviso" not in values:
        said = _suspended_or_dismissed(said, text)
        if len({item.value for item in said}) > 1:
            return once(said)
    return settled(said, text, _STRONGER)


def _works_again(said: list[Statement]) -> bool:
    out = any(x.value == "disoccupato" and x.group == "sure" for x in said)
    return out and any(x.group == _BEGUN for x in said)


def _letter_at_work(said: list[Statement]) -> list[Statement]:
    """Who has the letter of dismissal and still works is likely in notice."""
    working = [x for x in said if x.group in {"at_work", "until"}]
    ending = any(x.group == "until" for x in working)
    known = {"letter", "event"} if ending else {"letter"}
    letter = [x for x in said if x.value == "disoccupato" and x.group in known]
    if not letter or not working:
        return said
    rest = [x for x in said if x not in letter and x.value != "occupato"]
    return [*rest, replace(working[0], value="preavviso", certain=False)]


def _in_notice(said: list[Statement]) -> list[Statement]:
    """During notice a letter, the cause of the dismissal, or "poi fuori" adds none."""
    if not any(item.value == "preavviso" for item in said):
        return said
    return [
        item
        for item in said
        if item.value != "disoccupato" or item.group not in _BEYOND_NOTICE
    ]


def _now(said: list[Statement], text: str) -> list[Statement]:
    """Leave out the job before: "lavoro tre mesi, prima mi hanno licenziato"."""
    context = context_of(text)
    now = [item for item in said if not context.before(item.hit)]
    working = any(item.value in _AT_WORK for item in now)
    return now if working else said


def _for_a_while(said: list[Statement]) -> list[Statement]:
    """A job until some date is more precise than "lavoro ancora"."""
    if not any(item.value == "occupato_temporaneo" for item in said):
        return said
    return [item for item in said if item.group not in {"at_work", "until"}]


def _with_contract(said: list[Statement], text: str) -> list[Statement]:
    """A contract that stands means suspended only where work is said to stop."""
    idle = any(item.value == "disoccupato" for item in said) or vague(text)
    if idle or agreements.tells(("closure", "bankrupt"), text):
        return [
            replace(item, certain=False) if item.group == "contract" else item
            for item in said
        ]
    return [item for item in said if item.group != "contract"]


def _without_work(said: list[Statement], text: str) -> list[Statement]:
    """Leave out a job that other words contradict ("lavoro, ma siamo a casa")."""
    idle = any(item.value == "sospeso" for item in said) or vague(text)
    return [item for item in said if not (idle and item.value == "occupato")]


def _suspended_or_dismissed(said: list[Statement], text: str) -> list[Statement]:
    """Part "in cassa" from a dismissal, or leave the two in conflict.

    Who was dismissed and still says "in cassa" is no longer suspended; with a
    letter, or a benefit called "disoccupazione", only the person can tell.
    """
    both = [item for item in said if item.value in {"sospeso", "disoccupato"}]
    standing = {item.value for item in settled(both, text)}
    if standing == {"sospeso"} and all(item.certain for item in both):
        return [item for item in said if item.value != "disoccupato"]
    if any(item.group in _CONTRACT for item in both) or _STILL.search(plain(text)):
        return both
    dismissed = any(item.group == "event" and item.certain for item in both)
    if dismissed or not any(x.certain for x in both if x.value == "sospeso"):
        return [item for item in said if item.value != "sospeso"]
    return both


def _ending(item: Statement) -> Statement:
    """A job "fino a Natale", or just begun, may be short: to be asked."""
    open_ended = item.group not in {"until", _BEGUN, _AGAIN}
    return item if open_ended else replace(item, certain=False)


def _until_the_letter(item: Statement, text: str) -> Statement:
    """A bankrupt company's contract stands until the letter of dismissal."""
    if item.value != "disoccupato" or not agreements.tells(("bankrupt",), text):
        return item
    dismissed = any(word.startswith("licenzia") for word in read_words(text).plain)
    paid = any(said.value == "naspi" for said in schemes.stated(text))
    return item if dismissed or paid else replace(item, certain=False)
