"""The edge: pages, chat and prescreen API, the only process the public reaches."""
