"""The SQL of substitutes and leaves."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, func, or_, select

from office.database import AsyncSession
from office.people import Appointment, AppointmentKind, Leave, Member, unopened_invitations


async def lock_appointments(session: AsyncSession) -> None:
    """Let one appointment be decided at a time: two at once could close a loop."""
    await session.exec(select(Appointment.id).order_by(col(Appointment.id)).with_for_update())


async def count_open_in(session: AsyncSession, section: str, today: date) -> int:
    """Count the posts in a section that somebody holds or will hold, and who is invited to one."""
    held = await session.exec(
        select(func.count())
        .select_from(Appointment)
        .join(Member, col(Member.id) == col(Appointment.member_id))
        .where(
            Appointment.section == section,
            col(Member.deactivated_at).is_(None),
            or_(col(Appointment.ends_on).is_(None), col(Appointment.ends_on) >= today),
        )
    )
    invited = [one for one in await unopened_invitations(session) if one.section == section]
    return held.one() + len(invited)


async def substitutions(session: AsyncSession, today: date) -> Sequence[Appointment]:
    """Return the substitutes of today and of days to come, agreed or not."""
    found = await session.exec(
        select(Appointment)
        .where(
            Appointment.kind != AppointmentKind.DEFINITIVE,
            or_(col(Appointment.ends_on).is_(None), col(Appointment.ends_on) >= today),
            # An end before the beginning means that it was taken back.
            or_(
                col(Appointment.ends_on).is_(None),
                col(Appointment.ends_on) >= col(Appointment.starts_on),
            ),
        )
        .order_by(col(Appointment.starts_on), col(Appointment.id))
    )
    return found.all()


async def terms_ended(session: AsyncSession, since: date, today: date) -> Sequence[Appointment]:
    """Return the agreed substitutes whose last day is over, from that day on."""
    found = await session.exec(
        select(Appointment)
        .where(
            Appointment.kind != AppointmentKind.DEFINITIVE,
            col(Appointment.accepted_at).is_not(None),
            col(Appointment.ends_on) >= since,
            col(Appointment.ends_on) < today,
            col(Appointment.ends_on) >= col(Appointment.starts_on),
        )
        .order_by(col(Appointment.id))
    )
    return found.all()


async def leaves(session: AsyncSession, today: date) -> Sequence[Leave]:
    """Return the leaves of today and of days to come."""
    found = await session.exec(
        select(Leave)
        .where(col(Leave.ends_on) >= today, col(Leave.ends_on) >= col(Leave.starts_on))
        .order_by(col(Leave.starts_on), col(Leave.id))
    )
    return found.all()
