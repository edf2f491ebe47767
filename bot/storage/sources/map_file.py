"""The YAML file that says what a list's columns mean."""

from pathlib import Path

import yaml

from bot.services.office_map import InvalidMap, MapProblem, OfficeMap
from bot.services.parse_map import parse_map


def read_map(path: Path) -> OfficeMap:
    """Read and check a map.

    Raises:
        InvalidMap: it cannot be read, is no YAML, or something in it is wrong.
    """
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidMap([MapProblem("unreadable", str(path))]) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        line = _line_of(error)
        raise InvalidMap([MapProblem("not_yaml", str(path), line)]) from error
    return parse_map(tree)


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return str(mark.line + 1) if mark else "—"
