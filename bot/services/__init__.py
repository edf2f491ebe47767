"""Use cases, one verb a file; no framework, no database, no network."""
