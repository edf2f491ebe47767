"""The prescreen API, ``/api/v1``."""
