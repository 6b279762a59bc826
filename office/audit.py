"""Reads every history of the office and finds rows that were changed afterwards."""

from office.anomalies import audit as reports
from office.database import Database
from office.hash_chain import Broken
from office.people import log
from office.verifications import audit as verifications


async def verify(database: Database) -> list[Broken]:
    """Return every report and verification whose history is broken, and the log of membership.

    A chain cannot show that its last rows were cut off. Backups can.
    """
    return [
        *await reports.verify(database),
        *await verifications.verify(database),
        *await log.verify(database),
    ]
