"""Companies: their names cleaned, compared, refused and found in messages."""

from pathlib import Path

import pytest
import yaml

from bot.intake.company import LONGEST, InvalidCompany, key, normalise
from bot.intake.reading import read, read_answer
from bot.reference import load_gazetteer

CASES = Path(__file__).parent / "cases" / "company.yml"
TABLE = yaml.safe_load(CASES.read_text("utf-8"))


@pytest.mark.parametrize(("text", "name"), TABLE["normalise"])
def test_a_name_loses_its_legal_form_and_state(text, name):
    assert normalise(text) == name


@pytest.mark.parametrize(("text", "_"), TABLE["normalise"])
def test_cleaning_a_clean_name_changes_nothing(text, _):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(("one", "other"), TABLE["same_key"])
def test_spellings_of_one_company_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), TABLE["different_key"])
def test_different_companies_have_different_keys(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "reason"),
    [(text, reason) for reason, texts in TABLE["invalid"].items() for text in texts],
)
def test_what_is_no_company_is_refused_with_a_reason(text, reason):
    with pytest.raises(InvalidCompany) as refused:
        normalise(text)
    assert refused.value.reason == reason


def test_a_name_over_the_limit_is_refused():
    with pytest.raises(InvalidCompany, match="too_long"):
        normalise("A" * (LONGEST + 1))


@pytest.mark.parametrize(("text", "name"), TABLE["read"])
def test_a_company_is_found_by_the_words_around_it(text, name):
    found = [f for f in read(text, load_gazetteer()).found if f.fact == "azienda"]
    assert (found[0].value if found else None) == name
    assert all(text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize(("text", "name"), TABLE["asked"])
def test_an_answer_names_the_company(text, name):
    answer = read_answer("azienda", text, load_gazetteer())
    assert (answer.kind, answer.value) == ("value", name)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("non ricordo", "dont_know", ""),
        ("preferisco non dirlo", "prefer_not", ""),
        ("ciao", "unclear", "company_not_a_company"),
        ("mario.rossi@example.org", "unclear", "company_personal_data"),
        ("/start", "unclear", ""),
        ("lavoravo in una ditta di pulizie", "unclear", "company_not_a_company"),
    ],
)
def test_an_answer_without_a_company_says_why(text, kind, reason):
    answer = read_answer("azienda", text, load_gazetteer())
    assert (answer.kind, answer.reason) == (kind, reason)


@pytest.mark.parametrize(("text", "reason"), TABLE["refused"])
def test_questions_requests_and_insults_name_no_company(text, reason):
    answer = read_answer("azienda", text, load_gazetteer())
    assert (answer.kind, answer.reason) == ("unclear", f"company_{reason}")
