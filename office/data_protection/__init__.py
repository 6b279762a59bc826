"""Personal data: what is known of a member, and how long everything is kept (UU 27/2022)."""

from office.data_protection.personal_data import CannotErase, NoSuchMember, PersonalData

__all__ = ["CannotErase", "NoSuchMember", "PersonalData"]
