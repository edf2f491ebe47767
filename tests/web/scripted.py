"""An assistant that says what a test tells it to."""

from bot.services.converse import AssistantUnreachable, Button, Reply, Said


class Clock:
    """Seconds since the epoch, moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


QUESTION = Reply(
    "Oggi lavori, sei sospeso o sei senza lavoro?",
    (
        Button("Sono sospeso", '/inform{"condizione": "sospeso"}'),
        Button("Sono senza lavoro", '/inform{"condizione": "disoccupato"}'),
        Button("Non lo so", "/dont_know"),
    ),
)


class ScriptedRasa:
    """Stands where ``bot.web.rasa.Rasa`` does."""

    def __init__(self) -> None:
        self.reachable = True
        self.parts = {"model": True, "understands": True}
        self.said: list[tuple[str, Said]] = []
        self.erased: list[str] = []
        self.spoken: dict[str, list[Said | Reply]] = {}
        self.replies: tuple[Reply, ...] = (QUESTION,)

    async def take_turn(self, conversation: str, said: Said) -> tuple[Reply, ...]:
        self._refuse_if_down()
        self.said.append((conversation, said))
        log = self.spoken.setdefault(conversation, [])
        if not said.text.startswith("/"):
            log.append(said)
        log.extend(self.replies)
        return self.replies

    async def history(self, conversation: str) -> tuple[Said | Reply, ...]:
        self._refuse_if_down()
        return tuple(self.spoken.get(conversation, ()))

    async def erase(self, conversation: str) -> None:
        self._refuse_if_down()
        self.erased.append(conversation)
        self.spoken.pop(conversation, None)

    async def has_model(self) -> bool:
        return self.parts["model"]

    async def understands(self) -> bool:
        return self.parts["understands"]

    async def close(self) -> None:
        pass

    def _refuse_if_down(self) -> None:
        if not self.reachable:
            raise AssistantUnreachable
