"""Reads the history of every report and finds rows that were changed afterwards."""

from office.anomalies import store
from office.anomalies.models import code_of
from office.database import Database
from office.hash_chain import Broken, first_broken

# This many histories are held in memory at once.
_BATCH = 500


async def verify(database: Database) -> list[Broken]:
    """Return every report whose history is broken. One without any history counts, too.

    A chain cannot show that its last rows were cut off. Backups can.
    """
    broken = []
    async with database.read() as session:
        ids = await store.anomaly_ids(session)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            histories = await store.histories(session, batch[0], batch[-1])
            for anomaly_id in batch:
                entries = histories.get(anomaly_id)
                number = first_broken(entries) if entries else 1
                if number is not None:
                    broken.append(Broken(code_of(anomaly_id), number))
    return broken
