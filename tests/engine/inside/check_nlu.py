"""The pipeline: features, classifier, readers, and how loudly it fails."""

import asyncio
import os
import shutil
import tarfile
import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy as np
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine import training
from bot.engine.nlu import kernel
from bot.engine.nlu.augmenting import SlippedCopies
from bot.engine.nlu.intents import IntentClassifier, NothingToLearn
from bot.engine.nlu.ngrams import LETTER, WORD, Weights, letter_ngrams, word_ngrams
from bot.engine.nlu.readers import Readers
from bot.reference import load_gazetteer
from tests.engine.inside.run import FIXTURE, ROOT
from tests.nlu.lines import Line
from tests.nlu.pipeline import Pipeline as Trained
from tests.nlu.pipeline import ours

MODEL = Path(os.environ.get("FIXTURE_MODEL", ""))


class Ngrams(unittest.TestCase):
    def test_words(self) -> None:
        found = word_ngrams(["non", "lo", "so"], 1, 2)
        assert found == ["non", "lo", "so", "non lo", "lo so"]

    def test_letters_stay_inside_a_word(self) -> None:
        assert letter_ngrams(["si", "no"], 2, 3) == [
            " s", "si", "i ", " si", "si ", " n", "no", "o ", " no", "no "
        ]  # fmt: skip

    def test_a_vector_has_length_one_whatever_the_message_s(self) -> None:
        texts = [["sono", "in", "cassa"], ["sono", "a", "casa"], ["boh"]]
        for kind, sizes in ((WORD, (1, 2)), (LETTER, (2, 5))):
            weights = Weights.learn(texts, kind, sizes, 1)
            for words in (texts[0], texts[0] * 40):
                _, values = weights.vector(words, weights.columns())
                assert abs(np.linalg.norm(values) - 1) < 1e-5

    def test_rare_terms_weigh_more(self) -> None:
        weights = Weights.learn([["a", "b"], ["a"], ["a"]], WORD, (1, 1), 1)
        rarity = dict(zip(weights.terms, weights.rarity, strict=True))
        assert rarity["b"] > rarity["a"]

    def test_nothing_known_is_an_empty_vector(self) -> None:
        weights = Weights.learn([["a"]], WORD, (1, 1), 1)
        places, values = weights.vector(["z"], weights.columns())
        assert len(places) == len(values) == 0


class Kernel(unittest.TestCase):
    def test_it_learns_what_a_line_cannot_part(self) -> None:
        points = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float32)
        likeness = kernel.gaussian(points @ points.T)
        classes = np.array([0, 1, 0, 1])
        wanted = kernel.signs(classes, classes)
        pull = kernel.solve(likeness.copy(), wanted, np.full(4, 0.01))
        assert (likeness @ pull).argmax(axis=1).tolist() == classes.tolist()

    def test_a_small_class_is_fitted_more_closely(self) -> None:
        ridge = kernel.balanced(np.array([0, 0, 0, 1]), 0.3)
        assert ridge[3] < 0.3 < ridge[0]
        assert ridge[0] == ridge[1] == ridge[2]

    def test_a_softmax_is_a_probability(self) -> None:
        assert abs(kernel.softmax(np.array([3.0, 1.0])).sum() - 1) < 1e-9


class Loud(unittest.TestCase):
    def test_one_intent_is_nothing_to_learn(self) -> None:
        lines = [Message({"text": "ciao", "intent": "greet"})]
        untrained = IntentClassifier(IntentClassifier.get_default_config(), None, None)
        with self.assertRaises(NothingToLearn):  # noqa: PT027
            untrained.train(TrainingData(lines))

    def test_a_model_with_a_part_missing_does_not_load(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            broken = _without_arrays(MODEL, Path(folder))
            with self.assertRaises(Exception) as caught:  # noqa: PT027
                Agent.load(broken)
        causes = _causes(caught.exception)
        assert any(type(cause).__name__ == "BrokenModel" for cause in causes)


class Pipeline(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.agent = Agent.load(MODEL)

    def understood(self, text: str) -> dict[str, Any]:
        return asyncio.run(self.agent.parse_message(text))

    def test_training_lines_are_understood(self) -> None:
        for text, intent in (
            ("buongiorno", "greet"),
            ("BUONGIORNO", "greet"),
            ("non lo so", "dont_know"),
            ("perche' me lo chiedi", "ask_why"),
        ):
            assert self.understood(text)["intent"]["name"] == intent, text

    def test_a_question_comes_with_its_topic(self) -> None:
        intent = self.understood("che cosa vuol dire naspi")["intent"]
        assert intent["name"] == "ask_faq"
        assert intent["full_retrieval_intent_name"] == "ask_faq/naspi"

    def test_what_no_line_shares_anything_with_is_not_understood(self) -> None:
        for text in ("🦕🦕", "你好吗"):
            found = self.understood(text)
            assert found["intent"]["name"] == "nlu_fallback", text

    def test_facts_and_places_come_as_entities_with_canonical_values(self) -> None:
        text = "sono in cassa integrazione straordinaria e abito a Saronno"
        found = self.understood(text)["entities"]
        values = {(e["entity"], e["value"], e.get("role")) for e in found}
        assert ("ammortizzatore", "cigs", None) in values
        assert ("comune", "012119", "residenza") in values
        for entity in found:
            assert 0 <= entity["start"] < entity["end"] <= len(text)

    def test_an_entity_is_said_once(self) -> None:
        found = self.understood("abito a Saronno, a Saronno!")["entities"]
        keys = [(e["entity"], e["value"], e.get("role")) for e in found]
        assert len(keys) == len(set(keys))

    def test_the_longest_message_is_understood_in_time(self) -> None:
        text = "sono in cassa integrazione e la mia azienda ha chiuso, " * 36
        assert self.understood(text[:2000])["intent"]["name"]


class TheSameByHand(unittest.TestCase):
    """The studies in ``tests/nlu`` train without Rasa's graph: it changes nothing."""

    def test_components_give_what_rasa_gives(self) -> None:
        agent = Agent.load(MODEL)
        written = load_data(str(FIXTURE / "data" / "nlu.yml")).intent_examples
        lines = [Line(_label(one), one.get("text")) for one in written]
        texts = ["salve", "non saprei", "che vuol dire naspi?", "sono in cassa", "🦕"]
        with Trained(ours()) as by_hand:
            by_hand.train(lines)
            found = by_hand.understand(texts)
        for text, one in zip(texts, found, strict=True):
            theirs = asyncio.run(agent.parse_message(text))["intent"]
            assert one["intent"] == theirs["name"], text
            assert abs(one["whole"]["confidence"] - theirs["confidence"]) < 1e-3, text


class Copies(unittest.TestCase):
    def test_copies_come_after_the_lines_and_say_the_same(self) -> None:
        texts = [f"vorrei sapere quando chiude la domanda {n}" for n in range(50)]
        lines = [Message({"text": text, "intent": "ask_faq"}) for text in texts]
        copies = SlippedCopies({"share": 0.4, "seed": 1})
        given = copies.process_training_data(TrainingData(lines)).training_examples
        again = copies.process_training_data(TrainingData(lines)).training_examples
        assert [m.get("text") for m in given] == [m.get("text") for m in again]
        assert [m.get("text") for m in given[:50]] == texts
        assert 5 < len(given) - 50 < 30
        assert {m.get("intent") for m in given} == {"ask_faq"}

    def test_a_message_is_left_as_it_is(self) -> None:
        message = Message({"text": "vorrei sapere quando chiude la domanda"})
        copies = SlippedCopies(SlippedCopies.get_default_config())
        assert copies.process([message]) == [message]


class Reading(unittest.TestCase):
    def test_signals_of_an_answer_and_of_a_question(self) -> None:
        readers = Readers(load_gazetteer())
        assert "answers dont_know" in readers.entities_and_signals("boh")[1]
        assert "only asks" in readers.entities_and_signals("cos'è la cigs?")[1]

    def test_a_number_alone_is_a_number(self) -> None:
        entities, _ = Readers(load_gazetteer()).entities_and_signals("una ventina")
        assert [(e["entity"], e["value"]) for e in entities] == [("numero", 20)]

    def test_a_postal_code_is_one_only_if_it_exists(self) -> None:
        readers = Readers(load_gazetteer())
        for text, codes in (("il cap è 21047", ["21047"]), ("il cap è 00001", [])):
            entities, _ = readers.entities_and_signals(text)
            assert [e["value"] for e in entities if e["entity"] == "cap"] == codes


class WithoutTheEncoder(unittest.TestCase):
    def test_the_pipeline_works_without_it(self) -> None:
        config = (ROOT / "config.yml").read_text(encoding="utf-8")
        line = "  - name: bot.engine.nlu.encoder.SentenceEncoderFeaturizer\n"
        assert line in config
        with tempfile.TemporaryDirectory() as folder:
            plain, model = Path(folder) / "config.yml", Path(folder) / "plain.tar.gz"
            plain.write_text(config.replace(line, ""), encoding="utf-8")
            training.build(plain, FIXTURE / "domain.yml", FIXTURE / "data", model)
            agent = Agent.load(model)
        found = asyncio.run(agent.parse_message("buongiorno"))
        assert found["intent"]["name"] == "greet"


def _label(message: Message) -> str:
    return str(message.get("intent_response_key") or message.get("intent"))


def _without_arrays(model: Path, folder: Path) -> Path:
    """The same archive, the classifier's arrays left out."""
    with tarfile.open(model) as archive:
        archive.extractall(folder / "parts")
    for part in (folder / "parts").rglob("*IntentClassifier*/arrays.npz"):
        part.unlink()
    packed = shutil.make_archive(str(folder / "broken"), "gztar", folder / "parts")
    return Path(packed)


def _causes(problem: BaseException | None) -> list[BaseException]:
    found = []
    while problem:
        found.append(problem)
        problem = problem.__cause__
    return found
