"""How a person says the job ended: the fact `causa_cessazione`."""

from __future__ import annotations

from dataclasses import replace

from bot.intake.doubts import doubted
from bot.intake.found import Found
from bot.intake.scan import hits
from bot.intake.statements import Statement, found, settled, statements, uncorrected

FACT = "causa_cessazione"
GENERIC = "generic_dismissal"
UNLISTED = "generic_unlisted"
_STRONGER = {
    ("cessazione_attivita", "licenziamento_collettivo"),
    ("licenziamento_collettivo", "licenziamento_economico"),
    ("fine_missione", "scadenza_contratto"),
    ("fine_collaborazione", "scadenza_contratto"),
    ("dimissioni_giusta_causa", "dimissioni"),
    ("risoluzione_consensuale", "dimissioni"),
}

_RESIGNED = frozenset({"dimissioni", "risoluzione_consensuale"})
# A value, the words that leave it open, and what it then likely is.
_FINER = (
    ("scadenza_contratto", "collaboration", "fine_collaborazione"),
    ("scadenza_contratto", "agency", "fine_missione"),
    ("licenziamento_collettivo", "only_me", "licenziamento_economico"),
)


def find(text: str) -> list[Found]:
    """Find why a message says that the job ended; several are a conflict."""
    return [found(FACT, text, item) for item in stated(text)]


def stated(text: str, *, asked: bool = False) -> list[Statement]:
    """What a message states of the cause, settled.

    Args:
        text: the message.
        asked: whether it answers a question about the cause.
    """
    # "Mi sono licenziato, no scusa, mi hanno licenziato" takes the cause back.
    standing = uncorrected(_known(text, asked=asked), text, lasting=False)
    named = [item for item in standing if item.value not in {GENERIC, UNLISTED}]
    if not any(hit.value == "disoccupato" for hit in hits("condizione", text)):
        named = [item for item in named if item.group != "alone"]
    if any(item.value == GENERIC and item.certain for item in standing):
        # "Mi hanno licenziato e mi sono dimesso" says two things.
        named = [_beside_dismissal(item) for item in named]
    elif doubted("procedure", text):
        named = [replace(item, certain=False) for item in named]
    return [
        one
        for item in settled(named, text, _STRONGER, lasting=False)
        for one in _with_reason(item, text)
    ]


def _beside_dismissal(item: Statement) -> Statement:
    return replace(item, certain=item.certain and item.value not in _RESIGNED)


def _with_reason(item: Statement, text: str) -> list[Statement]:
    """The cause, or the finer one that other words of the message make likely."""
    if item.value == "dimissioni":
        return _for_good_cause(item, text)
    if item.value == "cessazione_attivita" and doubted("goes_on", text):
        return [replace(item, certain=False)]
    for value, doubt, finer in _FINER:
        if item.value == value and doubted(doubt, text):
            return [replace(item, value=finer, certain=False)]
    return [item]


def _for_good_cause(item: Statement, text: str) -> list[Statement]:
    """Resigning from who did not pay, or did wrong, may be for good cause."""
    good = replace(item, value="dimissioni_giusta_causa")
    if doubted("good_cause", text):
        return [good]
    maybe = replace(good, certain=False)
    if doubted("unpaid", text):
        return [maybe]
    return [maybe, replace(item, certain=False)] if doubted("wronged", text) else [item]


def names_dismissal(text: str) -> bool:
    """Whether a message says that the job ended, without saying why."""
    return any(item.value == GENERIC for item in _known(text, asked=False))


def unlisted(text: str) -> bool:
    """Whether the job ended for a cause that the rules do not name (a trial failed)."""
    return any(item.value == UNLISTED for item in _known(text, asked=False))


def _known(text: str, *, asked: bool) -> list[Statement]:
    return [item for item in statements(FACT, text, asked=asked) if not item.denied]
