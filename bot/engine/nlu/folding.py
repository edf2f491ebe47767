"""One spelling for what people type in many: case, accents, apostrophes."""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")  # "siiiii" -> "sii"
_JOINERS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"  # of emoji, and skin tones
_PUNCTUATION = r"!-/:-@\[-`{-~«»“”‘’…–—"
_WORD = re.compile(rf"\w+|[^\w\s{_PUNCTUATION}{_JOINERS}]")


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, a letter at most twice in a row.

    "Perché", "perche'" and "PERCHÈ" come out alike but for the apostrophe.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).lower())
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _STRETCHED.sub(r"\1\1", kept)


def words(text: str) -> list[str]:
    """The words of a text, folded, and each emoji; no punctuation."""
    return _WORD.findall(fold(text))
