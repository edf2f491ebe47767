"""What a message is about, beside the facts: a question, a fact's name, distress."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.intake.lexicons import lexicon

MASK = "[…]"
"""Stands for what was masked."""

_ONE_WORD = 1  # "Bergamo?" is an answer, not a question
_TELLING = 2  # words that a statement before a question has at least


def plain(text: str) -> str:
    """Lower case, without accents, typographic apostrophes or doubled spaces."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(kept.split())


def split_questions(text: str) -> tuple[str, str]:
    """Part what is asked from what is stated.

    Returns:
        The statements and the questions, each joined in their order.
    """
    statements: list[str] = []
    questions: list[str] = []
    for sentence in re.findall(r"[^.!?;\n]+[.!?;\n]*", text):
        stated, asked = _split_sentence(sentence.strip())
        statements.append(stated)
        questions.append(asked)
    return " ".join(filter(None, statements)), " ".join(filter(None, questions))


def _split_sentence(sentence: str) -> tuple[str, str]:
    """Take "Bergamo, e quanto dura?" as stating Bergamo and asking the rest."""
    clauses = re.split(r"(?<=,)\s*", sentence)
    supposed = sentence.endswith("?") and _asks("supposes").match(plain(sentence))
    if supposed:
        return "", sentence
    for at, clause in enumerate(clauses):
        if _asks("starts").match(plain(clause)):
            return " ".join(clauses[:at]).rstrip(", "), " ".join(clauses[at:])
    if not sentence.endswith("?") or len(sentence.split()) <= _ONE_WORD:
        return sentence.rstrip("?"), ""
    stated, last = " ".join(clauses[:-1]).rstrip(", "), clauses[-1]
    if stated and _asks("tags").fullmatch(plain(last).rstrip("? ")):
        return stated, ""
    return _before_question(clauses)


def _before_question(clauses: list[str]) -> tuple[str, str]:
    """Part what is told from the question that a sentence ends with."""
    opens = (at for at, each in enumerate(clauses) if _asks("last").match(plain(each)))
    at = next(opens, max(len(clauses) - 1, 0))
    stated, asked = " ".join(clauses[:at]).rstrip(", "), " ".join(clauses[at:])
    if stated:
        told = _asks("tells").search(plain(stated))
        if told or _asks("last").match(plain(clauses[at])):
            return stated, asked
        return "", " ".join(clauses)
    if _asks("last").match(plain(asked)):
        return "", asked
    said = asked.split()
    for cut in range(_TELLING, len(said)):
        head, rest = " ".join(said[:cut]), " ".join(said[cut:])
        if _asks("middle").match(plain(rest)) and _asks("tells").search(plain(head)):
            return head, rest
    return "", asked


def fact_named(text: str) -> str | None:
    """The fact that the person calls by name ("la residenza"), if any."""
    spoken = plain(text)
    for fact, pattern in lexicon("fact_names")["fact_names"].items():
        if re.search(pattern, spoken):
            return str(fact)
    return None


def in_distress(text: str) -> bool:
    """Whether the words are those of somebody who may be in danger."""
    return bool(_any_of("distress").search(plain(text)))


@cache
def _asks(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon("questions")[part]))


def starts_over(text: str) -> bool:
    """Whether the person plainly asks to begin again from nothing."""
    return bool(_any_of("restart").search(plain(text)))


def stops(text: str) -> bool:
    """Whether the person plainly wants to stop here."""
    return bool(_any_of("stop").search(plain(text)))


def confirms(text: str) -> bool:
    """Whether the words say that a summary is right, and take nothing back."""
    return bool(_any_of("confirms").search(plain(text))) and not takes_back(text)


def confused(text: str) -> bool:
    """Whether the person has not understood what is asked."""
    return bool(_any_of("confused").search(plain(text)))


def keeps(text: str) -> bool:
    """Whether an answer shall stay as it was."""
    return bool(_any_of("keeps").search(plain(text)))


def tells_personal_data(text: str) -> bool:
    """Whether a tax code, an e-mail address or a telephone number is, or was, there."""
    return MASK in text or bool(_any_of("personal").search(plain(text)))


def mask_personal_data(text: str) -> str:
    """The text without tax codes, e-mail addresses and mobile telephone numbers."""
    patterns = lexicon("personal")["personal"]
    return re.sub("|".join(patterns), MASK, text, flags=re.IGNORECASE)


def stops_at_once(text: str) -> bool:
    """Whether the message begins by stopping, whatever it goes on with."""
    return bool(_any_of("stop", "at_once").search(plain(text)))


def takes_back(text: str) -> bool:
    """Whether something is denied or excepted: "sì, ma la residenza no"."""
    return bool(_any_of("confirms", "takes_back").search(plain(text)))


def excepts(text: str) -> bool:
    """Whether one of several things is said to be wrong: "tutto giusto tranne"."""
    return bool(_any_of("confirms", "excepts").search(plain(text)))


def denies(text: str) -> bool:
    """Whether something is said not to be there, without a name: "non c'è"."""
    return bool(_any_of("confirms", "denies").search(plain(text)))


def corrects(text: str) -> bool:
    """Whether the person takes back something said before."""
    return bool(_any_of("corrects").search(plain(text)))


@cache
def _any_of(name: str, part: str = "") -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon(name)[part or name]))
