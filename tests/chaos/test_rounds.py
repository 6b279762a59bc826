"""One short round, with one of everything that can go wrong; more, and replicas: `make chaos`."""

from pathlib import Path

import pytest

from tests.chaos.record import Record
from tests.chaos.round import play
from tests.chaos.storm import ONLY_ON_POSTGRESQL, Kind, draw

SECONDS = 6.0
SEED = 3


# Slow: a storm lasts its seconds, and the calm after it as long.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(400)
async def test_a_short_storm_on_sqlite(tmp_path: Path) -> None:
    record = Record(tmp_path / "round")

    result = await play(draw(SEED, SECONDS), f"sqlite:///{tmp_path / 'pandu.db'}", record, 1)

    assert result.faults == ()
    assert result.seen.updates
    assert set(result.struck) == set(Kind) - ONLY_ON_POSTGRESQL
