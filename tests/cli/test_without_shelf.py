"""What asks nothing of the shelf loads none: these commands must answer in a moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

_SHELF = (
    "knowledge.shelf",
    "knowledge.search",
    "knowledge.converting",
    "office.shelf.office_shelf",
)
_PROGRAM = """
import sys
from cli.program import app
app(sys.argv[1:], standalone_mode=False)
print("LOADED", *sys.modules)
"""


def loaded(program: str, folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a Python of its own has loaded after the program."""
    url = f"sqlite:///{folder / 'pandu.db'}"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": "", "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.partition("LOADED")[2].split())


# A process each.
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            ("invite", "--name", "Rina", "--unit", "kanim", "--role", "petugas"),
            marks=pytest.mark.slow,
        ),
        ("member", "list"),
        pytest.param(("backup", "--to", "."), marks=pytest.mark.slow),
    ],
    ids=lambda command: command[0],
)
def test_a_command_without_questions_loads_no_shelf(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    shelf = [one for one in loaded(_PROGRAM, tmp_path, *command) if one.startswith(_SHELF)]

    assert shelf == []


def test_the_offices_services_know_nothing_of_the_knowledge_until_it_is_asked(
    tmp_path: Path,
) -> None:
    program = "import sys, office.services; print('LOADED', *sys.modules)"

    known = [one for one in loaded(program, tmp_path) if one.partition(".")[0] == "knowledge"]

    assert known == []
