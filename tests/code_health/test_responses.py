"""Every response is used, every used response exists, all in one folder.

That no key is written twice is tested in tests/data/test_texts.py.
"""

from tests.code_health.conversation import (
    composed_in_code,
    families,
    responses,
    used_in_code,
    used_in_data,
)
from tests.code_health.house import ROOT, files, shown, yaml_of

FAMILIES = families()
COMPOSED = {key for keys in FAMILIES.values() for key in keys}
USED = used_in_data() | used_in_code() | COMPOSED


def test_every_used_response_exists() -> None:
    missing = sorted(USED - responses().keys())
    assert not missing, f"write these in data/responses/: {missing}"


def test_every_response_is_used() -> None:
    unused = sorted(responses().keys() - USED)
    assert not unused, f"nothing says these: use them or delete them: {unused}"


def test_responses_live_in_their_folder_alone() -> None:
    elsewhere = [
        shown(path)
        for path in (ROOT / "domain.yml", *files(".yml", under="data"))
        if path.parent.name != "responses" and "responses" in yaml_of(path)
    ]
    assert not elsewhere, f"move these responses to data/responses/: {elsewhere}"


def test_what_code_composes_is_listed() -> None:
    unlisted = sorted(composed_in_code() - FAMILIES.keys())
    assert not unlisted, (
        f"list what {unlisted} can become in tests/code_health/conversation.py"
    )


def test_what_is_listed_is_composed_by_code() -> None:
    stale = sorted(FAMILIES.keys() - composed_in_code())
    assert not stale, (
        f"no code composes {stale}: delete it in tests/code_health/conversation.py"
    )
