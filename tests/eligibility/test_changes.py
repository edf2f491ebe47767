import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.eligibility.changes import Change, smallest_changes
from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import change_fact, parse_facts
from tests.eligibility import strategies
from tests.eligibility.reckoning import fewest_changes, lives_in_lombardy

HARDEST_LAST = ("document", "event", "fixed")


def applied(facts, change, order):
    for fact in order:
        facts = change_fact(facts, fact, change.set[fact])
    return facts


def kind_of(facts, names):
    now = {**facts, "residente_o_domiciliato": lives_in_lombardy(facts)}
    known = {name for name in names if now.get(name) is not None}
    if known & {"causa_cessazione", "azienda_in_crisi"}:
        return "fixed"
    return "event" if known else "document"


@given(facts=strategies.facts, data=st.data())
def test_every_change_offered_works_in_whatever_order(facts, data, x_6686):
    for change in smallest_changes(facts, x_6686):
        order = data.draw(st.permutations(list(change.set)))
        after = applied(facts, change, order)

        assert evaluate(after, x_6686).verdict == "compatible"
        assert parse_facts(after) == after
        for fact, value in change.set.items():
            assert after[fact] == value


@given(facts=strategies.facts)
def test_all_sets_of_the_fewest_facts_are_offered_and_no_other(facts, x_6686):
    sets = fewest_changes(facts)
    if sets == [{}]:
        sets = []
    easier = [found for found in sets if kind_of(facts, found) != "fixed"]

    offered = smallest_changes(facts, x_6686)

    assert sorted([change.set for change in offered], key=repr_sorted) == sorted(
        easier or sets, key=repr_sorted
    )
    for change in offered:
        assert change.kind == kind_of(facts, change.set)


def repr_sorted(found):
    return sorted(map(repr, found.items()))


@given(facts=strategies.facts)
def test_easier_changes_come_first(facts, x_6686):
    kinds = [HARDEST_LAST.index(c.kind) for c in smallest_changes(facts, x_6686)]

    assert kinds == sorted(kinds)


@given(facts=strategies.facts, data=st.data())
def test_the_order_of_answers_never_changes_what_is_offered(facts, data, x_6686):
    shuffled = dict(data.draw(st.permutations(list(facts.items()))))

    assert smallest_changes(shuffled, x_6686) == smallest_changes(facts, x_6686)


DISMISSED = {
    "condizione": "disoccupato",
    "residenza": "015146",
    "causa_cessazione": "licenziamento_collettivo",
}
CIGS = {"condizione": "sospeso", "ammortizzatore": "cigs"}


@pytest.mark.parametrize(
    ("facts", "changes"),
    [
        pytest.param(DISMISSED, [], id="compatible already"),
        pytest.param(
            CIGS, [("document", {"accordo_esuberi": True})], id="agreement not known"
        ),
        pytest.param(
            {**CIGS, "accordo_esuberi": False},
            [("event", {"accordo_esuberi": True})],
            id="no agreement yet",
        ),
        pytest.param(
            {**CIGS, "ammortizzatore": "fis", "accordo_esuberi": True},
            [
                ("event", {"ammortizzatore": "cigs"}),
                ("event", {"ammortizzatore": "cigd"}),
            ],
            id="another scheme",
        ),
        pytest.param(
            {**DISMISSED, "residenza": "058091", "domicilio": "058091"},
            [("event", {"residente_o_domiciliato": True})],
            id="a move",
        ),
        pytest.param(
            {**DISMISSED, "residenza": None},
            [("document", {"residente_o_domiciliato": True})],
            id="residence not known",
        ),
        pytest.param(
            {**DISMISSED, "condizione": "preavviso"},
            [("event", {"condizione": "disoccupato"})],
            id="the end of the notice",
        ),
        pytest.param(
            {
                **DISMISSED,
                "causa_cessazione": "licenziamento_economico",
                "azienda_in_crisi": False,
            },
            [
                ("fixed", {"azienda_in_crisi": True}),
                ("fixed", {"causa_cessazione": "licenziamento_collettivo"}),
                ("fixed", {"causa_cessazione": "cessazione_attivita"}),
            ],
            id="nothing but the past",
        ),
        pytest.param(
            {**DISMISSED, "causa_cessazione": "licenziamento_economico"},
            [("document", {"azienda_in_crisi": True})],
            id="no fixed one beside a document",
        ),
        pytest.param(
            {**CIGS, "ammortizzatore": "nessuno", "residenza": "015146"},
            [
                ("event", {"ammortizzatore": "cigs", "accordo_esuberi": True}),
                ("event", {"ammortizzatore": "cigd", "accordo_esuberi": True}),
                (
                    "event",
                    {
                        "condizione": "disoccupato",
                        "causa_cessazione": "licenziamento_collettivo",
                    },
                ),
                (
                    "event",
                    {
                        "condizione": "disoccupato",
                        "causa_cessazione": "cessazione_attivita",
                    },
                ),
            ],
            id="a mixed set takes its hardest kind",
        ),
    ],
)
def test_the_changes_offered(facts, changes, x_6686):
    offered = smallest_changes(facts, x_6686)

    expected = [Change(kind, chosen) for kind, chosen in changes]
    assert sorted(offered, key=repr) == sorted(expected, key=repr)
