"""The services of data protection, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.anomalies import Anomalies
from office.clock import Clock
from office.data_protection.personal_data import PersonalData
from office.data_protection.retention import Retaining
from office.data_protection.retention_plan import Retention
from office.database import Database
from office.people import People
from office.verifications.redaction import VerificationRedaction


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
        anomalies: Anomalies,
        verification_redaction: VerificationRedaction,
        retention: Callable[[], Retention],
    ) -> Self:
        retaining = Retaining(
            database,
            clock,
            anomalies.shared,
            anomalies.redaction,
            verification_redaction,
            retention,
        )
        return cls(PersonalData(database, clock, people), retaining)
