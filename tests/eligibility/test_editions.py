"""Every edition beside its act and its specification."""

import re
from importlib.resources import files
from itertools import product

import pytest

from bot.eligibility.facts import VALUES
from bot.eligibility.registry import act_text, editions

EDITIONS = editions()
CRITERIA = [
    pytest.param(edition, criterion, id=f"{edition.id}-{criterion.code}")
    for edition in EDITIONS
    for recipients in edition.classes
    for criterion in recipients.criteria
]
RESULTS = {
    "soddisfatto": "met",
    "non soddisfatto": "not_met",
    "da verificare": "to_verify",
}
NAMED = {"sì": True, "no": False, "sconosciuto": None}


def one_line(text):
    return " ".join(text.split())


def section(text, heading):
    """What stands under a heading, up to the next one of any level."""
    found = re.search(
        rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"no heading {heading!r}"
    return found[1]


def spec_text(edition):
    source = files("bot.eligibility").joinpath("specs", f"{edition.id}.md")
    return source.read_text(encoding="utf-8")


def spec_of(edition, criterion):
    found = re.search(
        rf"^### [0-9.]+ {criterion.code}, {re.escape(criterion.name)}\n(.*?)(?=^#|\Z)",
        spec_text(edition),
        re.MULTILINE | re.DOTALL,
    )
    assert found, f"the spec has no section on {criterion.code}, {criterion.name}"
    return found[1]


def rows_of(spec):
    rows = [line for line in spec.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return cells[0], cells[2:]


def named_values(cell):
    return re.findall("`([a-z_]+)`", cell) or [NAMED[cell]]


@pytest.mark.parametrize(("edition", "criterion"), CRITERIA)
def test_a_criterion_quotes_the_act_word_for_word(edition, criterion):
    citation = criterion.citation

    assert citation.act == edition.act
    place = section(act_text(citation.act), citation.place)
    assert one_line(citation.quote) in one_line(place)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_criteria_follow_the_order_of_the_act(edition):
    text = one_line(act_text(edition.act))
    at = 0
    for recipients in edition.classes:
        start = text.index(recipients.quote, at)
        for criterion in recipients.criteria:
            at = text.index(criterion.citation.quote, max(at, start))
            assert at < start + len(recipients.quote)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_codes_are_told_once_and_sources_name_what_exists(edition):
    codes = [c.code for recipients in edition.classes for c in recipients.criteria]

    assert len(codes) == len(set(codes))
    assert set(edition.sources) <= {*codes, *vars(edition)}


@pytest.mark.parametrize(("edition", "criterion"), CRITERIA)
def test_the_specification_quotes_what_the_criterion_quotes(edition, criterion):
    assert f"> {criterion.citation.quote} **[atto]**" in spec_of(edition, criterion)


@pytest.mark.parametrize(("edition", "criterion"), CRITERIA)
def test_the_specification_tells_each_result_as_the_code_does(edition, criterion):
    head, rows = rows_of(spec_of(edition, criterion))
    told = {}
    for first, *results in rows:
        others = [()] if len(results) == 1 else [(v,) for v in (True, False, None)]
        for value, (other, result) in product(
            named_values(first), zip(others, results, strict=True)
        ):
            told[(value, *other)] = RESULTS[result]

    assert tuple(re.findall("`([a-z_]+)`", " ".join(head))) == criterion.needs
    answers = product(*((*VALUES[need], None) for need in criterion.needs))
    assert told == {values: criterion.check(*values) for values in answers}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_the_specification_says_what_is_not_asked(edition):
    assert re.search(
        r"^## [0-9]+\. Non è un requisito$", spec_text(edition), re.MULTILINE
    )
