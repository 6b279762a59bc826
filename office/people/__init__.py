"""Who works here, which posts each person holds today, and how a newcomer joins."""

from office.people.models import Appointment, AppointmentKind, Employment, Invitation, Member, Role
from office.people.service import NewMember, People

__all__ = [
    "Appointment",
    "AppointmentKind",
    "Employment",
    "Invitation",
    "Member",
    "NewMember",
    "People",
    "Role",
]
