"""A few freezes of a real replica; two hundred: `python -m tests.chaos.freezes`."""

from pathlib import Path

import pytest

from tests.chaos.freezes.shift import Wait
from tests.chaos.freezes.strike import Order, Strike, play
from tests.chaos.freezes.table import longest, table
from tests.conftest import new_postgres_database

# The goal is fifteen seconds; a machine that is busy with other tests is slower.
PATIENCE_SECONDS = 25.0


def test_the_table_parts_the_strikes_by_what_the_victim_was_doing() -> None:
    quick = Strike(False, True, (Wait(False, since=1.0, until=3.0), Wait(True, 1.0, 2.5)))
    slow = Strike(True, False, (Wait(False, since=5.0, until=14.0),))

    rows = table([quick, slow]).splitlines()[2:]

    assert rows == [
        "| at any moment | 2 | 9.0 s | 9.0 s | 2.0 s | 1.5 s | 1.5 s | 0.0 s |",
        "| within a transaction | 1 | 9.0 s | 9.0 s | 9.0 s | 0.0 s | 0.0 s | 0.0 s |",
        "| while it polled | 1 | 2.0 s | 2.0 s | 2.0 s | 1.5 s | 1.5 s | 1.5 s |",
    ]
    assert longest([quick, slow]) == 9.0


# Slow: a lease has to run out each time.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.postgres
@pytest.mark.timeout(300)
async def test_a_frozen_replica_silences_nobody_for_long(
    postgres: str, migrated_template: str, tmp_path: Path
) -> None:
    url = await new_postgres_database(postgres, migrated_template)

    strikes = await play(Order(strikes=4, seed=2), url, tmp_path)

    assert any(strike.within_transaction for strike in strikes)
    assert longest(strikes) < PATIENCE_SECONDS
