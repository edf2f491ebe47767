import pytest

from bot.services.contacts import read_email, read_phone, read_website


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("02 36579661", "+39 02 3657 9661"),
        ("0331/123456", "+39 0331 123456"),
        ("tel. 02-3657.9661", "+39 02 3657 9661"),
        ("+39 031 8123796", "+39 031 812 3796"),
        ("0039 0372 22060", "+39 0372 22060"),
        ("02 36579661 / 02 36579662", "+39 02 3657 9661"),
        ("800123456", "+39 800 123 456"),
        ("12", None),
        ("interno 3", None),
        ("1" * 400, None),
    ],
)
def test_telephone_numbers(written, read):
    assert read_phone(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Anna@Example.COM", "Anna@example.com"),
        ("a@example.com; b@example.com", "a@example.com"),
        ("sede@@example", None),
        ("a@localhost", None),
        ("nessuna", None),
    ],
)
def test_email_addresses(written, read):
    assert read_email(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("www.example.com", "www.example.com"),
        ("https://example.com/sedi?x=1", "https://example.com/sedi?x=1"),
        ("javascript:alert(1)", None),
        ("https://example.com/ <b>", None),
        ("sito", None),
    ],
)
def test_web_addresses(written, read):
    assert read_website(written) == read
