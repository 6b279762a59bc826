"""The renderers of posts and oversight: appointments, the morning brief, the checks."""

from collections.abc import Callable, Mapping, Sequence

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.thread import reopenings
from bot.screens.posts import duty as duty_lines
from bot.screens.posts.form import AppointForm, consent
from bot.telegram import Row, Screen, confidential
from bot.telegram.outgoing import Outgoing
from bot.texts import posts as texts
from knowledge.reading.sops import open_claims
from office.anomalies import OversightNotice
from office.outbox import OutboxMessage
from office.people import Appointment
from office.posts import Post, PostNotice, PostOnDay, proposed_post

MOST_LISTED = 10


async def appointed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask a substitute. Obsolete once they have accepted, or it is ended."""
    found = await _appointment(message, bot_data)
    if found is None or found.is_accepted or _is_over(found, bot_data):
        return None
    return await _about(found, bot_data, texts.asked, (consent(found.id),))


async def not_accepted(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Remind a substitute, and who appointed them. Obsolete once accepted, declined or ended."""
    found = await _appointment(message, bot_data)
    if found is None or found.is_accepted or _is_over(found, bot_data):
        return None
    if message.recipient_id == found.member_id:
        return await _about(found, bot_data, texts.asked_again, (consent(found.id),))
    return await _about(found, bot_data, texts.not_accepted)


async def was_accepted(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the person who appointed the substitute, and the one they stand in for."""
    found = await _appointment(message, bot_data)
    if found is None or _is_over(found, bot_data):
        return None
    return await _about(found, bot_data, texts.was_accepted)


async def was_declined(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the person who appointed the substitute that somebody else is needed."""
    found = await _appointment(message, bot_data)
    return None if found is None else Outgoing(Screen((await _form(bot_data)).was_declined(found)))


async def ended(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell a substitute that the appointment is over."""
    found = await _appointment(message, bot_data)
    return None if found is None else Outgoing(Screen((await _form(bot_data)).ended(found)))


async def term_over(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that a substitute's term is over, who has the post now, and which reports go along."""
    found = await _appointment(message, bot_data)
    if found is None or not _is_over(found, bot_data):
        return None
    form, reader = await _form(bot_data), message.recipient_id
    post = Post(found.role, found.section, found.unit)
    now = next(
        (post_on_day for post_on_day in await _duties(bot_data) if post_on_day.post == post),
        PostOnDay(post),
    )
    html = form.term_over(found, reader, now) + await _going_along(found, reader, bot_data)
    # At midnight nobody's telephone rings for it.
    return Outgoing(Screen(html, is_protected=True, is_silent=True))


async def _duties(bot_data: BotData) -> Sequence[PostOnDay]:
    return await bot_data.services.anomalies.oversight.duties()


async def _going_along(found: Appointment, reader: int, bot_data: BotData) -> str:
    """Say which open reports go along with a post, to those who may know of them."""
    post, last = Post(found.role, found.section, found.unit), found.ends_on
    reports = await bot_data.services.anomalies.queries.at_post(
        post, reader, last or bot_data.services.people.today()
    )
    return texts.going_along([report.code for report in reports[:MOST_LISTED]], len(reports))


async def leave(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Propose a Plh to those who appoint. Obsolete once the leave is cancelled or over."""
    post = proposed_post(message.detail)
    proposals = bot_data.services.posts.proposals
    proposal = await proposals.of(message.about or 0, post) if post is not None else None
    return None if proposal is None else Outgoing((await _form(bot_data)).proposal(proposal))


async def leave_cancelled(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those who appoint that a head will be there after all."""
    found = await bot_data.services.posts.leaves.reread(message.about or 0)
    post = proposed_post(message.detail)
    if found is None or post is None:
        return None
    return Outgoing(Screen((await _form(bot_data)).leave_cancelled(found, post)))


async def brief(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The morning brief. Obsolete on another day, or if nothing is open."""
    if not _is_today(message, bot_data):
        return None
    found = await bot_data.services.anomalies.oversight.brief_for(message.recipient_id)
    viewer = await bot_data.services.people.member(message.recipient_id)
    asked = await bot_data.services.anomalies.thread.to_reopen(viewer) if viewer else ()
    if not found.open and not asked:
        return None
    shown = found.open[:MOST_LISTED]
    promisers = await bot_data.services.anomalies.oversight.promisers(found.open)
    cards = await ReportCards.of(bot_data, *shown, viewer=message.recipient_id, promisers=promisers)
    words = texts.brief(
        [cards.line(number, report) for number, report in enumerate(shown, 1)],
        [cards.standing.whose_promise(report) for report in found.overdue],
        [cards.standing.whose_promise(report) for report in found.promised_today],
        [report.code for report in found.held],
        [report.code for report in asked],
        len(found.open) - len(shown),
    )
    rows = (*cards.list_tasks(found.open).rows, *reopenings(asked).rows)
    return Outgoing(confidential(words, rows))


async def coverage(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The empty tiers. Obsolete on another day, or if they are filled again."""
    services = bot_data.services
    gaps = await services.anomalies.oversight.gaps_for(message.recipient_id)
    if not gaps or not _is_today(message, bot_data):
        return None
    names = await services.people.names({id for duty in gaps for id in duty.members})
    lines = [duty_lines.line(duty, bot_data.shelf.directory, names) for duty in gaps]
    unreachable = await services.anomalies.oversight.unreachable()
    unopened = [invitation.name for invitation in await services.people.unopened()]
    return Outgoing(Screen(texts.coverage(lines, unreachable, unopened)))


async def open_claims_of_the_shelf(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The unverified facts of the SOPs. Obsolete on another day, or if there are none."""
    found = list(open_claims.claims(bot_data.shelf.library))
    if not found or not _is_today(message, bot_data):
        return None
    documents = open_claims.load(
        *bot_data.shelf.layers.every("wanted.toml"), variables=bot_data.shelf.variables
    )
    groups = open_claims.by_document(found, documents)
    counts = {name: len(listed) for name, listed in groups.items()}
    shelf_lines = bot_data.services.shelf().lines
    by_head, unknown = shelf_lines.by_head(), len(shelf_lines.unknown())
    return Outgoing(Screen(texts.open_claims(len(found), counts, by_head, unknown)))


async def undelivered(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin whom a card has not reached."""
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    if anomaly is None:
        return None
    member = int(message.detail)
    name = (await bot_data.services.people.names({member})).get(member, "–")
    return Outgoing(confidential(texts.undelivered(anomaly.code, name)))


OVERSIGHT: Mapping[str, Renderer] = {
    PostNotice.APPOINTED: appointed,
    PostNotice.NOT_ACCEPTED: not_accepted,
    PostNotice.ACCEPTED: was_accepted,
    PostNotice.DECLINED: was_declined,
    PostNotice.ENDED: ended,
    PostNotice.TERM_OVER: term_over,
    PostNotice.LEAVE: leave,
    PostNotice.LEAVE_CANCELLED: leave_cancelled,
    OversightNotice.BRIEF: brief,
    OversightNotice.COVERAGE: coverage,
    OversightNotice.OPEN_CLAIMS: open_claims_of_the_shelf,
    OversightNotice.UNDELIVERED: undelivered,
}


async def _appointment(message: OutboxMessage, bot_data: BotData) -> Appointment | None:
    return await bot_data.services.posts.reread(message.about or 0)


async def _about(
    found: Appointment, bot_data: BotData, words: Callable[[str], str], rows: tuple[Row, ...] = ()
) -> Outgoing:
    return Outgoing(Screen(words((await _form(bot_data)).appointment(found)), rows))


async def _form(bot_data: BotData) -> AppointForm:
    people = bot_data.services.people
    return AppointForm(bot_data.shelf.directory, await people.names(), people.today())


def _is_over(found: Appointment, bot_data: BotData) -> bool:
    return found.ends_on is not None and found.ends_on < bot_data.services.people.today()


def _is_today(message: OutboxMessage, bot_data: BotData) -> bool:
    return message.detail == bot_data.services.people.today().isoformat()
