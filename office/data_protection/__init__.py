"""Personal data: what is known of a member, and how long data are kept (UU 27/2022)."""

from office.data_protection.personal_data import CannotErase, NoSuchMember, PersonalData
from office.data_protection.service import DataProtection

__all__ = ["CannotErase", "DataProtection", "NoSuchMember", "PersonalData"]
