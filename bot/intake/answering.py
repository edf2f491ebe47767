"""Reading a text against the fact that was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.eligibility.facts import VALUES, Value
from bot.intake import agreements, causes, company_cues, conditions, schemes
from bot.intake.answers import (
    Short,
    acknowledges,
    hedged,
    opening,
    option_number,
    taken_back,
    wavers,
    yes_no,
)
from bot.intake.company import InvalidCompany
from bot.intake.context import context_of
from bot.intake.doubts import doubted
from bot.intake.found import Answer, Choice, Kind
from bot.intake.gazetteer import Gazetteer
from bot.intake.numbers import how_many
from bot.intake.place_answers import read_inside, read_place
from bot.intake.readable import LONGEST, unreadable
from bot.intake.residence import SOMEWHERE
from bot.intake.sector import sectors
from bot.intake.spelling import read_words
from bot.intake.statements import ANSWER_GROUPS, Statement

_BOOLEAN = frozenset({agreements.ACCORDO, agreements.CRISI})
_ENUMERATED = frozenset({conditions.FACT, schemes.FACT, causes.FACT})
_PLACES = frozenset({"residenza", "domicilio"})
_NO_NO = re.compile(r"\s*no[\s,]+no\b", re.IGNORECASE)
_LONGEST_BARE = 14
_LONGEST_YES = 15
_LONGEST_HEAD = 6
# "Sì, ma non per noi": less than a yes.
_EXCEPT = frozenset({"ma", "pero", "solo", "tranne"})
_QUESTION = re.compile(r"[^,.;:!?\n]*\?")
_CLAUSE_END = re.compile(r"[,.;:!\n]+")


def read_answer(
    fact: str, text: str, gazetteer: Gazetteer, options: Sequence[Value] = ()
) -> Answer:
    """Read a text as the answer to the question about a fact.

    Args:
        fact: name of the fact asked.
        text: what the person wrote, or a button's value or label.
        gazetteer: the comuni.
        options: the values offered, in the order shown, so that "3" or "la terza"
            names one. Without them a bare number names nothing.

    Returns:
        When in doubt "unclear", or a value that is not certain; never a guess.
    """
    if unreadable(text):
        return Answer("unclear", fact, reason="too_long" if len(text) > LONGEST else "")
    if text.strip() in VALUES.get(fact, ()):
        return Answer("value", fact, text.strip())
    picked = option_number(text, len(options)) if options else None
    if picked is not None:
        return Answer("value", fact, options[picked])
    short = yes_no(text)
    if short in {"dont_know", "prefer_not"}:
        return Answer("dont_know" if short == "dont_know" else "prefer_not", fact)
    if fact in _PLACES:
        place = read_place(fact, text, gazetteer)
        return (_unsaid(fact, text) if place.kind == "unclear" else None) or place
    if fact == SOMEWHERE:
        return read_inside(text, gazetteer)
    if fact in _BOOLEAN:
        return _read_boolean(fact, text, short)
    if fact == company_cues.FACT:
        return _read_company(text, gazetteer)
    if fact in _ENUMERATED:
        return _read_enumerated(fact, text)
    reader = _READERS.get(fact)
    return reader(text) if reader else Answer("unclear", fact)


def _read_enumerated(fact: str, text: str) -> Answer:
    """Read the whole answer, or what it opens with ("nessuno, zero euro, e ...")."""
    answer = _READERS[fact](text)
    head, *rest = _CLAUSE_END.split(text.strip(), maxsplit=1)
    if answer.kind != "unclear" or not rest or "?" in head or unreadable(head):
        return answer
    if len(head.split()) > _LONGEST_HEAD:
        return answer
    if "?" in text and context_of(text).has("definition"):
        return answer
    opened = _READERS[fact](head)
    return opened if opened.kind == "value" and opened.certain else answer


def _read_condition(text: str) -> Answer:
    stated = conditions.stated(text, asked=_brief(text))
    if not stated and conditions.vague(text) and _brief(text):
        doubt = (Choice("sospeso"), Choice("disoccupato"))
        return Answer("choices", conditions.FACT, choices=doubt)
    closed = agreements.tells(("closure", "bankrupt"), text)
    if not stated and _brief(text) and closed:
        doubt = (Choice("sospeso"), Choice("disoccupato"))
        return Answer("choices", conditions.FACT, choices=doubt)
    if not stated and conditions.under_contract(text):
        doubt = (Choice("sospeso"), Choice("occupato"))
        return Answer("choices", conditions.FACT, choices=doubt)
    return _chosen(conditions.FACT, stated, text)


def _read_scheme(text: str) -> Answer:
    stated = schemes.stated(text, asked=_brief(text))
    generic = schemes.names_cassa(text, asked=True)
    return _chosen(schemes.FACT, stated, text, schemes.GENERIC if generic else "")


def _read_cause(text: str) -> Answer:
    stated = causes.stated(text, asked=_brief(text))
    if not stated and agreements.tells(("closure", "bankrupt"), text):
        sure = not doubted("goes_on", text)
        return Answer("value", causes.FACT, "cessazione_attivita", certain=sure)
    if not stated and causes.unlisted(text):
        return Answer("dont_know", causes.FACT, reason="cause_unlisted")
    generic = causes.names_dismissal(text)
    return _chosen(causes.FACT, stated, text, causes.GENERIC if generic else "")


def _brief(text: str) -> bool:
    """Whether a text is short enough for bare words to be the answer."""
    return len(read_words(text).plain) <= _LONGEST_BARE


def _chosen(fact: str, stated: list[Statement], text: str, generic: str = "") -> Answer:
    if len(stated) == 1:
        sure = stated[0].certain and not (_brief(text) and _unsaid(fact, text))
        return Answer("value", fact, stated[0].value, certain=sure)
    if stated:
        choices = tuple(Choice(item.value) for item in stated)
        return Answer("choices", fact, choices=choices)
    return _unsaid(fact, text) or Answer("unclear", fact, reason=generic)


def _unsaid(fact: str, text: str) -> Answer | None:
    """What a short answer, or the first clause, says not to know or not to tell."""
    context = context_of(text)
    if "?" in text:
        return None
    kind: Kind = "prefer_not" if context.has("withheld") else "dont_know"
    if kind == "dont_know" and not context.has("unsaid"):
        return None
    alone = _brief(text) or yes_no(_CLAUSE_END.split(text, maxsplit=1)[0]) == kind
    return Answer(kind, fact) if alone else None


def _read_boolean(fact: str, text: str, short: Short | None) -> Answer:
    spoken = text.strip().lower()
    if spoken in {"true", "false"}:
        return Answer("value", fact, spoken == "true")
    if short is None and wavers(text):
        last = taken_back(text)
        kind: Kind = "value" if last else "unclear"
        return Answer(kind, fact, last and last == "yes", certain=False)
    stated = agreements.stated(fact, text, asked=True)
    if short in {"yes", "no"} and not stated:
        return Answer(
            "value",
            fact,
            short == "yes",
            certain=not (hedged(text) or acknowledges(text)),
        )
    opened = opening(text)
    unsaid = _unsaid(fact, text)
    if unsaid and yes_no(_CLAUSE_END.split(text, maxsplit=1)[0]) == unsaid.kind:
        return unsaid
    doubted = hedged(text) or unsaid is not None or context_of(text).has("unseen")
    weak = [item for item in stated if item.group in ANSWER_GROUPS]
    if weak and context_of(text).has("unsaid"):
        return unsaid or Answer("unclear", fact)
    if len(stated) == 1:
        insisted: Short | None = "no" if _NO_NO.match(text) else opened
        return _agreed(fact, stated[0], insisted, doubted=doubted)
    asks = "?" in _CLAUSE_END.split(text, maxsplit=1)[0]
    if stated or unsaid or opened is None or asks:
        return unsaid or Answer("unclear", fact)
    said = read_words(_QUESTION.sub("", text)).plain
    sure = len(said) <= _LONGEST_YES and not _EXCEPT.intersection(said)
    return Answer("value", fact, opened == "yes", certain=sure and not doubted)


def _agreed(
    fact: str, said: Statement, opened: Short | None, *, doubted: bool
) -> Answer:
    """A statement, weighed by the yes or no that the answer opens with."""
    value = said.value == "true"
    certain = said.certain and not doubted
    if opened is not None:
        certain = value == (opened == "yes") and not doubted
    return Answer("value", fact, value, certain=certain)


def _read_company(text: str, gazetteer: Gazetteer) -> Answer:
    fact = company_cues.FACT
    told = _QUESTION.sub("", text).strip(" ,.;:!")
    try:
        named = company_cues.answered(told or text)
    except InvalidCompany as error:
        reason = f"company_{error.reason}"
        return _unsaid(fact, text) or Answer("unclear", fact, reason=reason)
    name = company_cues.at_home(named, lambda place: bool(gazetteer.by_name(place)))
    return Answer("value", fact, name, certain=named.certain)


def _read_sector(text: str) -> Answer:
    found = sectors(_QUESTION.sub("", text))
    if not found:
        return _unsaid("settore", text) or Answer("unclear", "settore")
    if found[0].score > 0.5 or len(found) == 1:
        sure = found[0].score == 1
        return Answer("value", "settore", found[0].code, certain=sure)
    choices = tuple(Choice(item.code, item.title) for item in found)
    return Answer("choices", "settore", choices=choices)


def _read_colleagues(text: str) -> Answer:
    count = how_many(text)
    if count is None:
        return _unsaid("colleghi", text) or Answer("unclear", "colleghi")
    return Answer("value", "colleghi", count)


_READERS: dict[str, Callable[[str], Answer]] = {
    conditions.FACT: _read_condition,
    schemes.FACT: _read_scheme,
    causes.FACT: _read_cause,
    "settore": _read_sector,
    "colleghi": _read_colleagues,
}
