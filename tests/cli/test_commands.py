"""``sportello prescreen``, ``verify`` and the help of every command."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from bot.cli import command, run

SUSPENDED = {"condizione": "sospeso", "ammortizzatore": "cigs", "accordo_esuberi": True}


def write(folder: Path, content: object) -> str:
    file = folder / "facts.json"
    text = content if isinstance(content, str) else json.dumps(content)
    file.write_text(text, encoding="utf-8")
    return str(file)


def certificate(folder: Path) -> dict[str, Any]:
    from bot.reference import load_gazetteer
    from bot.services.certificate import issue

    return issue(SUSPENDED, None, load_gazetteer(), "ABCD")


@pytest.mark.parametrize(
    "content", [SUSPENDED, {"facts": SUSPENDED}, {"facts": SUSPENDED, "edition": None}]
)
def test_prescreen_prints_the_json_of_the_api(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: dict[str, Any]
) -> None:
    assert run(["prescreen", write(tmp_path, content)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["edition", "verdict", "classes", "next_fact", "changes"]
    assert printed["verdict"] == "compatible"


def test_prescreen_exits_with_0_whatever_the_verdict(tmp_path: Path) -> None:
    assert run(["prescreen", write(tmp_path, {"condizione": "pensionato"})]) == 0
    assert run(["prescreen", write(tmp_path, {})]) == 0


def test_prescreen_reads_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b'{"condizione": "sospeso"}'))
    monkeypatch.setattr("sys.stdin", given)
    assert run(["prescreen", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["next_fact"] == "ammortizzatore"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ({"condizione": "boh"}, "condizione"),
        ({"altezza": 1}, "altezza"),
        ({"accordo_esuberi": "si"}, "accordo_esuberi"),
        ({"facts": SUSPENDED, "edition": "x_9"}, "edition"),
        ({"facts": SUSPENDED, "edition": 9}, "edition"),
        ({"facts": SUSPENDED, "extra": 1}, "extra"),
        ({"facts": []}, "facts"),
        ({"residenza": "015146", "residente_o_domiciliato": False}, "residenza"),
        ("[]", "facts.json"),
        ("{", "facts.json"),
        ("[" * 100_000, "facts.json"),
        ("9" * 5_000, "facts.json"),
    ],
)
def test_bad_facts_exit_with_2_and_the_name_of_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: object, named: str
) -> None:
    assert run(["prescreen", write(tmp_path, content)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err


def test_a_file_that_is_not_there_or_not_text_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["prescreen", str(tmp_path / "nothing.json")]) == 2
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe\xff")
    assert run(["prescreen", str(tmp_path / "latin.json")]) == 2
    assert "nothing.json" in capsys.readouterr().err


def test_verify_says_when_it_gives_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", write(tmp_path, certificate(tmp_path))]) == 0
    assert "stesso risultato" in capsys.readouterr().out


def test_verify_lists_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = {**certificate(tmp_path), "verdict": "not_compatible", "as_of": "2020"}
    assert run(["verify", write(tmp_path, forged)]) == 1
    said = capsys.readouterr().out
    assert 'verdict: nel certificato "not_compatible", ora "compatible"' in said
    assert "as_of" in said


@pytest.mark.parametrize(
    "change",
    [
        {"type": "confirm"},
        {"facts": None},
        {"edition": "x_9"},
        {"facts": {"altezza": 1}},
        {"code": None},
    ],
)
def test_verify_exits_with_2_for_what_is_no_certificate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any]
) -> None:
    broken = {**certificate(tmp_path), **change}
    assert run(["verify", write(tmp_path, broken)]) == 2
    assert capsys.readouterr().err


def every_command() -> list[list[str]]:
    return [[], *below(command(), [])]


def below(group: TyperGroup, path: list[str]) -> list[list[str]]:
    paths = []
    for name, child in group.commands.items():
        paths.append([*path, name])
        if isinstance(child, TyperGroup):
            paths += below(child, [*path, name])
    return paths


ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show this",
    "required",
    "exit.",
)


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_every_help_is_in_italian(
    capsys: pytest.CaptureFixture[str], path: list[str]
) -> None:
    assert run([*path, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Uso: sportello")
    assert "Mostra questo aiuto ed esce." in said
    assert not [word for word in ENGLISH if word in said]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["verify"], "Manca l'argomento"),
        (["nothing"], "Non esiste il comando"),
        (["verify", "a", "--nothing"], "Non esiste l'opzione"),
        (["verify", "a", "b"], "Argomento di troppo"),
    ],
)
def test_wrong_use_exits_with_2_in_italian(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    written = capsys.readouterr().err
    assert said in written
    assert "--help" in written


def test_an_interruption_is_no_story(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupt(_file: Path) -> None:
        raise typer.Abort

    monkeypatch.setattr("bot.cli.verify.read_object", interrupt)
    assert run(["verify", "a"]) == 1
    assert "Interrotto." in capsys.readouterr().err
