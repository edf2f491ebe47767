"""A log of keys and causes: no message, no conversation's name, no value.

Rasa writes messages and conversation ids into its records. Ours keep the logger,
the level and, of Rasa's own records, only what we know to be free of them.
"""

from __future__ import annotations

import logging
import traceback

import structlog

_LOGGER = logging.getLogger("bot.engine")
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class NoWords(logging.Filter):
    """Leaves of a record of Rasa's only the words of its template.

    A template that was filled before it was logged cannot be told from its
    values, so of those only the place in the code remains.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let our own records through; strip the others."""
        if not record.name.startswith("bot."):
            record.msg, record.args = f"{record.filename}:{record.lineno}", ()
            record.exc_info, record.exc_text = None, None
        return True


def configure(level: str) -> None:
    """Send every record to standard error, stripped unless we are debugging.

    Args:
        level: ``DEBUG`` shows words and values: never with real people.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    if level != "DEBUG":
        handler.addFilter(NoWords())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("apscheduler", "matplotlib"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        processors=[structlog.stdlib.render_to_log_kwargs],
        cache_logger_on_first_use=True,
    )


def take_over_from_sanic() -> None:
    """Undo what Sanic set up for itself when the application was made."""
    for name in ("sanic.root", "sanic.error", "sanic.access"):
        theirs = logging.getLogger(name)
        theirs.handlers.clear()
        theirs.setLevel(logging.WARNING)


def say(message: str) -> None:
    """One line of ours for who runs the process."""
    _LOGGER.info(message)


def turn_failed(problem: BaseException) -> None:
    """Say where a turn failed and how, without its values."""
    frames = traceback.extract_tb(problem.__traceback__)
    last = frames[-1] if frames else None
    place = f"{last.name} ({last.filename}:{last.lineno})" if last else "-"
    _LOGGER.error("turn failed: %s in %s", type(problem).__name__, place)
