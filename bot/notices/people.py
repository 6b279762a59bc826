"""The renderers of membership: changes of posts, and a membership moved to another account."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.people.log import LogScreens
from bot.screens.people.members import MemberScreens
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts.people import members as texts
from office.membership import MembershipNotice
from office.outbox import OutboxMessage
from office.people import Member


async def changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell a member their posts and unit as they are now."""
    member = await _member(message, bot_data)
    if member is None:
        return None
    screens = MemberScreens(bot_data.shelf.directory)
    posts = bot_data.services.membership.posts(member)
    unit = screens.directory.unit_name(member.unit)
    said = texts.changed(
        unit, screens.held(posts), member.employment, is_undone=bool(message.detail)
    )
    return Outgoing(Screen(said))


async def move_offered(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the present account that a link was made to move the membership to another one."""
    member = await _member(message, bot_data)
    return None if member is None else Outgoing(Screen(texts.MOVE_OFFERED))


async def moved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin that a member has moved."""
    member = await _member(message, bot_data)
    return None if member is None else Outgoing(Screen(texts.moved(member.name)))


async def opened(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin that somebody has opened their invitation. It makes no sound."""
    member = await _member(message, bot_data)
    if member is None:
        return None
    screens = MemberScreens(bot_data.shelf.directory)
    posts = bot_data.services.membership.posts(member)
    left = len(await bot_data.services.people.unopened())
    unit = screens.directory.unit_name(member.unit)
    said = texts.opened(member.name, unit, screens.held(posts), left)
    return Outgoing(Screen(said, is_silent=True))


async def left(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell somebody that they are a member no longer. Obsolete if they are one again."""
    member = await _member(message, bot_data)
    return Outgoing(Screen(texts.LEFT)) if member is None else None


async def posts(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those concerned what was proposed, done, refused or undone."""
    entry = await bot_data.services.membership.changes.reread(message.about or 0)
    if entry is None:
        return None
    return Outgoing((await LogScreens.of(bot_data, entry)).news(entry))


async def proposed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask for consent. Obsolete once it is decided or withdrawn."""
    entry = await bot_data.services.membership.changes.proposed(message.about or 0)
    if entry is None:
        return None
    return Outgoing((await LogScreens.of(bot_data, entry)).ask(entry))


MEMBERSHIP: Mapping[str, Renderer] = {
    MembershipNotice.CHANGED: changed,
    MembershipNotice.MOVE_OFFERED: move_offered,
    MembershipNotice.MOVED: moved,
    MembershipNotice.OPENED: opened,
    MembershipNotice.LEFT: left,
    MembershipNotice.PROPOSED: proposed,
    MembershipNotice.POSTS: posts,
}


async def _member(message: OutboxMessage, bot_data: BotData) -> Member | None:
    return await bot_data.services.membership.reread(message.about or 0)
