"""Rasa is still the Rasa we changed."""

import unittest
from importlib import import_module
from pkgutil import walk_packages

from bot import engine
from bot.engine.patches.replaced import SOURCES, source_now


class RasaUnchanged(unittest.TestCase):
    def test_each_function_we_stand_in_for_has_the_source_it_had(self) -> None:
        for module in walk_packages(engine.__path__, "bot.engine."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        assert len(SOURCES) > 10
        for target, source in SOURCES.items():
            with self.subTest(target):
                now = source_now(target)
                assert source == now, f"{target} changed: compare, then write {now}"
