"""``train``: the one archive the bot serves, from the files at the root."""

from __future__ import annotations

import asyncio
import warnings
from importlib.metadata import version
from pathlib import Path

from bot.engine import freshness, logs, quiet
from bot.engine.refusals import TrainingFailed

# Rasa takes it that only a ResponseSelector tells the topics of a retrieval intent,
# and only Rasa answers them; here the classifier does, and an action.
_NOT_TRUE_OF_US = (
    ".*training a response selector",
    ".*You either need to add a response phrase",
    ".*duplicated intents have been found",
    "Action 'utter_ask_faq'",
)


def train(root: Path, model: Path, force: bool = False) -> bool:
    """Train when the model is missing, foreign or older than its inputs.

    Args:
        root: the folder of ``config.yml``, ``domain.yml`` and ``data/``.
        model: the archive to write.
        force: train even when nothing has changed.

    Returns:
        whether there was anything to do.

    Raises:
        TrainingFailed: no archive came out.
        NotUnderstood: it does not understand what any model must.
    """
    wanted = freshness.fingerprint(root, version("rasa"))
    if not force and freshness.is_fresh(model, wanted):
        return False
    build(root / "config.yml", root / "domain.yml", root / "data", model)
    _try(model)
    freshness.seal(model, wanted)
    return True


def build(config: Path, domain: Path, data: Path, model: Path) -> None:
    """Run Rasa's training, always from scratch.

    Raises:
        TrainingFailed: no archive came out.
    """
    quiet.prepare()
    import rasa.model_training  # noqa: PLC0415  (seconds; a fresh model needs none)

    from bot.engine.patches import training_cache  # noqa: PLC0415

    training_cache.install()

    logs.configure("WARNING")
    with warnings.catch_warnings():
        for words in _NOT_TRUE_OF_US:
            warnings.filterwarnings("ignore", message=words)
        result = rasa.model_training.train(
            domain=str(domain),
            config=str(config),
            training_files=[str(data)],
            output=str(model.parent),
            fixed_model_name=model.name,
            force_training=True,
        )
    if result.code or not model.is_file():
        raise TrainingFailed(str(model))


def _try(model: Path) -> None:
    from rasa.core.agent import Agent  # noqa: PLC0415  (as above)

    from bot.engine import known  # noqa: PLC0415

    asyncio.run(known.check(Agent.load(model)))
