"""What survives a power cut is what was flushed, and only that."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chaos.machines import disk
from tests.places import ROOT

pytestmark = pytest.mark.skipif(not disk.is_possible(), reason="SQLite is built into Python here")

# Writes ten rows, each in its transaction, and waits to be killed.
_WRITER = """
import sqlite3, sys, time
from pathlib import Path
from tests.chaos.machines import disk
file, kept, synchronous = sys.argv[1:]
disk.install(Path(file), Path(kept))
connection = sqlite3.connect(file, isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute(f"PRAGMA synchronous={synchronous}")
for number in range(10):
    connection.execute("INSERT INTO row VALUES (?)", (number,))
print("written", flush=True)
time.sleep(60)  # until it is killed
"""


def _rows_after_a_cut(folder: Path, synchronous: str) -> tuple[int, int]:
    """How many rows there are after the kill, and how many after the cut."""
    file, kept = folder / "it.db", folder / "kept"
    connection = sqlite3.connect(file)
    connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE row (number INTEGER)")
    connection.close()
    command = [sys.executable, "-c", _WRITER, str(file), str(kept), synchronous]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        os.kill(writer.pid, signal.SIGKILL)
    # A copy: a program that opens the file may move what lies in its log.
    after_the_kill = folder / "killed.db"
    for end in ("", "-wal"):
        Path(f"{after_the_kill}{end}").write_bytes(Path(f"{file}{end}").read_bytes())
    disk.cut_the_power(file, kept)
    return _count(after_the_kill), _count(file)


def _count(file: Path) -> int:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    (count,) = connection.execute("SELECT count(*) FROM row").fetchone()
    connection.close()
    return int(count)


@pytest.mark.crash
@pytest.mark.parametrize(("synchronous", "left"), [("FULL", 10), ("OFF", 0)])
def test_a_power_cut_leaves_what_was_flushed(tmp_path: Path, synchronous: str, left: int) -> None:
    assert _rows_after_a_cut(tmp_path, synchronous) == (10, left)
