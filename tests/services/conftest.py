"""The fixtures of a real installation."""

from tests.installation import database, gazetteer, house, migrated_file

__all__ = ["database", "gazetteer", "house", "migrated_file"]
