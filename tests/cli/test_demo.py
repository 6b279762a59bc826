"""`make demo` plays to its end: it is the first thing that a newcomer tries."""

import subprocess
import sys

import pytest

from demo.loop import TITLE
from tests.places import ROOT


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_scene_of_the_demo_is_played() -> None:
    played = subprocess.run(
        [sys.executable, ROOT / "main.py", "demo", "--once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )

    assert played.returncode == 0, played.stdout[-3000:]
    told = " ".join(played.stdout.split())  # long lines are wrapped
    assert f"(mengirim berkas) SOP {TITLE}" in told
    assert "Semua adegan berlangsung" in told
