"""Rasa's custom actions: slots in, a service, response keys out."""
