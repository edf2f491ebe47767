"""The steps that bring a database to this version, run by ``sportello db upgrade``."""

HEAD = "0001"
"""The newest step: what `check` expects to find. A test compares it with the files."""
