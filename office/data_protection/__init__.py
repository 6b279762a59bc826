"""Personal data: what is known of a member, and how long data are kept (UU 27/2022)."""

from typing import Final

from office.data_protection.breach import TIME_TO_TELL
from office.data_protection.notices import UNREACHED, PrivacyNotice
from office.data_protection.personal_data import CannotErase, NoSuchMember, PersonalData
from office.data_protection.records import RECORDS
from office.data_protection.service import DataProtection
from office.data_protection.telling import VERSION, count_untold
from office.noun import Noun

NOUN: Final = Noun("data_protection", RECORDS, unreached=UNREACHED)

__all__ = [
    "NOUN",
    "TIME_TO_TELL",
    "VERSION",
    "CannotErase",
    "DataProtection",
    "NoSuchMember",
    "PersonalData",
    "PrivacyNotice",
    "count_untold",
]
