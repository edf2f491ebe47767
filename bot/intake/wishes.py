"""Whether the words of a message bear out what it is taken to wish or to ask."""

from __future__ import annotations

import re
from functools import cache

from bot.intake.cues import plain, split_questions
from bot.intake.lexicons import lexicon

_NEVER = "_not"


def worded(wish: str, text: str) -> bool:
    """Whether the message has words of a wish.

    Args:
        wish: an intent with words of its own in ``lexicon/wishes.yml``.
        text: what a person typed.
    """
    return _found("wishes", wish, text) and not unworded(wish, text)


def unworded(wish: str, text: str) -> bool:
    """Whether it has words that are never those of such a wish."""
    against = f"{wish}{_NEVER}"
    return against in lexicon("wishes") and _found("wishes", against, text)


def has_words(wish: str) -> bool:
    """Whether a wish is known by its words at all."""
    return wish in lexicon("wishes")


def asks(text: str) -> bool:
    """Whether the message is a question by its words, or its mark."""
    return _found("topics", "asking", text) or bool(split_questions(text)[1])


def asks_outcome(text: str) -> bool:
    """Whether somebody asks what only the verdict answers: "ho diritto?"."""
    return _found("topics", "outcome", text)


def about_topic(topic: str, text: str) -> bool:
    """Whether what a message asks has a word of the topic.

    Args:
        topic: of `ask_faq`, such as ``durata``.
        text: the message; of a long one only the question in it counts.
    """
    pattern = lexicon("topics")["topics"].get(topic)
    stated, asked = split_questions(text)
    short = len(stated.split()) <= _SHORT and topic in lexicon("topics")["told"].split()
    within = text if short or not asked else asked
    return pattern is None or re.search(pattern, plain(within)) is not None


def magnet(topic: str) -> bool:
    """Whether the classifier takes this topic for questions of all sorts."""
    return topic in lexicon("topics")["magnets"].split()


def wants_person(text: str) -> bool:
    """Whether a person is plainly asked for, whatever else is said."""
    return _found("wishes", "person", text)


def asks_hours(text: str) -> bool:
    """Whether an office's hours are asked for, and not until when the call is open."""
    return _found("wishes", "hours", text)


def takes_leave(text: str) -> bool:
    """Whether a message that thanks, or the like, ends with a goodbye."""
    return _found("wishes", "leave", text)


def goes_on(text: str) -> bool:
    """Whether somebody is ready to go on with the questions."""
    return _found("wishes", "go_on", text)


def assents(text: str) -> bool:
    """Whether somebody says "ok" to what was told, rather than "sì" to a question."""
    return _found("wishes", "assent", text)


def over_not_lost(text: str) -> bool:
    """Whether "è finita" says no more than that something is over."""
    return _found("wishes", "over", text)


def foreign(text: str) -> bool:
    """Whether it is written in another script, or mostly in words of no Italian."""
    letters = [char for char in text if char.isalpha()]
    strange = sum(ord(char) > _LATIN for char in letters)
    if letters and strange > len(letters) / 2:
        return True
    said = re.findall(r"[a-z']+", plain(text))
    known = _foreign_words()
    count = sum(word in known for word in said)
    return count >= _SEVERAL and count >= len(said) / 2


_LATIN = 0x24F  # the last letter of Latin Extended-B
_SEVERAL = 2
_SHORT = 8  # words told before a question that asks about them


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(
        word for line in lexicon("foreign").values() for word in line.split()
    )


def _found(name: str, part: str, text: str) -> bool:
    return _any_of(name, part).search(plain(text)) is not None


@cache
def _any_of(name: str, part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon(name)[part]))
