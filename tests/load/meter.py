"""What processes use: CPU and memory, read from outside."""

from collections.abc import Mapping
from dataclasses import dataclass

import psutil

MB = 1024 * 1024


@dataclass(frozen=True)
class Meter:
    """Reads a system's processes, each with its children.

    Attributes:
        parts: name of a part -> its process.
    """

    parts: Mapping[str, psutil.Process]

    def cpu(self, *parts: str) -> float:
        """CPU seconds used so far, all parts together when none is named."""
        times = (
            process.cpu_times()
            for part in parts or self.parts
            for process in _family(self.parts[part])
        )
        return sum(time.user + time.system for time in times)

    def memory(self) -> dict[str, float]:
        """Resident MB of each part."""
        return {
            part: sum(one.memory_info().rss for one in _family(process)) / MB
            for part, process in self.parts.items()
        }


def descendant(parent: psutil.Process, *words: str) -> psutil.Process:
    """The process under `parent` whose command line has these words in a row.

    Raises:
        LookupError: there is none.
    """
    wanted = " ".join(words)
    for process in parent.children(recursive=True):
        if " ".join(process.cmdline()).endswith(wanted):
            return process
    raise LookupError(f"no process {wanted!r}")


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]
