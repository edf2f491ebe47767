"""Telephone numbers, e-mail and web addresses, as lists write them."""

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email

_BETWEEN_NUMBERS = re.compile(r"\s*[;,|\n]\s*|\s+[-/–]\s+|\s+(?:o|e|oppure)\s+")
_WEBSITE = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?",
    re.IGNORECASE,
)


def read_phone(written: str) -> str | None:
    """The first number, as ``"+39 02 3657 9661"``; None when it is no number.

    A number without country code is Italian.
    """
    first = _BETWEEN_NUMBERS.split(written.strip())[0]
    try:
        number = phonenumbers.parse(first, "IT")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )


def read_email(written: str) -> str | None:
    """The first address, its domain in lower case; None when it is no address.

    Nobody is asked whether the domain exists.
    """
    first = re.split(r"[;,\s]+", written.strip())[0]
    try:
        return validate_email(first, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def read_website(written: str) -> str | None:
    """A web address, with or without ``http``; None for anything else."""
    return written if _WEBSITE.fullmatch(written) else None
