"""Nothing in the project knows the desk that it was written at."""

import re

import pytest

from tests.code_health.house import files, shown

FORBIDDEN = {
    "a folder of one developer": re.compile(r"(?<![\w.*-])/(?:work|home|root|Users)/"),
    "a folder outside the project": re.compile(r"\.\./shared"),
    "a download address": re.compile(r"https?://\S+\.(?:whl|tgz|tar\.gz)"),
}
READ = [path for path in files() if path.suffix not in {".png", ".ico", ".woff2"}]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_knows_another_machine(what: str) -> None:
    found = {
        shown(path): match[0]
        for path in READ
        if (match := FORBIDDEN[what].search(path.read_text("utf-8", "ignore")))
    }
    assert not found, f"take out {what}: {found}"
