"""Sends what is meant for Telegram to the local one; used in python-telegram-bot's environment.

As a program it runs a script: `redirected.py <script> '{"what stands in it": "what shall stand"}'`.
As a pytest plugin (`-p redirected`) it lets their tests use the cast of `cast.py`. It stands alone,
for it is loaded where nothing else of this project can be.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import httpx

TELEGRAM = re.compile(r"^https://api\.telegram\.org")
_BUILD = httpx.AsyncClient.build_request


def _build_request(client: httpx.AsyncClient, method: str, url: Any, **more: Any) -> httpx.Request:
    local = os.environ["LOCAL_TELEGRAM"]
    return _BUILD(client, method, TELEGRAM.sub(local, str(url)), **more)


httpx.AsyncClient.build_request = _build_request  # type: ignore[method-assign, assignment]


def pytest_sessionstart() -> None:
    """Put the local cast in the place of their public bots, before a test asks for one."""
    from tests.auxil.ci_bots import BOT_INFO_PROVIDER

    BOT_INFO_PROVIDER._cached = json.loads(os.environ["LOCAL_CAST"])


def run(script: Path, changes: dict[str, str]) -> None:
    """Run a script as if it were the program, with some words changed."""
    source = script.read_text(encoding="utf-8")
    for old, new in changes.items():
        source = source.replace(old, new)
    sys.path.insert(0, str(script.parent))
    exec(compile(source, script, "exec"), {"__name__": "__main__", "__file__": str(script)})


if __name__ == "__main__":
    run(Path(sys.argv[1]), json.loads(sys.argv[2]))
