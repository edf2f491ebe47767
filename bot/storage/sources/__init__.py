"""Lists of offices as files and addresses: CSV, spreadsheet, Socrata."""

from bot.storage.sources.opening import open_source
from bot.storage.sources.source import InvalidSource, Source

__all__ = ["InvalidSource", "Source", "open_source"]
