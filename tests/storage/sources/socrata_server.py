"""A server that pages like Socrata, on a port of its own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Table:
    """What the server serves, and what it was asked."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        """Serve these records at ``/resource/sedi.json``."""
        self.records = records
        self.asked: list[dict[str, str]] = []
        self.address = ""
        self.broken_after: int | None = None

    def answer(self, path: str) -> tuple[int, str]:
        parts = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.asked.append(query)
        offset = int(query.get("$offset", 0))
        if self.broken_after is not None and offset >= self.broken_after:
            return 500, "{}"
        if parts.path.endswith("/plain.json"):
            return 200, json.dumps(self.records)
        if parts.path.endswith("/object.json"):
            return 200, '{"error": true}'
        if parts.path.endswith("/page.html"):
            return 200, "<html></html>"
        if not parts.path.endswith("/sedi.json"):
            return 404, "{}"
        limit = int(query.get("$limit", 1000))
        return 200, json.dumps(self.records[offset : offset + limit])


@contextmanager
def serving(table: Table) -> Iterator[Table]:
    """Serve a table on loopback while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = table.answer(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    table.address = f"http://127.0.0.1:{server.server_port}/resource/sedi.json"
    try:
        yield table
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
