"""Facts for the property tests, never contradicting themselves."""

from typing import Any

from hypothesis import strategies as st

from tests.eligibility.independent_table import VALUES
from tests.eligibility.reckoning import places_say

IN_LOMBARDY = ("015146", "012119", "108033")
ELSEWHERE = ("058091", "001272", "estero")

PLAIN = {
    fact: st.sampled_from((*values, None))
    for fact, values in VALUES.items()
    if fact != "residente_o_domiciliato"
}
PLACE = st.sampled_from((*IN_LOMBARDY, *ELSEWHERE, None))
SCRIPT = {**PLAIN, "residenza": PLACE, "domicilio": PLACE}


def _agree(facts: dict[str, Any]) -> bool:
    stated, said = facts.get("residente_o_domiciliato"), places_say(facts)
    return None in {stated, said} or stated == said


residences = st.one_of(
    st.fixed_dictionaries(
        {"residente_o_domiciliato": st.sampled_from((True, False, None))}
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "residenza": PLACE,
            "domicilio": PLACE,
            "residente_o_domiciliato": st.sampled_from((True, False, None)),
        },
    ).filter(_agree),
    st.fixed_dictionaries({}, optional={"residenza": PLACE, "domicilio": PLACE}),
)

facts = st.builds(
    lambda plain, residence: {**plain, **residence},
    st.fixed_dictionaries({}, optional=PLAIN),
    residences,
)
"""Some facts known, some asked and unknown, some not asked."""

scripts = st.fixed_dictionaries(SCRIPT)
"""What a person would answer to each question."""
