"""The services of data protection, opened together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from office.clock import Clock
from office.data_protection.personal_data import PersonalData
from office.data_protection.retention import Retaining
from office.database import Database
from office.noun import DueJob, Duties, Histories
from office.people import People
from office.records import Records, Retention


@dataclass(frozen=True)
class DataProtection:
    """What the bot and the terminal may ask about personal data and retention."""

    personal_data: PersonalData
    retention: Retaining

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        people: People,
        retention: Callable[[], Retention],
        records: Sequence[Records],
        histories: Sequence[Histories],
        duties: Sequence[Duties],
    ) -> Self:
        redactions = [duty.redaction for duty in duties if duty.redaction is not None]
        return cls(
            PersonalData(database, clock, people, records, histories, duties),
            Retaining(database, clock, people, retention, records, redactions),
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.retention.run_daily),))
