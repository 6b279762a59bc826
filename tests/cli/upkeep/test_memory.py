"""Memory that one thread has given back serves the next one, so that a process fits its limit."""

import re
import subprocess
import sys

import pytest

from tests.places import ROOT

# Three threads at once each take and return memory; then the C library lists its heaps.
THREADS = """\
import ctypes, tempfile, threading
from cli import run
run.share_one_heap()
together = threading.Barrier(3)
def works():
    together.wait()
    return [bytes(1000) for _ in range(100)]
threads = [threading.Thread(target=works) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as file:
    stream = ctypes.c_void_p(libc.fopen(file.name.encode(), b"w"))
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    print(file.read().decode())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the GNU C library")
def test_threads_share_one_heap() -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS], cwd=ROOT, text=True, capture_output=True, check=True
    )

    assert re.findall(r'<heap nr="\d+"', done.stdout) == ['<heap nr="0"']
