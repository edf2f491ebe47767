"""What a message says about the facts, given the question that is open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.eligibility.facts import DECISIVE, PLACES, Value
from bot.intake.answers import Short, option_number, taken_back, yes_no
from bot.intake.cues import corrects, keeps, split_questions
from bot.intake.gazetteer import Gazetteer
from bot.intake.offers import accepted, none_of_them
from bot.intake.reading import Answer, read, read_answer
from bot.services.dialogue.guessing import weighed
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.options import OPTIONS
from bot.services.dialogue.state import CONFIRM, Choice, Message, State
from bot.texts import text

YES_NO_FACTS = ("accordo_esuberi", "azienda_in_crisi")

# Buttons that answer any question.
_SHORT: Mapping[str, Short] = {
    "affirm": "yes",
    "deny": "no",
    "dont_know": "dont_know",
    "prefer_not": "prefer_not",
}


@dataclass(frozen=True)
class Heard:
    """What one message says.

    Attributes:
        values: facts said with certainty; None for "non lo so".
        maybe: facts to be confirmed (one choice) or chosen (several).
        yes_no: the whole message as "yes", "no", "dont_know", "prefer_not".
        kept: whether "no" to a doubt keeps what was known before.
        reason: why an answer cannot be used: the end of `utter_invalid_<reason>`.
        question: the part of the message that asks something.
    """

    values: Mapping[str, Value | None] = field(default_factory=dict)
    maybe: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    yes_no: str | None = None
    kept: bool = False
    reason: str = ""
    question: str = ""

    @property
    def nothing(self) -> bool:
        """Whether the message answers nothing."""
        return not self.values and not self.maybe and not self.kept


def listen(message: Message, state: State, gazetteer: Gazetteer) -> Heard:
    """Read a typed message, or a pressed button, against the open question."""
    if message.payload is not None:
        return _pressed(message.intent, message.payload, state)
    statement, question = split_questions(message.text)
    if not statement:
        return Heard(question=question)
    whole = yes_no(statement)
    short = whole or _of_an_offer(statement, state)
    settled = _settle(option_number(statement, len(state.choices)), short, state)
    if settled is not None:
        longer = short is not None and whole is None
        said = _beside(settled, statement, gazetteer) if longer else settled
        return replace(said, question=question)
    if _only_figures(statement, state):
        return Heard(question=question)
    if _keeps(statement, short, state):
        return Heard(kept=True, question=question)
    heard = _understand(statement, short, question, state, gazetteer)
    if heard.nothing:
        heard = _by_intent(message.intent, heard, state)
    return weighed(message, heard, state, gazetteer)


def _only_figures(statement: str, state: State) -> bool:
    """Whether it is a number and no word, and not that of an answer to choose."""
    options = OPTIONS.get(str(state.asked), ())
    figures = re.search(r"\d", statement) and not re.search(r"[^\W\d_]{2}", statement)
    chosen = option_number(statement, len(options)) is not None
    return bool(options) and bool(figures) and not chosen


def _of_an_offer(statement: str, state: State) -> Short | None:
    """A yes or no to what is offered, in more words: "sì con esuberi", "nessuna"."""
    if not state.choices or state.asked == CONFIRM:
        return None
    if none_of_them(statement) and "nessuno" not in [c.value for c in state.choices]:
        return "no"
    single = len(state.choices) == 1
    return accepted(statement) or taken_back(statement) if single else None


def _beside(settled: Heard, statement: str, gazetteer: Gazetteer) -> Heard:
    """What is told after the "sì" too."""
    values, maybe = _volunteered(statement, gazetteer)
    rest = {f: held for f, held in maybe.items() if f not in settled.values}
    return replace(settled, values={**values, **settled.values}, maybe=rest)


def _keeps(statement: str, short: Short | None, state: State) -> bool:
    """Whether a change is given up: what was known before stays."""
    offered = len(state.choices) == 1 and state.known(str(state.asked))
    unsure = short in {"dont_know", "prefer_not"}
    return (offered or state.changing) and (unsure or keeps(statement))


def _by_intent(intent: str, heard: Heard, state: State) -> Heard:
    """What only the classifier understood: safe to take, or to ask about."""
    if state.asked is None or state.asked == CONFIRM:
        return heard
    held = state.known(state.asked) or state.choices
    asked_anew = not state.changing and not held
    if intent in {"dont_know", "prefer_not"} and asked_anew:
        return replace(heard, values={state.asked: None})
    if intent in {"affirm", "deny"} and state.asked in YES_NO_FACTS:
        value = intent == "affirm"
        label = text(f"facts.{state.asked}.values.{str(value).lower()}")
        return replace(heard, maybe={state.asked: (Choice(value, label),)})
    return heard


def _pressed(intent: str, payload: Mapping[str, object], state: State) -> Heard:
    if intent in _SHORT:
        short = _SHORT[intent]
        return _settle(None, short, state) or _said_in_short(short, state)
    values: dict[str, Value | None] = {}
    for entity, value in payload.items():
        fact = entity
        if entity == "comune":
            fact = state.asked if state.asked in PLACES else "residenza"
        if isinstance(value, str | bool | int) and fact in DECISIVE:
            values[fact] = value
    return Heard(values=values)


def _said_in_short(short: Short, state: State) -> Heard:
    asked = state.asked
    if asked is None or asked == CONFIRM or state.choices:
        return Heard(yes_no=short)
    if short in {"dont_know", "prefer_not"}:
        return Heard({asked: None}, yes_no=short)
    if asked in YES_NO_FACTS:
        return Heard({asked: short == "yes"}, yes_no=short)
    if asked == "domicilio":
        return Heard({"residente_o_domiciliato": short == "yes"}, yes_no=short)
    return Heard(yes_no=short)


def _settle(picked: int | None, short: Short | None, state: State) -> Heard | None:
    """An answer to what was offered: a number, "la prima", "sì", "no"."""
    if not state.choices or state.asked in {None, CONFIRM}:
        return None
    asked = str(state.asked)
    if len(state.choices) == 1 and short == "yes":
        picked = 0
    if picked is not None:
        return Heard(values={asked: state.choices[picked].value})
    if len(state.choices) == 1 and short == "no" and state.known(asked):
        return Heard(kept=True)
    return None


def _understand(
    statement: str,
    short: Short | None,
    question: str,
    state: State,
    gazetteer: Gazetteer,
) -> Heard:
    values, maybe = _volunteered(statement, gazetteer)
    asked = state.asked
    # "no" to "è così?" denies what was heard, "no, aspetta" what was said before.
    elsewhere = asked in YES_NO_FACTS and corrects(statement)
    denied = bool(state.choices) and short == "no"
    if asked in {None, CONFIRM} or elsewhere or denied:
        return Heard(values, maybe, short, question=question)
    # What is offered now has numbers of its own: "la terza" of two is none.
    options = () if state.choices else OPTIONS.get(str(asked), ())
    answer = read_answer(str(asked), statement, gazetteer, options)
    if answer.kind in {"dont_know", "prefer_not"} and short is None:
        answer = _unless_known(answer, state)
    answer = _among(state.choices, answer, gazetteer)
    said, guessed = _answered(str(asked), answer, gazetteer)
    finer = values.get(str(asked))
    if said and isinstance(finer, str) and finer.startswith(f"{answer.value}_"):
        said = {str(asked): finer}  # "dimissioni per giusta causa"
    answered = said.keys() | guessed.keys()
    if answered and asked in PLACES:
        # "Brescia" answers what was asked; it says nothing of the other place.
        answered |= {place for place in PLACES if state.known(place)}
    values = {fact: held for fact, held in values.items() if fact not in answered}
    maybe = {fact: held for fact, held in maybe.items() if fact not in answered}
    return Heard(
        {**values, **said}, {**maybe, **guessed}, short, False, answer.reason, question
    )


def _among(choices: Sequence[Choice], answer: Answer, gazetteer: Gazetteer) -> Answer:
    """Of comuni offered, the one in the province named: "quella di Varese"."""
    named = gazetteer.get(str(answer.value)) if len(choices) > 1 else None
    offered = [gazetteer.get(str(choice.value)) for choice in choices]
    if named is None or named in offered or answer.fact not in PLACES:
        return answer
    near = [place for place in offered if place and place.province == named.province]
    if len(near) != 1:
        return replace(answer, certain=False)
    return replace(answer, value=near[0].istat, certain=True)


def _answered(
    asked: str, answer: Answer, gazetteer: Gazetteer
) -> tuple[dict[str, Value | None], dict[str, tuple[Choice, ...]]]:
    if answer.kind in {"dont_know", "prefer_not"}:
        return {asked: None}, {}
    if answer.kind == "choices":
        return {}, {
            asked: tuple(
                Choice(choice.value, value_label(asked, choice.value, gazetteer))
                for choice in answer.choices
            )
        }
    if answer.kind != "value" or answer.value is None:
        return {}, {}
    # "in provincia di Bergamo" answers another fact than the one asked.
    if answer.certain or _harmless(answer, gazetteer):
        return {answer.fact: answer.value}, {}
    label = value_label(answer.fact, answer.value, gazetteer)
    return {}, {answer.fact: (Choice(answer.value, label),)}


def _unless_known(answer: Answer, state: State) -> Answer:
    """Forget what is known or offered on a bare "non lo so", never in more words."""
    held = state.known(answer.fact) or state.choices
    return replace(answer, kind="unclear") if held else answer


def _harmless(answer: Answer, gazetteer: Gazetteer) -> bool:
    """Whether a guess can be taken: a comune of Lombardy, shown before the verdict."""
    place = gazetteer.get(str(answer.value)) if answer.fact in PLACES else None
    return place is not None and place.in_lombardy


def _volunteered(
    statement: str, gazetteer: Gazetteer
) -> tuple[dict[str, Value | None], dict[str, tuple[Choice, ...]]]:
    reading = read(statement, gazetteer)
    values: dict[str, Value | None] = {}
    maybe: dict[str, tuple[Choice, ...]] = {}
    for found in reading.found:
        if found.certain and found.fact not in reading.conflicts:
            values[found.fact] = found.value
        else:
            label = value_label(found.fact, found.value, gazetteer)
            heard = maybe.get(found.fact, ())
            if all(choice.value != found.value for choice in heard):
                maybe[found.fact] = (*heard, Choice(found.value, label))
    for fact, choices in reading.choices.items():
        maybe[fact] = tuple(
            Choice(c.value, value_label(fact, c.value, gazetteer)) for c in choices
        )
    for fact in values:
        maybe.pop(fact, None)
    return values, maybe
