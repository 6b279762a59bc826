"""The services of data protection, opened together."""

from collections.abc import Callable, Sequence

from office.data_protection.breach import Breaches
from office.data_protection.personal_data import PersonalData
from office.data_protection.retention import Retaining
from office.data_protection.telling import TellingPrivacy
from office.foundation import Foundation
from office.noun import DueJob, Duties, Histories
from office.records import Records, Retention


class DataProtection:
    """What the bot and the terminal may ask about personal data and retention."""

    def __init__(
        self,
        foundation: Foundation,
        retention: Callable[[], Retention],
        records: Sequence[Records],
        histories: Sequence[Histories],
        duties: Sequence[Duties],
    ) -> None:
        redactions = [duty.redaction for duty in duties if duty.redaction is not None]
        self.personal_data = PersonalData(foundation, records, histories, duties)
        self.breaches = Breaches(foundation, records)
        self.telling = TellingPrivacy(foundation)
        self.retention = Retaining(foundation, retention, records, redactions)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.telling.tell_all), DueJob(self.retention.run_daily)))
