"""Guards of the start and of the memory: measured as `make bench-updates` does."""

from pathlib import Path

import pytest

from benchmarks.updates import start

# Two busy processors make the same work up to twice as long: they share caches and cores.
ROOM = 2.0


# Slow: it starts the bot and asks two thousand questions.
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_start_answers_soon_and_holds_little(tmp_path: Path) -> None:
    found = start.measure(tmp_path)

    assert found.cpu_seconds < start.GOAL_SECONDS * ROOM
    assert found.peak_mb < start.GOAL_MB * 1.05
