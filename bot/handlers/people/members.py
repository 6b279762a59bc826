"""/anggota: an admin finds members and invited people, and changes their posts and units."""

from dataclasses import replace

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers.people import invite
from bot.screens.people.log import LogScreens
from bot.screens.people.members import LONGEST_PART, MemberScreens, to_list, to_member
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply, whole_number
from bot.texts.people import members as texts
from office.membership import Made
from office.people import Employment, Member, Role


async def anggota(update: Update, context: AppContext) -> None:
    """List everybody, or those whose name contains what follows the command."""
    demand(context, Role.ADMIN)
    # The name stands in the data of the page buttons, where colons separate the words.
    part = " ".join(context.args or []).replace(":", "")[:LONGEST_PART]
    await reply.send(update, await _list(context, 0, part))


async def change_member(update: Update, context: AppContext) -> None:
    """Show a page or a member, or change something."""
    arguments = callback_arguments.arguments(update)
    # Who holds a post decides on it, and who acted may take it back: the service checks it.
    if len(arguments) == 2 and arguments[0] in ("ok", "no", "un"):
        await _decide(update, context, arguments[0], whole_number(arguments[1]))
        return
    demand(context, Role.ADMIN)
    match arguments:
        case ("l", page, *part) if len(part) < 2:
            await reply.show(update, await _list(context, whole_number(page), "".join(part)))
        case ("h", before):
            await _show_log(update, context, None, whole_number(before))
        case ("hm", number, before):
            await _show_log(update, context, whole_number(number), whole_number(before))
        case ("i" | "n" | "w" as command, number):
            await _invitation(update, context, command, whole_number(number))
        case (command, number, *rest):
            await _member(update, context, command, whole_number(number), *rest)
        case _:
            raise ForgedData


async def _list(context: AppContext, page: int, part: str) -> Screen:
    membership = context.office.membership
    found = await membership.find(context.member, part)
    posts = {member.id: membership.posts(member) for member in found.members}
    return _screens(context).listed(found, posts, page, part, context.office.clock.now())


async def _show_log(
    update: Update, context: AppContext, member_id: int | None, before: int
) -> None:
    entries = await context.office.membership.log(context.member, member_id, before or None)
    log = await LogScreens.of(context.bot_data, *entries, others=[member_id])
    await reply.show(update, log.page(entries, member_id))


async def _decide(update: Update, context: AppContext, command: str, number: int) -> None:
    """Agree to a proposal, refuse it, or take back what was just done."""
    changes, me = context.office.membership.changes, context.member
    if command == "un":
        made = await changes.undo(me, number)
    else:
        made = await changes.decide(me, number, agrees=command == "ok")
    await reply.show(update, (await LogScreens.of(context.bot_data, made.entry)).decided(made))
    context.bot_data.menus.look()


async def _invitation(update: Update, context: AppContext, command: str, number: int) -> None:
    """Show an invited person, give them a new link, or cancel the invitation."""
    inviting, me = context.office.membership.inviting, context.member
    match command:
        case "n":
            issued = await inviting.renew(me, number)
            await reply.show(update, invite.link(context, issued, to_list()))
        case "w":
            await inviting.withdraw(me, number)
            await reply.show(update, Screen(texts.WITHDRAWN, ((to_list(),),)))
        case _:
            found = await context.office.membership.invitation(me, number)
            if found is None:
                raise StaleButton
            now, zone = context.office.clock.now(), context.bot_data.zone
            await reply.show(update, _screens(context).invited(found, now, zone))


async def _member(
    update: Update, context: AppContext, command: str, number: int, *rest: str
) -> None:
    membership, me = context.office.membership, context.member
    screens, member = _screens(context), await membership.member(me, number)
    match command, *rest:
        case ("m",):
            await reply.show(update, _card(context, member))
        case ("u",):
            await reply.show(update, screens.units(member))
        case ("su", unit) if unit in screens.directory.units:
            moved = await membership.set_unit(me, number, unit)
            await _changed(update, context, Made(moved))
        case ("k",):
            await reply.show(update, screens.employments(member))
        case ("sk", kind) if kind in set(Employment):
            noted = await membership.set_employment(me, number, Employment(kind))
            await _changed(update, context, Made(noted))
        case ("p",):
            await reply.show(update, screens.posts(member, membership.posts(member)))
        case ("a",):
            await reply.show(update, screens.roles(member))
        case ("r" | "s", role, *scope) if role in set(Role) and len(scope) < 2:
            await _add_post(update, context, member, Role(role), "".join(scope))
        case ("e", post):
            ended = await membership.end_post(me, number, whole_number(post))
            await _changed(update, context, ended)
        case ("mv",):
            await reply.show(update, screens.sure_to_move(member))
        case ("mk",):
            issued = await membership.inviting.move(me, number)
            await reply.show(update, invite.link(context, issued, to_member(member)))
        case ("off",):
            await reply.show(update, screens.sure(member))
        case ("yes",):
            await _dismissed(update, context, await membership.dismiss(me, number))
        case _:
            raise ForgedData


async def _add_post(
    update: Update, context: AppContext, member: Member, role: Role, scope: str
) -> None:
    """Give a post, after asking for which section or unit it is."""
    screens = _screens(context)
    scopes = screens.scopes_of(role)
    if scopes and not scope:
        await reply.show(update, screens.scopes(member, role))
        return
    if scope and scope not in scopes:
        raise ForgedData
    is_unit = role in (Role.COORDINATOR, Role.TRAINER)
    unit = scope if is_unit else None
    section = None if is_unit or scope in ("", "-") else scope
    added = await context.office.membership.add_post(context.member, member.id, role, section, unit)
    await _changed(update, context, added)


async def _changed(update: Update, context: AppContext, made: Made) -> None:
    log = await LogScreens.of(context.bot_data, made.entry)
    if made.is_proposed:
        proposed = log.decided(made)
        await reply.show(update, replace(proposed, rows=(*proposed.rows, (to_list(),))))
        return
    card = _card(context, made.member)
    await reply.show(update, Screen(texts.done(card.html), (*log.way_back(made), *card.rows)))
    # The tap has changed what the member may do.
    context.bot_data.menus.look()


async def _dismissed(update: Update, context: AppContext, made: Made) -> None:
    log = await LogScreens.of(context.bot_data, made.entry)
    if made.is_proposed:
        proposed = log.decided(made)
        await reply.show(update, replace(proposed, rows=(*proposed.rows, (to_list(),))))
        return
    rows = (*log.way_back(made), (to_list(),))
    await reply.show(update, Screen(texts.dismissed(made.member.name), rows))


def _card(context: AppContext, member: Member) -> Screen:
    posts = context.office.membership.posts(member)
    return _screens(context).card(member, posts, is_me=member.id == context.member.id)


def _screens(context: AppContext) -> MemberScreens:
    return MemberScreens(context.bot_data.shelf.directory)
