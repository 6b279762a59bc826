"""A server that speaks the protocol of /chat/completions, or does not."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Words = list[str]


def choice(content: Any) -> bytes:
    """An answer with that content."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "message": message}]}).encode()


@dataclass
class Model:
    """What it answers, and what it was asked."""

    body: bytes = b""
    status: int = 200
    is_silent: bool = False
    """It takes the request and answers nothing until it is closed."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: Words = field(default_factory=list)
    paths: Words = field(default_factory=list)
    url: str = ""
    closed: threading.Event = field(default_factory=threading.Event)

    def says(self, content: Any) -> None:
        self.body = choice(content)

    def lists(self, *questions: Any) -> None:
        self.says(json.dumps(questions, ensure_ascii=False))


@contextmanager
def model_served() -> Iterator[Model]:
    """Serve a model on a free port until the block is left."""
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            model.asked.append(json.loads(self.rfile.read(length)))
            model.keys.append(self.headers.get("Authorization", ""))
            model.paths.append(self.path)
            if model.is_silent:
                model.closed.wait(30)
                return
            self.send_response(model.status)
            self.send_header("Content-Length", str(len(model.body)))
            self.end_headers()
            self.wfile.write(model.body)

        def log_message(self, *_: Any) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield model
    finally:
        model.closed.set()
        server.shutdown()
        server.server_close()
