"""One turn of the screening: what was said, what it means here, what to say next.

Pure: no Rasa, no clock, no database. `actions` brings the message and the state from
the tracker and carries the turn back; the words are responses in ``data/responses``.
"""
