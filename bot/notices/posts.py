"""The renderers of posts and oversight: appointments, the morning brief, the checks."""

from collections.abc import Callable, Mapping

from bot.bot_data import Desk
from bot.intake.sender import Renderer
from bot.screens.posts import duty as duty_lines
from bot.screens.posts.form import AppointForm, consent
from bot.telegram.outgoing import Outgoing
from bot.telegram.screen import Row, Screen, confidential
from bot.texts import posts as texts
from office.anomalies.oversight import OversightNotice
from office.outbox import OutboxMessage
from office.people import Appointment
from office.posts.notices import PostNotice

MOST_LISTED = 10


async def appointed(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Ask a substitute. Moot once he has accepted or it was ended."""
    found = await _appointment(message, desk)
    if found is None or found.is_accepted or _is_over(found, desk):
        return None
    return await _about(found, desk, texts.asked, (consent(found.id),))


async def was_accepted(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Tell who appointed him and whom he stands in for."""
    found = await _appointment(message, desk)
    if found is None or _is_over(found, desk):
        return None
    return await _about(found, desk, texts.was_accepted)


async def was_declined(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Tell who appointed him that somebody else is needed."""
    found = await _appointment(message, desk)
    return None if found is None else Outgoing(Screen((await _form(desk)).was_declined(found)))


async def ended(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Tell a substitute that he no longer is one."""
    found = await _appointment(message, desk)
    return None if found is None else Outgoing(Screen((await _form(desk)).ended(found)))


async def brief(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """The morning brief. Moot on another day, and where nothing is open."""
    if not _is_today(message, desk):
        return None
    found = await desk.services.oversight.brief_for(message.recipient_id)
    if not found.open:
        return None
    shown = found.open[:MOST_LISTED]
    cards = await desk.cards(*shown)
    words = texts.brief(
        [cards.line(number, one) for number, one in enumerate(shown, 1)],
        [one.code for one in found.promised_today],
        [one.code for one in found.held],
        len(found.open) - len(shown),
    )
    return Outgoing(confidential(words, cards.list_tasks(found.open).rows))


async def coverage(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """The empty tiers. Moot on another day, and where they were filled meanwhile."""
    services = desk.services
    gaps = await services.oversight.gaps_for(message.recipient_id)
    if not gaps or not _is_today(message, desk):
        return None
    names = await services.people.names({id for duty in gaps for id in duty.members})
    lines = [duty_lines.line(duty, desk.directory, names) for duty in gaps]
    return Outgoing(Screen(texts.coverage(lines, await services.oversight.unreachable())))


async def undelivered(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Tell an admin whom a card did not reach."""
    anomaly = await desk.services.looking.reread(message.about or 0)
    if anomaly is None:
        return None
    member = int(message.detail)
    name = (await desk.services.people.names({member})).get(member, "–")
    return Outgoing(confidential(texts.undelivered(anomaly.code, name)))


OVERSIGHT: Mapping[str, Renderer] = {
    PostNotice.APPOINTED: appointed,
    PostNotice.ACCEPTED: was_accepted,
    PostNotice.DECLINED: was_declined,
    PostNotice.ENDED: ended,
    OversightNotice.BRIEF: brief,
    OversightNotice.COVERAGE: coverage,
    OversightNotice.UNDELIVERED: undelivered,
}


async def _appointment(message: OutboxMessage, desk: Desk) -> Appointment | None:
    return await desk.services.substitutes.reread(message.about or 0)


async def _about(
    found: Appointment, desk: Desk, words: Callable[[str], str], rows: tuple[Row, ...] = ()
) -> Outgoing:
    return Outgoing(Screen(words((await _form(desk)).appointment(found)), rows))


async def _form(desk: Desk) -> AppointForm:
    people = desk.services.people
    return AppointForm(desk.directory, await people.names(), people.today())


def _is_over(found: Appointment, desk: Desk) -> bool:
    return found.ends_on is not None and found.ends_on < desk.services.people.today()


def _is_today(message: OutboxMessage, desk: Desk) -> bool:
    return message.detail == desk.services.people.today().isoformat()
