import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import InvalidFacts, change_fact, parse_facts
from tests.eligibility import strategies
from tests.eligibility.independent_table import VALUES

SUSPENDED = {
    "condizione": "sospeso",
    "ammortizzatore": "cigs",
    "accordo_esuberi": True,
    "residenza": "015146",
    "azienda": "Electrolux",
}
DISMISSED = {
    "condizione": "disoccupato",
    "residenza": "058091",
    "domicilio": "015146",
    "causa_cessazione": "licenziamento_economico",
    "azienda_in_crisi": True,
}
ANY_VALUE = {
    **strategies.SCRIPT,
    "residente_o_domiciliato": st.sampled_from((True, False, None)),
}


def without_what_never_applied(facts):
    condizione, benefit = facts.get("condizione"), facts.get("ammortizzatore")
    never = set()
    if condizione is not None and condizione != "sospeso":
        never |= {"ammortizzatore", "accordo_esuberi"}
    if condizione == "sospeso" and benefit in {"naspi", "dis_coll", "mobilita"}:
        never |= {"ammortizzatore"}
    if condizione in {"sospeso", "occupato", "autonomo", "inoccupato", "pensionato"}:
        never |= {"causa_cessazione", "azienda_in_crisi"}
    if facts.get("residenza") in strategies.IN_LOMBARDY:
        never |= {"domicilio"}
    return {fact: value for fact, value in facts.items() if fact not in never}


@st.composite
def answers(draw):
    """Facts in which every answer applies, one of them, and another answer to it."""
    facts = without_what_never_applied(draw(strategies.facts))
    assume(facts)
    fact = draw(st.sampled_from(sorted(facts)))
    return facts, fact, draw(ANY_VALUE[fact])


@given(facts=strategies.facts, data=st.data())
def test_first_answers_may_come_in_any_order(facts, data):
    gathered = {}
    for fact in data.draw(st.permutations(sorted(facts))):
        gathered = change_fact(gathered, fact, facts[fact])

    assert gathered == facts


@given(drawn=answers())
def test_there_and_back_loses_only_what_depended_on_the_answer(drawn):
    facts, fact, other = drawn

    changed = change_fact(facts, fact, other)
    back = change_fact(changed, fact, facts[fact])

    dropped = {name: held for name, held in facts.items() if name not in changed}
    assert {**back, **dropped} == facts
    assert back.keys() <= facts.keys()


@given(drawn=answers())
def test_there_and_back_is_the_identity_where_nothing_depended(drawn):
    facts, fact, other = drawn

    changed = change_fact(facts, fact, other)

    assume(changed.keys() == facts.keys())
    assert change_fact(changed, fact, facts[fact]) == facts


@given(drawn=answers())
def test_answering_again_what_was_dropped_gives_the_same_verdict(drawn, x_6686):
    facts, fact, other = drawn

    changed = change_fact(facts, fact, other)
    back = change_fact(changed, fact, facts[fact])
    again = {**back, **{k: v for k, v in facts.items() if k not in back}}

    assert evaluate(again, x_6686) == evaluate(facts, x_6686)


@given(facts=strategies.facts, data=st.data())
def test_a_change_never_leaves_a_contradiction(facts, data):
    fact = data.draw(st.sampled_from(sorted(ANY_VALUE)))

    changed = change_fact(facts, fact, data.draw(ANY_VALUE[fact]))

    assert parse_facts(changed) == changed


@given(facts=strategies.facts, data=st.data())
def test_a_change_touches_no_other_value(facts, data):
    fact = data.draw(st.sampled_from(sorted(ANY_VALUE)))
    value = data.draw(ANY_VALUE[fact])

    changed = change_fact(facts, fact, value)

    assert changed.items() <= {**facts, fact: value}.items()
    assert changed[fact] == value


@pytest.mark.parametrize(
    ("facts", "fact", "value", "dropped"),
    [
        (SUSPENDED, "condizione", "disoccupato", {"ammortizzatore", "accordo_esuberi"}),
        (SUSPENDED, "condizione", None, set()),
        (SUSPENDED, "ammortizzatore", "fis", set()),
        (SUSPENDED, "residenza", "058091", set()),
        (DISMISSED, "condizione", "sospeso", {"causa_cessazione", "azienda_in_crisi"}),
        (DISMISSED, "condizione", "preavviso", set()),
        (DISMISSED, "causa_cessazione", "dimissioni", set()),
        (DISMISSED, "residenza", "012119", {"domicilio"}),
        (DISMISSED, "residenza", "estero", set()),
        (DISMISSED, "residenza", None, set()),
        (DISMISSED, "residente_o_domiciliato", True, set()),
        (DISMISSED, "residente_o_domiciliato", False, {"domicilio"}),
        (DISMISSED, "residente_o_domiciliato", None, set()),
        (
            {"residenza": "estero", "domicilio": "058091"},
            "residente_o_domiciliato",
            True,
            {"residenza", "domicilio"},
        ),
        ({"residente_o_domiciliato": True}, "residenza", "058091", set()),
        (
            {"residente_o_domiciliato": True, "residenza": "015146"},
            "residenza",
            "058091",
            {"residente_o_domiciliato"},
        ),
        (
            {"residente_o_domiciliato": False},
            "residenza",
            "015146",
            {"residente_o_domiciliato"},
        ),
        ({"residente_o_domiciliato": True}, "residenza", None, set()),
        (
            {"condizione": "disoccupato", "ammortizzatore": "naspi"},
            "condizione",
            "sospeso",
            {"ammortizzatore"},
        ),
        (
            {"condizione": "disoccupato", "ammortizzatore": "cigs"},
            "condizione",
            "sospeso",
            set(),
        ),
    ],
)
def test_a_change_drops_what_no_longer_applies(facts, fact, value, dropped):
    changed = change_fact(facts, fact, value)

    assert changed == {k: v for k, v in facts.items() if k not in dropped} | {
        fact: value
    }


@pytest.mark.parametrize(
    ("fact", "value", "reason"),
    [
        ("condizione", "cassaintegrato", "unknown_value"),
        ("accordo_esuberi", "true", "wrong_type"),
        ("nome", "Ada", "unknown_fact"),
    ],
)
def test_an_invalid_correction_keeps_the_old_answer(fact, value, reason):
    facts = dict(SUSPENDED)

    with pytest.raises(InvalidFacts) as caught:
        change_fact(facts, fact, value)

    assert [problem.reason for problem in caught.value.problems] == [reason]
    assert facts == SUSPENDED


def test_the_facts_given_are_left_as_they_are():
    facts = dict(DISMISSED)

    change_fact(facts, "condizione", "sospeso")

    assert facts == DISMISSED


@pytest.mark.parametrize("fact", sorted(VALUES))
def test_the_same_answer_again_changes_nothing(fact):
    facts = {"condizione": "disoccupato", "ammortizzatore": "cigs", "domicilio": None}
    facts[fact] = VALUES[fact][0]

    assert change_fact(facts, fact, VALUES[fact][0]) == facts
