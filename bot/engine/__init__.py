"""Rasa, fenced: the only package that imports it, run in ``.venv-rasa`` alone."""
