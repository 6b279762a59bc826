"""Removes the words from closed reports and leaves their histories whole."""

import structlog

from office import hash_chain
from office.anomalies import history, redaction_store, store
from office.anomalies.models import CLOSED, Event
from office.anomalies.shared import Shared
from office.database import AsyncSession

# Why the words are gone, as the history says it.
BY_RETENTION = "retensi"

log = structlog.get_logger("office.anomalies")


class AnomalyRedaction:
    """Erases what people wrote in a closed report. What happened, when, and by whom, stays."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    async def erase(self, session: AsyncSession, anomaly_id: int) -> bool:
        """Erase the words and files of a closed report. Returns whether that was done.

        A history that was tampered with is evidence: it is left alone, and logged.
        """
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or anomaly.state not in CLOSED:
            return False
        entries = await store.history(session, anomaly_id)
        if hash_chain.first_broken(entries) is not None:
            log.error("a broken history is kept, words and all", anomaly=anomaly_id)
            return False
        said = history.erase(entries, BY_RETENTION)
        anomaly.text = anomaly.counter = anomaly.case_reference = ""
        await redaction_store.forget_attachments(session, anomaly_id)
        await self.shared.record(session, anomaly, Event.ERASED, detail=said or BY_RETENTION)
        anomaly.erased_at = anomaly.changed_at
        return True
