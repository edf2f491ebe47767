"""Fields that may be absent, and may not be null."""

from typing import Any


def not_null(schema: dict[str, Any]) -> None:
    """Take null, which stands for an absent field in Python, out of its schema."""
    schema.pop("default", None)
    (given,) = [each for each in schema.pop("anyOf") if each != {"type": "null"}]
    schema |= given
