"""The sentences the understanding learns from, and those it is judged on."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "data" / "nlu"
HELD_OUT = ROOT / "tests" / "nlu"
FAQ = ROOT / "data" / "responses" / "faq.yml"
INTENTS = {
    "greet", "start_screening", "inform", "affirm", "deny", "dont_know",
    "prefer_not", "ask_why", "change_answer", "show_summary", "find_operators",
    "ask_faq", "talk_to_human", "restart", "stop", "erase_my_data",
    "bot_challenge", "thank", "goodbye", "distress", "abuse", "out_of_scope",
}  # fmt: skip


def _lines(path: Path) -> list[tuple[str, str]]:
    blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    return [
        (block["intent"], line.removeprefix("- ").strip())
        for block in blocks
        for line in block["examples"].splitlines()
    ]


def _all_lines(folder: Path) -> list[tuple[str, str, str]]:
    return [
        (path.relative_to(folder).as_posix(), intent, line)
        for path in sorted(folder.rglob("*.yml"))
        for intent, line in _lines(path)
    ]


def same(line: str) -> str:
    """What stays of a line without case, blanks and final punctuation."""
    return re.sub(r"\s+", " ", line.lower()).strip(" ?!.")


def test_no_held_out_line_was_trained_on() -> None:
    trained = {same(line) for _, _, line in _all_lines(TRAINING)}
    shared = [
        (file, line)
        for file, _, line in _all_lines(HELD_OUT)
        if same(line) in trained and same(line)
    ]
    assert shared == [], "reword the training line; the held-out one stays"


def test_each_training_file_has_a_held_out_twin() -> None:
    names = [
        {path.relative_to(folder) for path in folder.rglob("*.yml")}
        for folder in (TRAINING, HELD_OUT)
    ]
    assert names[0] == names[1]


def test_a_line_means_one_thing() -> None:
    meanings = defaultdict(set)
    for _, intent, line in _all_lines(TRAINING):
        meanings[same(line)].add(intent)
    assert {k: v for k, v in meanings.items() if len(v) > 1 and k} == {}


def test_no_line_is_repeated_in_a_file() -> None:
    seen: set[tuple[str, str]] = set()
    repeated = []
    for file, _, line in _all_lines(TRAINING):
        if (file, same(line) or line) in seen:
            repeated.append((file, line))
        seen.add((file, same(line) or line))
    assert repeated == []


@pytest.mark.parametrize("folder", [TRAINING, HELD_OUT], ids=["training", "held-out"])
def test_every_intent_is_there_and_no_other(folder: Path) -> None:
    found = {intent.split("/")[0] for _, intent, _ in _all_lines(folder)}
    assert found == INTENTS


@pytest.mark.parametrize("folder", [TRAINING, HELD_OUT], ids=["training", "held-out"])
def test_a_file_holds_the_intent_it_is_named_after(folder: Path) -> None:
    for file, intent, _ in _all_lines(folder):
        name = file.removesuffix(".yml")
        assert name == intent or name.startswith(f"{intent}_"), file


def test_each_topic_has_an_answer_and_each_answer_a_topic() -> None:
    answers = yaml.safe_load(FAQ.read_text(encoding="utf-8"))["responses"]
    topics = {path.stem for path in (TRAINING / "ask_faq").glob("*.yml")}
    assert {key.removeprefix("utter_faq_") for key in answers} == topics


@pytest.mark.parametrize("folder", [TRAINING, HELD_OUT], ids=["training", "held-out"])
def test_lines_are_plain(folder: Path) -> None:
    """No payload and no annotation: both mean much to Rasa."""
    marked = [
        line
        for _, _, line in _all_lines(folder)
        if not line or line.startswith("/") or re.search(r"\[.+\][({]", line)
    ]
    assert marked == []


def test_training_is_large_and_balanced() -> None:
    sizes: dict[str, int] = defaultdict(int)
    for _, intent, _ in _all_lines(TRAINING):
        sizes[intent] += 1
    few = {name: n for name, n in sizes.items() if n < (18 if "/" in name else 50)}
    assert few == {}
