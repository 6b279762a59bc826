"""Takes the words out of closed reports and leaves their histories whole."""

import structlog

from office.anomalies import history, redaction_store, store
from office.anomalies.models import CLOSED, Event
from office.anomalies.shared import Shared
from office.database import AsyncSession, Database

# Why words are gone, as the history says it.
BY_RETENTION = "retensi"
# Reports whose histories are given their digests at one look.
_AT_ONCE = 20

log = structlog.get_logger("office.anomalies")


class Redaction:
    """Erases what people wrote in a closed report. What happened, when, and by whom stays."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared
        self._digested_up_to = 0

    async def erase(self, session: AsyncSession, anomaly_id: int) -> bool:
        """Erase the words of a closed report, files and all; say whether that was done.

        A history that was tampered with is evidence: it is left as it is, and logged.
        """
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or anomaly.state not in CLOSED:
            return False
        entries = await store.history(session, anomaly_id)
        if not history.digest_all(entries):
            log.error("a broken history is kept, words and all", anomaly=anomaly_id)
            return False
        said = history.erase(entries, BY_RETENTION)
        anomaly.text = anomaly.counter = anomaly.case_reference = ""
        await redaction_store.forget_attachments(session, anomaly_id)
        await self.shared.record(session, anomaly, Event.ERASED, detail=said or BY_RETENTION)
        anomaly.erased_at = anomaly.changed_at
        return True

    async def digest_some(self) -> int:
        """Give some histories of an earlier version their digests; return how many were looked at.

        Each under its report's lock, so that nobody goes on writing on a hash that has changed.
        """
        async with self.database.read() as session:
            undigested = await redaction_store.undigested(
                session, after=self._digested_up_to, most=_AT_ONCE
            )
        for anomaly_id in undigested:
            async with self.database.begin() as session:
                await store.lock(session, anomaly_id)
                entries = await store.history(session, anomaly_id)
                if not history.digest_all(entries):
                    log.error("a broken history is left as it was found", anomaly=anomaly_id)
        # From the beginning again, once nothing is left: an older replica may still be writing.
        self._digested_up_to = undigested[-1] if undigested else 0
        return len(undigested)
