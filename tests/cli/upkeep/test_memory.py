"""Memory that is given back serves the next one, or the system: a process fits its limit."""

import ctypes
import platform
import re
import subprocess
import sys

import pytest

from cli.run import share_one_heap
from tests.places import ROOT

# In the place of a bot three threads at once take and return memory; then the C library lists its
# heaps.
THREADS = """\
import ctypes, tempfile, threading
from cli import run
together = threading.Barrier(3)
def works():
    together.wait()
    return [bytes(1000) for _ in range(100)]
def works_in_threads(webhook):
    threads = [threading.Thread(target=works) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
run._start = works_in_threads
run.run(webhook=False)
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as file:
    stream = ctypes.c_void_p(libc.fopen(file.name.encode(), b"w"))
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    print(file.read().decode())
"""

# One object in a hundred stays, as after a start: between them the library would keep the rest.
SCATTERED = """\
from cli.run import give_back_memory
def held():
    status = open("/proc/self/status", encoding="ascii")
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024
made = [bytes(5_000) for _ in range(20_000)]
stays = made[::100]
del made
before = held()
give_back_memory()
print(before - held())
"""

only_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks the GNU C library")


@only_glibc
def test_the_threads_of_a_bot_share_one_heap() -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS], cwd=ROOT, text=True, capture_output=True, check=True
    )

    assert re.findall(r'<heap nr="\d+"', done.stdout) == ['<heap nr="0"']


@only_glibc
def test_what_is_free_between_objects_goes_back_to_the_system() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCATTERED], cwd=ROOT, text=True, capture_output=True, check=True
    )

    assert int(done.stdout) > 50  # of 95 MiB


def test_a_bot_starts_where_no_library_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_name: None) -> None:
        raise OSError("Dynamic loading not supported")

    monkeypatch.setattr(ctypes, "CDLL", refuses)
    share_one_heap()
    # Python can be built without it.
    monkeypatch.setitem(sys.modules, "ctypes", None)
    share_one_heap()
