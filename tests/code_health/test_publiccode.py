"""publiccode.yml says what the catalogue of public software requires (0.4)."""

import tomllib

from tests.code_health.house import ROOT, yaml_of

DATA = yaml_of(ROOT / "publiccode.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
REQUIRED = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}


def test_every_required_key_is_there() -> None:
    missing = REQUIRED - DATA.keys()
    assert not missing, f"add to publiccode.yml: {missing}"


def test_it_agrees_with_the_project() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert DATA["publiccodeYmlVersion"] == "0.4"
    assert DATA["legal"]["license"] == PROJECT["license"]
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert DATA["softwareVersion"] == PROJECT["version"]


def test_it_describes_in_italian_and_english() -> None:
    for language in ("it", "en"):
        told = DATA["description"][language]
        assert len(told["shortDescription"].strip()) <= 150, language
        assert 150 <= len(told["longDescription"]) <= 10_000, language
        assert told["features"], language


def test_somebody_maintains_it() -> None:
    assert DATA["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] for contact in DATA["maintenance"]["contacts"])
    assert DATA["localisation"]["availableLanguages"]
