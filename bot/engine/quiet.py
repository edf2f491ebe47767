"""What must be set before Rasa is imported: one thread, no telemetry, less noise."""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any

_ONE_THREAD = (
    "TF_INTRA_OP_PARALLELISM_THREADS",
    "TF_INTER_OP_PARALLELISM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
)


def prepare() -> None:
    """Set the environment of this process; call it before importing Rasa.

    TensorFlow comes with Rasa's imports although no component of ours uses it.
    It looks for JAX, which costs 64 MB and half a second: it is told that there
    is none, as on any machine without it.
    """
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # it does not see our modules change
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["LOG_LEVEL"] = "ERROR"  # no progress bars of a few milliseconds each
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    sys.modules.setdefault("jax", None)
    warnings.showwarning = _show


def _show(message: Warning | str, category: type[Warning], *_: Any) -> None:
    """Print a warning, unless it is about the age of Rasa's own dependencies.

    A filter would not do: several of them put their own in front of it.
    """
    if issubclass(category, DeprecationWarning) or "auto-fill" in str(message):
        return
    print(f"{category.__name__}: {message}", file=sys.stderr)  # noqa: T201
