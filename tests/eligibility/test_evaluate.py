from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import InvalidFacts, parse_facts
from tests.eligibility import strategies
from tests.eligibility.independent_table import VALUES, expected
from tests.eligibility.reckoning import lives_in_lombardy

PLACES = ("015146", "097042", "058091", "estero", None)


def as_tables(verdict):
    return {
        "verdict": verdict.verdict,
        "classes": {
            judged.code: {
                "verdict": judged.verdict,
                "checks": {check.code: check.result for check in judged.checks},
            }
            for judged in verdict.classes
        },
    }


@pytest.mark.parametrize("form", ["absent", "asked"])
def test_every_combination_of_facts_agrees_with_the_independent_table(form, x_6686):
    differing = []
    for values in product(*((*known, None) for known in VALUES.values())):
        facts = dict(zip(VALUES, values, strict=True))
        if form == "absent":
            facts = {fact: value for fact, value in facts.items() if value is not None}
        if as_tables(evaluate(facts, x_6686)) != expected(facts):
            differing.append(facts)

    assert differing == []


def test_every_pair_of_places_agrees_with_the_independent_table(x_6686):
    names = ("residenza", "domicilio", "residente_o_domiciliato")
    tried = 0
    for values in product(PLACES, PLACES, (True, False, None)):
        facts = dict(zip(names, values, strict=True))
        given_only = {fact: value for fact, value in facts.items() if value is not None}
        try:
            forms = (parse_facts(facts), parse_facts(given_only))
        except InvalidFacts:
            continue
        reduced = {"residente_o_domiciliato": lives_in_lombardy(facts)}
        for form in forms:
            assert as_tables(evaluate(form, x_6686)) == expected(reduced)
            tried += 1

    assert tried == 2 * (25 + 21 + 9)  # as derived, stated true, stated false


@given(facts=strategies.facts, data=st.data())
def test_the_order_of_answers_never_matters(facts, data, x_6686):
    shuffled = dict(data.draw(st.permutations(list(facts.items()))))

    assert evaluate(shuffled, x_6686) == evaluate(facts, x_6686)


@given(facts=strategies.facts, data=st.data())
def test_an_answer_to_an_unknown_never_turns_what_was_decided(facts, data, x_6686):
    unknown = [fact for fact in strategies.SCRIPT if facts.get(fact) is None]
    assume(unknown)
    fact = data.draw(st.sampled_from(unknown))
    answered = {**facts, fact: data.draw(strategies.SCRIPT[fact])}
    assume(agrees_with_itself(answered))

    before, after = evaluate(facts, x_6686), evaluate(answered, x_6686)

    if before.verdict != "to_verify":
        assert after.verdict == before.verdict
    for was, judged in zip(before.classes, after.classes, strict=True):
        assert was.verdict in {"to_verify", judged.verdict}
        for check, then in zip(was.checks, judged.checks, strict=True):
            assert check.result in {"to_verify", then.result}


def agrees_with_itself(facts):
    try:
        parse_facts(facts)
    except InvalidFacts:
        return False
    return True


@given(facts=strategies.facts)
def test_the_verdict_follows_from_the_results_alone(facts, x_6686):
    verdict = evaluate(facts, x_6686)

    words = [judged.verdict for judged in verdict.classes]
    for judged in verdict.classes:
        results = {check.result for check in judged.checks}
        assert (judged.verdict == "compatible") == (results == {"met"})
        assert (judged.verdict == "not_compatible") == ("not_met" in results)
    assert (verdict.verdict == "compatible") == ("compatible" in words)
    assert (verdict.verdict == "not_compatible") == (set(words) == {"not_compatible"})


def test_every_criterion_is_explained_even_when_the_verdict_is_decided(x_6686):
    verdict = evaluate({"condizione": "pensionato"}, x_6686)

    codes = [check.code for judged in verdict.classes for check in judged.checks]
    assert codes == ["S1", "S2", "S3", "D1", "D2", "D3"]


def test_each_check_holds_the_answers_that_caused_it(x_6686):
    facts = {
        "condizione": "disoccupato",
        "residenza": "058091",
        "domicilio": "015146",
        "causa_cessazione": "dimissioni",
        "azienda_in_crisi": None,
    }

    verdict = evaluate(facts, x_6686)

    caused = {c.code: c.facts for judged in verdict.classes for c in judged.checks}
    assert caused["S2"] == {"ammortizzatore": None}
    assert caused["D1"] == {"condizione": "disoccupato"}
    assert caused["D2"] == {"residente_o_domiciliato": True}
    assert caused["D3"] == {"causa_cessazione": "dimissioni", "azienda_in_crisi": None}


def test_facts_for_the_group_never_touch_the_verdict(x_6686):
    facts = {"condizione": "disoccupato"}
    group = {"azienda": "Electrolux", "settore": "27", "colleghi": 3}

    assert evaluate({**facts, **group}, x_6686) == evaluate(facts, x_6686)
