"""Nothing in the project knows the desk that it was written at."""

import re
from pathlib import Path

import pytest

from tests.code_health.house import files, shown

FORBIDDEN = {
    "a folder of one developer": re.compile(r"(?<![\w.*-])/(?:work|home|root|Users)/"),
    "a folder outside the project": re.compile(r"\.\./shared"),
    "a download address": re.compile(r"https?://\S+\.(?:whl|tgz|tar\.gz)"),
}
READ = [path for path in files() if path.suffix not in {".png", ".ico", ".woff2"}]


@pytest.mark.parametrize("path", READ, ids=shown)
def test_a_file_knows_no_other_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="ignore")
    found = {
        what: match[0]
        for what, pattern in FORBIDDEN.items()
        if (match := pattern.search(text))
    }
    assert not found, f"{shown(path)}: take out {found}"
