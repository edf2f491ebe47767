"""Offices where a worker can go: what they are and which are nearest. Pure."""
