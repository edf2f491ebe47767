"""Why the engine refuses to train or to serve: each has its own sentence."""


class Refused(RuntimeError):
    """The process ends, and says why; the message fills ``{problem}``."""

    key = "engine.refused"


class ForeignModel(Refused):
    """The archive is not the one that our own training wrote."""

    key = "engine.foreign_model"


class BrokenModel(Refused):
    """A part of the model is missing, or is not what today's code writes."""

    key = "engine.broken_model"


class TrainingFailed(Refused):
    """Rasa did not write a model; what it said is on the screen."""

    key = "engine.training_failed"


class NotUnderstood(Refused):
    """The model fails on a sentence that any model of ours must understand."""

    key = "engine.not_understood"


class NoDatabase(Refused):
    """The database of conversations cannot be used."""

    key = "engine.no_database"
