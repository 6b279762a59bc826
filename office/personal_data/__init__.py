"""What is known of a member: told to him whole, and taken out of the books when he asks for it."""

from office.personal_data.service import CannotErase, NoSuchMember, PersonalData

__all__ = ["CannotErase", "NoSuchMember", "PersonalData"]
