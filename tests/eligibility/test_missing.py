from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import DECISIVE
from bot.eligibility.missing import next_fact
from tests.eligibility import strategies
from tests.eligibility.independent_table import VALUES
from tests.eligibility.reckoning import (
    FACTS,
    known_values,
    matters,
    reachable,
    state_of,
    verdict_of,
)

OUTSIDE = {"residenza": "058091"}
RESIDENCES = (
    {},
    {"residenza": None},
    {"residenza": "015146"},
    OUTSIDE,
    {**OUTSIDE, "domicilio": None},
    {**OUTSIDE, "domicilio": "estero"},
    {"domicilio": None},
    {"domicilio": "058091"},
    {"residente_o_domiciliato": None},
)
ABSENT = object()


def first_that_matters(facts):
    """The same question, found by trying every answer to everything open."""
    state = state_of(facts)
    for index, fact in enumerate(FACTS):
        if len(state[index]) > 1 and matters(state, index):
            if fact != "residente_o_domiciliato":
                return fact
            return "domicilio" if "residenza" in facts else "residenza"
    return None


def every_state_of_an_interview():
    plain = [fact for fact in FACTS if fact != "residente_o_domiciliato"]
    for values in product(*((*VALUES[fact], None, ABSENT) for fact in plain)):
        pairs = zip(plain, values, strict=True)
        facts = {fact: value for fact, value in pairs if value is not ABSENT}
        for residence in RESIDENCES:
            yield {**facts, **residence}


def test_in_every_state_only_the_first_fact_that_can_matter_is_asked(x_6686):
    for facts in every_state_of_an_interview():
        assert next_fact(facts, x_6686) == first_that_matters(facts), facts


@given(facts=strategies.facts)
def test_however_residence_is_told_the_first_that_can_matter_is_asked(facts, x_6686):
    assert next_fact(facts, x_6686) == first_that_matters(facts)


@given(facts=strategies.facts)
def test_nothing_is_asked_exactly_when_no_answer_can_change_the_verdict(facts, x_6686):
    decided = reachable(state_of(facts)) == {verdict_of(known_values(facts))}

    assert (next_fact(facts, x_6686) is None) == decided


@given(facts=strategies.facts, data=st.data())
def test_the_order_of_answers_never_changes_the_question(facts, data, x_6686):
    shuffled = dict(data.draw(st.permutations(list(facts.items()))))

    assert next_fact(shuffled, x_6686) == next_fact(facts, x_6686)


def interview(facts, script, edition):
    """Ask until nothing is left to ask; each step with the facts known before it."""
    steps = []
    while (asked := next_fact(facts, edition)) is not None:
        steps.append((asked, facts))
        facts = {**facts, asked: script[asked]}
    return steps, facts


@given(facts=strategies.facts, script=strategies.scripts)
def test_an_interview_asks_no_question_that_could_be_spared(facts, script, x_6686):
    # A question asked in the fixed order can be spared only if, with the answers had so
    # far, no way to answer the rest makes it count.
    steps, _ = interview(facts, script, x_6686)

    order = [DECISIVE.index(asked) for asked, _ in steps]
    assert order == sorted(set(order))
    for asked, known in steps:
        assert asked not in known
        assert first_that_matters(known) == asked


@given(facts=strategies.facts, script=strategies.scripts)
def test_the_answers_not_asked_for_would_not_change_the_verdict(facts, script, x_6686):
    _, asked = interview(facts, script, x_6686)

    told = evaluate(asked, x_6686).verdict
    state = state_of(asked)
    assert reachable(state) == {told}
    for index, fact in enumerate(FACTS):
        if len(state[index]) > 1 and fact in script:
            assert evaluate({**asked, fact: script[fact]}, x_6686).verdict == told


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, "condizione"),
        ({"condizione": "sospeso"}, "ammortizzatore"),
        ({"condizione": "sospeso", "ammortizzatore": "fis"}, None),
        ({"condizione": "disoccupato"}, "residenza"),
        ({"condizione": "disoccupato", "residenza": "estero"}, "domicilio"),
        ({"condizione": "disoccupato", "residenza": None}, "causa_cessazione"),
        (
            {"condizione": "disoccupato", "residente_o_domiciliato": None},
            "causa_cessazione",
        ),
        ({"condizione": "disoccupato", "domicilio": "058091"}, "residenza"),
        ({"condizione": "preavviso", "domicilio": None}, "causa_cessazione"),
        ({"condizione": "occupato"}, None),
        ({"ammortizzatore": "nessuno", "residente_o_domiciliato": False}, None),
    ],
)
def test_the_next_question(facts, asked, x_6686):
    assert next_fact(facts, x_6686) == asked


def test_one_rich_first_message_leaves_nothing_to_ask(x_6686):
    facts = {
        "condizione": "sospeso",
        "ammortizzatore": "cigs",
        "accordo_esuberi": True,
        "residenza": "012119",
        "azienda": "Electrolux",
    }

    assert next_fact(facts, x_6686) is None
