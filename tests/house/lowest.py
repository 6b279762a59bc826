"""Installs the lowest versions that `pyproject.toml` allows, and tries the program on them.

`make test-lowest` runs it, in an environment of its own that is removed afterwards. What pip
chooses beyond the packages that are named there is new.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.places import ROOT

# One of each kind: rules, stores, search, the terminal, a journey through the local Telegram.
_TRIED = (
    "emulator/tests/messages/test_sending.py",
    "tests/bot/intake/test_webhook.py",
    "tests/bot/screens",
    "tests/bot/telegram",
    "tests/bot/test_monitoring.py",
    "tests/cli",
    "tests/journeys/training/test_figures.py",
    "tests/journeys/questions/test_letters.py",
    "tests/journeys/questions/test_question.py",
    "tests/journeys/escalation/test_escalation.py",
    "tests/knowledge/converting",
    "tests/knowledge/reading",
    "tests/knowledge/search",
    "tests/office/anomalies",
    "tests/office/database",
    "tests/office/outbox",
    "tests/office/test_inbox.py",
)

# By its path and with what is there already, as `make setup` does it.
_LOCAL_TELEGRAM = ("--no-deps", "--no-build-isolation", "./emulator")


def pins(requirements: Iterable[str]) -> list[str]:
    """Each requirement with its lower bound as the only version."""
    return [re.sub(r">=\s*", "==", requirement) for requirement in requirements]


def main() -> int:
    """Return the exit code of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    with tempfile.TemporaryDirectory(prefix="pandu-lowest-") as folder:
        python = Path(folder) / "bin" / "python"
        run(sys.executable, "-m", "venv", folder)
        run(str(python), "-m", "pip", "install", "--quiet", *pins(wanted))
        run(str(python), "-m", "pip", "install", "--quiet", *_LOCAL_TELEGRAM)
        print("\n".join(pins(wanted)), flush=True)
        tests = (*_TRIED, "-m", "not slow", "-n", "logical")
        return subprocess.run([python, "-m", "pytest", *tests], cwd=ROOT, check=False).returncode


def run(*words: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
