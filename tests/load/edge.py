"""The edge: the prescreen API beside an endpoint that does nothing, and the chat."""

import json
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from bot.eligibility.facts import in_lombardy
from bot.reference import rows
from tests.assistant import free_port
from tests.load.child import running, wait_for
from tests.load.dialogue import check, script
from tests.load.plan import Plan
from tests.load.quantiles import medians, percentile, ratio
from tests.load.systems import PYTHON, System, ours
from tests.load.wire import Connection

CONNECTIONS = 4
PRESCREEN = "/api/v1/prescreen"
Batch = tuple[str, psutil.Process, str, list[bytes]]  # address, server, path, bodies


def measure(plan: Plan) -> dict[str, Any]:
    """Start ours and the constant endpoint; measure them in turn."""
    with ExitStack() as stack:
        system = stack.enter_context(ours())
        held = _in_turn(system, *_constant(stack), plan)
        chat_turns(system, plan.warm)
        chat = chat_turns(system, plan.chats)
        memory = system.meter.memory()
    new, again, constant = (held[name] for name in ("new", "again", "constant"))
    return {
        "table": {name: medians(each) for name, each in held.items()},
        "chat": chat,
        "memory": memory,
        "figures": {
            "prescreen_over_constant": ratio(new, constant, "throughput"),
            "prescreen_again_over_constant": ratio(again, constant, "throughput"),
            "chat_p50": chat["p50"],
            "memory_edge": memory["edge"],
        },
    }


def _in_turn(
    system: System, address: str, constant: psutil.Process, plan: Plan
) -> dict[str, list[dict[str, float]]]:
    edge, new = system.meter.parts["edge"], bodies()
    held: dict[str, list[dict[str, float]]] = {"constant": [], "new": [], "again": []}
    for _ in range(1 + plan.rounds):  # the first warms up
        fresh = list(islice(new, plan.requests))
        batches: dict[str, Batch] = {
            "constant": (address, constant, "/constant", [b"{}"] * plan.requests),
            "new": (system.edge, edge, PRESCREEN, fresh),
            "again": (system.edge, edge, PRESCREEN, fresh[:1] * plan.requests),
        }
        for name, batch in batches.items():
            held[name].append(requests(*batch))
    return {name: each[1:] for name, each in held.items()}


def requests(
    address: str, server: psutil.Process, path: str, sent: list[bytes]
) -> dict[str, float]:
    """Post bodies over a few connections at once.

    Returns:
        requests a second, p50 in milliseconds, CPU-µs a request of the server and
        of the load generator.
    """
    with ThreadPoolExecutor(CONNECTIONS) as people:
        before = server.cpu_times()
        began, generator = time.perf_counter(), time.process_time()
        parts = [sent[first::CONNECTIONS] for first in range(CONNECTIONS)]
        spent = list(people.map(lambda part: _posted(address, path, part), parts))
        wall = time.perf_counter() - began
        after = server.cpu_times()
        generator = time.process_time() - generator
    cpu = after.user + after.system - before.user - before.system
    return {
        "throughput": len(sent) / wall,
        "p50": percentile((one for part in spent for one in part), 50) * 1000,
        "cpu": cpu * 1e6 / len(sent),
        "generator": generator * 1e6 / len(sent),
    }


def bodies() -> Iterator[bytes]:
    """Requests that never repeat: 12,008 people of Lombardy."""
    schemes = ("cigs", "cigd", "cigo", "fis")
    lombardy = [code for code in _comuni() if in_lombardy(code)]
    for comune, scheme, agreement in product(lombardy, schemes, (True, False)):
        facts = {
            "condizione": "sospeso",
            "ammortizzatore": scheme,
            "accordo_esuberi": agreement,
            "residenza": comune,
        }
        yield json.dumps({"facts": facts}).encode()


def chat_turns(system: System, dialogues: int) -> dict[str, float]:
    """Hold the scripted dialogue as the widget does."""
    with Connection(system.edge) as connection:
        seconds = [
            turn for number in range(dialogues) for turn in _chat(connection, number)
        ]
    return {
        **{f"p{n}": percentile(seconds, n) * 1000 for n in (50, 95, 99)},
        "turns": len(seconds),
    }


def _chat(connection: Connection, number: int) -> Iterator[float]:
    """One chat; the greeting comes with the session."""
    opened = json.loads(connection.post("/chat/sessions", b'{"site": ""}'))
    for step in script()[1:]:
        headers = {
            "Authorization": f"Bearer {opened['token']}",
            "Idempotency-Key": uuid.uuid4().hex,
        }
        body = json.dumps({"text": step.wording(number)}).encode()
        began = time.perf_counter()
        answer = json.loads(connection.post("/chat/messages", body, headers))
        yield time.perf_counter() - began
        texts = [message["text"] for message in answer["messages"]]
        check(step.wording(number), texts, step.next)


def _posted(address: str, path: str, sent: list[bytes]) -> list[float]:
    spent = []
    with Connection(address) as connection:
        for body in sent:
            began = time.perf_counter()
            connection.post(path, body)
            spent.append(time.perf_counter() - began)
    return spent


def _constant(stack: ExitStack) -> tuple[str, psutil.Process]:
    port = free_port()
    folder = Path(stack.enter_context(TemporaryDirectory()))
    command = [PYTHON, "-m", "tests.load.constant", port]
    process = stack.enter_context(running(command, {}, folder / "log"))
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/openapi.json", process, within=30)
    return address, psutil.Process(process.pid)


def _comuni() -> list[str]:
    return [row["codice_istat"] for row in rows("comuni_italia")]
