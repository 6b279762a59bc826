"""The SQL of what is half written."""

from sqlalchemy import bindparam, literal, literal_column, union_all
from sqlmodel import col, select

from office.announcements.models import Announcement, AwaitedWording
from office.announcements.states import State
from office.anomalies.models import AwaitedText, Draft
from office.database import AsyncSession
from office.posts.models import AppointmentDraft
from office.training.models import PlanDraft

# Every table with a row for each member who is in the middle of something.
_FORMS = (AwaitedText, AwaitedWording, AppointmentDraft, PlanDraft, Draft)

_WAITING = union_all(
    *(
        select(literal(form.__tablename__, literal_execute=True)).where(
            col(form.member_id) == bindparam("member_id")
        )
        for form in _FORMS
    ),
    # A draft of an announcement is an announcement in its first state.
    select(literal(Announcement.__tablename__, literal_execute=True)).where(
        col(Announcement.author_id) == bindparam("member_id"),
        col(Announcement.state) == literal_column(f"'{State.DRAFT}'"),
    ),
)


async def waiting_for(session: AsyncSession, member_id: int) -> frozenset[str]:
    """The names of the tables that have a row for the member."""
    connection = await session.connection()
    found = await connection.execute(_WAITING, {"member_id": member_id})
    return frozenset(found.scalars())
