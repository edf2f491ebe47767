"""Reading the answer to a question about a comune."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intake import residence
from bot.intake.answers import opening, yes_no
from bot.intake.found import Answer
from bot.intake.gazetteer import Gazetteer
from bot.intake.lexicons import lexicon
from bot.intake.normalise import key_of
from bot.intake.places import Resolution
from bot.intake.residence import ABROAD, DOMICILIO, SOMEWHERE
from bot.intake.scan import hits

_ADDRESS = re.compile(r"\S*@\S*|\bwww\.\S+|\bhttps?://\S+")
_ASKED_BACK = re.compile(r"[^,.;:!?]*\?+")
_CODE_LENGTH = 2
_CITY = re.compile(r"([a-z]{2}) (?:citta|centro|capoluogo)")
# "In Lombardia non ho nessun domicilio", not "in provincia di Varese, non a Varese".
_DENIAL = re.compile(
    r"\b(non|nn|nessun[oa]?|niente|nulla|senza|mai|neanche|nemmeno|minga|mica|miga|mia)\b[^,.;]*"
    r"\b(domicilio|residenza|vivo|abito|sto|casa|l[ou]mbardia|lombradia)\b"
)


def read_place(fact: str, text: str, gazetteer: Gazetteer) -> Answer:
    """Read a text as the answer to `residenza` or `domicilio`.

    The domicile is asked only of who lives outside Lombardy: there "no", "lo
    stesso" and a region outside settle that the person is not domiciled inside.
    """
    named = gazetteer.get(text.strip())
    if named:
        return Answer("value", fact, named.istat)
    if text.strip().lower() == ABROAD:
        return Answer("value", fact, ABROAD)
    if fact == DOMICILIO and _nowhere_else(text, gazetteer):
        return Answer("value", SOMEWHERE, value=False)
    if yes_no(text) is not None:
        return Answer("unclear", fact)
    said = gazetteer.resolve(_without_address(text), living=fact == DOMICILIO)
    answer = _local(fact, text, gazetteer)
    if not (said.kind == "comune" and said.certain):
        answer = answer or _from_message(fact, text, gazetteer)
    answer = answer or _resolved(fact, said)
    if answer.kind == "unclear":
        answer = _opened(fact, text, gazetteer) or answer
    if answer.kind == "unclear" and _is_homeless(text):
        return Answer("dont_know", fact)
    if answer.kind == "value" and _ASKED_BACK.fullmatch(text.strip()):
        return replace(answer, certain=False)
    return answer


def _is_homeless(text: str) -> bool:
    return any(words in key_of(text) for words in lexicon("home_answers")["homeless"])


def _without_address(text: str) -> str:
    """Leave out e-mail addresses, which name no place."""
    return _ADDRESS.sub(" ", text)


def _local(fact: str, text: str, gazetteer: Gazetteer) -> Answer | None:
    """A province's code, a locality or a small state given as the whole answer."""
    key, table = key_of(text), lexicon("home_answers")
    bare = key.removeprefix("a ").removeprefix("in ")
    if bare in table["abroad"]:
        return Answer("value", fact, ABROAD)
    if bare in table["localities"]:
        return Answer("value", fact, table["localities"][bare], certain=False)
    if bare in table["in_lombardy"]:
        return Answer("value", SOMEWHERE, value=True)
    town = _CITY.fullmatch(bare)
    capital = gazetteer.capital(town[1]) if town else None
    if capital:
        return Answer("value", fact, capital.istat)
    if len(key) != _CODE_LENGTH:
        return None
    province = gazetteer.resolve(f"provincia {key}")
    like_a_word = key in table["words_like_codes"].split()
    if province.kind != "province" or (like_a_word and not text.strip().isupper()):
        return None
    if key in {"si", "no"}:
        return None
    return replace(_resolved(fact, province), certain=not like_a_word)


def _opened(fact: str, text: str, gazetteer: Gazetteer) -> Answer | None:
    """The place after a first word that says nothing: "sempre Prato"."""
    head, *rest = text.split(maxsplit=1)
    if not rest or key_of(head) not in lexicon("home_answers")["openings"].split():
        return None
    said = _resolved(fact, gazetteer.resolve(rest[0]))
    return said if said.kind == "value" else None


def read_inside(text: str, gazetteer: Gazetteer) -> Answer:
    """Read a text as the answer to `residente_o_domiciliato`: yes, no or a place."""
    short = opening(text) or yes_no(text)
    if short in {"yes", "no"}:
        return Answer("value", SOMEWHERE, value=short == "yes")
    said = gazetteer.resolve(text)
    if said.in_lombardy is None:
        return Answer("unclear", SOMEWHERE)
    return Answer("value", SOMEWHERE, value=said.in_lombardy, certain=said.certain)


def _nowhere_else(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the text denies a home in Lombardy, naming no other comune."""
    if yes_no(text) == "no":
        return True
    denial = _DENIAL.search(text.lower())
    if "?" in text or (not denial and _one_comune(text, gazetteer)):
        return False
    region = gazetteer.resolve(text)
    if denial and region.kind == "comune":
        return not region.certain and denial[2].endswith("ia")
    denied = opening(text) == "no" or bool(denial)
    if denied and region.kind in {"region", "province", "unknown"}:
        return True
    return bool(hits("domicilio", text))


def _one_comune(text: str, gazetteer: Gazetteer) -> bool:
    named = [mention for mention in gazetteer.mentions(text) if not mention.negated]
    return len(named) == 1 and len(named[0].places) == 1 and named[0].certain


def _from_message(fact: str, text: str, gazetteer: Gazetteer) -> Answer | None:
    """The home that a corrected or longer answer names ("no, non Lodi: Crema")."""
    mentions = gazetteer.mentions(text)
    if not any(mention.negated for mention in mentions) and len(mentions) < 2:
        return None
    found, _ = residence.find(text, gazetteer)
    homes = [item for item in found if item.fact == fact]
    if fact == DOMICILIO and not homes:
        return None
    if len(homes) != 1:
        return None
    certain = homes[0].certain or bool(gazetteer.by_name(homes[0].text))
    return Answer("value", fact, homes[0].value, certain=certain)


def _resolved(fact: str, said: Resolution) -> Answer:
    if said.kind == "comune" and (said.near or said.doubtful):
        # "Vicino a Milano" is not Milano: only whoever answers can say so.
        return Answer("choices", fact, choices=residence.choices_of(said.places))
    if said.kind == "comune":
        named = said.role or fact  # "domiciliato a Milano" is no residence
        return Answer("value", named, said.places[0].istat, certain=said.certain)
    if said.kind == "choices":
        return Answer("choices", fact, choices=residence.choices_of(said.places))
    if said.kind == "abroad":
        return Answer("value", fact, ABROAD, certain=said.certain)
    if said.in_lombardy:
        return Answer("value", SOMEWHERE, value=True, certain=said.certain)
    if said.in_lombardy is None:
        return Answer("unclear", fact)
    if fact == DOMICILIO:
        return Answer("value", SOMEWHERE, value=False, certain=said.certain)
    return Answer("unclear", fact, reason="comune_needed")
