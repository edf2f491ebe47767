"""A conversation held with the dialogue alone, without Rasa."""

from dataclasses import dataclass, field

import pytest

from bot.eligibility.registry import DEFAULT, edition
from bot.reference import load_gazetteer
from bot.services.dialogue.questions import World
from bot.services.dialogue.routing import take_routing_turn
from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message, State, Turn


@pytest.fixture(scope="session")
def world() -> World:
    """The first edition and all places."""
    return World(edition(DEFAULT), load_gazetteer())


@dataclass
class Talk:
    """One conversation; the intent is given, since nothing classifies it here."""

    world: World
    state: State = field(default_factory=State)

    def say(
        self, text: str, intent: str = "inform", topic: str = "", **payload: object
    ) -> Turn:
        """Type a message, or press a button when there is a payload."""
        return self.take(Message(text, intent, topic, payload or None))

    def take(self, message: Message) -> Turn:
        """Take a turn with a message as the model understood it."""
        turn = take_turn(message, self.state, self.world)
        self.state = turn.state
        return turn

    def press(self, intent: str) -> Turn:
        """Press a button without entities."""
        turn = take_turn(Message("", intent, payload={}), self.state, self.world)
        self.state = turn.state
        return turn

    def route(self, text: str, intent: str = "inform") -> Turn:
        """Type a message after the verdict."""
        turn = take_routing_turn(Message(text, intent), self.state, self.world)
        self.state = turn.state
        return turn


@pytest.fixture
def talk(world: World) -> Talk:
    """A new conversation."""
    return Talk(world)


def said(turn: Turn) -> list[str]:
    """The response keys of a turn, in order."""
    return [say.response for say in turn.says if say.response]
