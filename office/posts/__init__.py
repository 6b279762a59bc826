"""Posts: who holds each, who stands in for a head, who is away, and the forms for it."""

from typing import Final

from office.noun import Noun
from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep
from office.posts.service import Posts
from office.records import Records

NOUN: Final = Noun("posts", Records(tables=()), (APPOINTMENT,))

__all__ = [
    "APPOINTMENT",
    "NOUN",
    "AppointmentAnswers",
    "AppointmentStep",
    "Posts",
]
