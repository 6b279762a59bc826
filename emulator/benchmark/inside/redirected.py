"""Sends requests for Telegram to the local one, inside python-telegram-bot's environment.

As a program it runs a script: `redirected.py <script> '{"old text": "new text"}'`. As a pytest
plugin (`-p redirected`) it makes their tests use the cast of `theirs/cast.py`. It imports nothing
of this project, because it runs where nothing of it is installed.
"""

import json
import os
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

TELEGRAM = re.compile(r"^https://api\.telegram\.org")
_BUILD = httpx.AsyncClient.build_request


def _build_request(client: httpx.AsyncClient, method: str, url: Any, **more: Any) -> httpx.Request:
    local = os.environ["LOCAL_TELEGRAM"]
    return _BUILD(client, method, TELEGRAM.sub(local, str(url)), **more)


httpx.AsyncClient.build_request = _build_request  # type: ignore[method-assign, assignment]


def pytest_sessionstart() -> None:
    """Replace their public bots by the local cast, before a test asks for one."""
    from tests.auxil.ci_bots import BOT_INFO_PROVIDER

    BOT_INFO_PROVIDER._cached = json.loads(os.environ["LOCAL_CAST"])


def run(script: Path, changes: dict[str, str]) -> None:
    """Run a script as the main program, with some words replaced."""
    source = script.read_text(encoding="utf-8")
    for old, new in changes.items():
        source = source.replace(old, new)
    sys.path.insert(0, str(script.parent))
    main = sys.modules["__main__"] = ModuleType("__main__")  # Django looks there for its routes
    main.__file__ = str(script)
    exec(compile(source, script, "exec"), vars(main))


if __name__ == "__main__":
    run(Path(sys.argv[1]), json.loads(sys.argv[2]))
