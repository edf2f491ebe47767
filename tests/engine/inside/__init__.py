"""Tests that need Rasa: ``test_inside.py`` runs them in ``.venv-rasa``."""
