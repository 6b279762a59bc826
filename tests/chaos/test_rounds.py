"""One short round on each engine, with one of everything that can go wrong; more: `make chaos`."""

from pathlib import Path

import pytest

from tests.chaos.round import play
from tests.chaos.storm import draw
from tests.conftest import new_postgres_database

SECONDS = 6.0
SEED = 3

pytestmark = [pytest.mark.crash, pytest.mark.timeout(180)]


async def test_a_short_storm_on_sqlite(tmp_path: Path) -> None:
    result = await play(draw(SEED, SECONDS), f"sqlite:///{tmp_path / 'pandu.db'}", tmp_path, 1)

    assert result.faults == ()
    assert result.updates > 0


@pytest.mark.postgres
async def test_a_short_storm_on_two_replicas(tmp_path: Path, postgres: str) -> None:
    url = await new_postgres_database(postgres)

    result = await play(draw(SEED, SECONDS), url, tmp_path, 2)

    assert result.faults == ()
    assert result.updates > 0
