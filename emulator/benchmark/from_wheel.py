"""The built wheel in an environment of its own, with what the index has: the README's examples."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from benchmark.frameworks import NODE
from benchmark.programs import INSIDE, PROJECT, SCRATCH
from benchmark.readme import examples, lay

FOLDER = SCRATCH / "wheel"
LEFT_OUT = shutil.ignore_patterns("*.egg-info", "build", "var", "tests", "__pycache__")
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")
TRY = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
FRAMEWORKS = ("python-telegram-bot", "aiogram")
GRAMMY = ("Any other bot", "grammY, in Node")


@dataclass(frozen=True)
class Tried:
    """What went wrong with each example, empty if it is green; and how long all of it took."""

    faults: dict[str, str]
    seconds: float


def run(*, with_node: bool) -> Tried:
    """Build, install, and run every example of the README, the last one in grammY, too."""
    began = monotonic()
    shutil.rmtree(FOLDER, ignore_errors=True)
    python = _installed(_built())
    faults = {
        name: _fault(python, lay(files, FOLDER / f"example{number}"))
        for number, (name, files) in enumerate(examples().items())
    }
    if with_node:
        faults[GRAMMY[1]] = _fault(python, _in_grammy())
    return Tried(faults, monotonic() - began)


def _built() -> Path:
    project = FOLDER / "project"
    shutil.copytree(PROJECT, project, ignore=LEFT_OUT)
    dist = FOLDER / "dist"
    subprocess.run([sys.executable, *PIP, "wheel", "--no-deps", "-w", dist, project], check=True)
    (wheel,) = dist.glob("*.whl")
    return wheel


def _installed(wheel: Path) -> Path:
    python = FOLDER / "environment" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
    subprocess.run([python, *PIP, "install", f"{wheel}[pytest]", *FRAMEWORKS], check=True)
    return python


def _in_grammy() -> Path:
    """The example for bots in whatever language, with a bot in grammY."""
    files = {name: text for name, text in examples()[GRAMMY[0]].items() if name != "bot.py"}
    command = '[sys.executable, "bot.py"]'
    files["conftest.py"] = files["conftest.py"].replace(command, '["node", "bot.mjs"]')
    files["bot.mjs"] = (INSIDE / "grammy_greeting.mjs").read_text(encoding="utf-8")
    folder = NODE / "from_wheel"  # beside grammY
    shutil.rmtree(folder, ignore_errors=True)
    return lay(files, folder)


def _fault(python: Path, folder: Path) -> str:
    """The last line of what pytest says, if it is not green."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run([python, *TRY], cwd=folder, env=alone, capture_output=True, check=False)
    return run.stdout.decode().strip().rpartition("\n")[2] if run.returncode else ""
