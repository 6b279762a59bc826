"""Programs that a benchmark runs beside itself: started, waited for, ended or killed."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOKEN = "123456:TEST-TOKEN"
_STARTING_SECONDS, _STOPPING_SECONDS, _LOOK_EVERY_SECONDS = 60.0, 15.0, 0.05


class DidNotStart(Exception):
    """The program ended, or was not ready in a minute. The text has its last lines."""


class Node:
    """One process and its log."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.log = log
        self.started_at = time.time()
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def stop(self) -> None:
        """End it in good order; after a while, kill it."""
        if not self.has_ended:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()

    def last_words(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-5:])


def pandu(
    database_url: str,
    telegram_url: str,
    log: Path,
    *,
    program: Sequence[str] = ("main.py", "run"),
    environment: Mapping[str, str] | None = None,
) -> Node:
    """Start `main.py run`, or another program around it, and wait until it says it is ready.

    Raises:
        DidNotStart: it is not ready.
    """
    port = _free_port()
    given = {
        "DATABASE_URL": database_url,
        "TELEGRAM_API_URL": telegram_url,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "METRICS_PORT": str(port),
        "LOG_LEVEL": "WARNING",
        **(environment or {}),
    }
    node = Node([sys.executable, *program], given, log)
    try:
        _wait_until_ready(node, f"http://127.0.0.1:{port}/readyz")
    except DidNotStart:
        node.kill()
        raise
    return node


@contextmanager
def stopped_at_the_end(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """End the nodes when the block ends."""
    try:
        yield nodes
    finally:
        for node in nodes:
            node.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_ready(node: Node, address: str) -> None:
    give_up_at = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < give_up_at and not node.has_ended:
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(_LOOK_EVERY_SECONDS)
    raise DidNotStart(node.last_words())
