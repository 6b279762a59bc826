"""Posts: who holds each, who stands in for a head, who is away, and the forms for it."""

from typing import Final

from office.noun import Noun
from office.posts.duty import PostOnDay
from office.posts.errors import (
    AlreadyAccepted,
    AppointmentUnknown,
    DayIsPast,
    EndsBeforeStart,
    SubstituteAppointedThemselves,
    SubstituteForOneself,
    SubstituteIsAway,
)
from office.posts.form import (
    APPOINTMENT,
    LONGEST_LETTER,
    AppointmentAnswers,
    AppointmentStep,
    read_day,
)
from office.posts.notices import UNREACHED, PostNotice
from office.posts.posts import (
    COORDINATOR,
    HEAD_OF_OFFICE,
    SECTION_HEAD,
    Post,
    PostGap,
    parse_post,
    post_name,
)
from office.posts.proposals import APPOINTERS, Proposal, proposed_post
from office.posts.service import Posts
from office.posts.store import count_open_in, lock_appointments
from office.records import Records

NOUN: Final = Noun(
    "posts", Records(tables=()), (APPOINTMENT,), unreached=UNREACHED, open_in=count_open_in
)

__all__ = [
    "APPOINTERS",
    "APPOINTMENT",
    "COORDINATOR",
    "HEAD_OF_OFFICE",
    "LONGEST_LETTER",
    "NOUN",
    "SECTION_HEAD",
    "AlreadyAccepted",
    "AppointmentAnswers",
    "AppointmentStep",
    "AppointmentUnknown",
    "DayIsPast",
    "EndsBeforeStart",
    "Post",
    "PostGap",
    "PostNotice",
    "PostOnDay",
    "Posts",
    "Proposal",
    "SubstituteAppointedThemselves",
    "SubstituteForOneself",
    "SubstituteIsAway",
    "lock_appointments",
    "parse_post",
    "post_name",
    "proposed_post",
    "read_day",
]
