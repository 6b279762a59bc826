"""/anggota: an admin finds a member and ends a membership."""

from collections.abc import Sequence

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import Action, ForgedData, pack, whole_number
from bot.telegram.screen import Button, Screen, in_rows
from bot.texts.people import members as texts
from office.errors import NotAllowed
from office.people import Invitation, Member, Role

MOST_LISTED = 10


async def anggota(update: Update, context: AppContext) -> None:
    """List the members and the invited, or those whose name contains what follows the command."""
    demand(context, Role.ADMIN)
    part = " ".join(context.args or []).casefold()
    found = [one for one in await context.people.active() if part in one.name.casefold()]
    invited = [one for one in await context.people.unopened() if part in one.name.casefold()]
    buttons = [
        _button(texts.dismiss(number), "off", one)
        for number, one in enumerate(found[:MOST_LISTED], 1)
        if one.id != context.member.id
    ]
    parts = [_members(context, found), _invited(context, invited)]
    words = "\n\n".join(part for part in parts if part) or texts.NOBODY
    await reply.send(update, Screen(words, in_rows(buttons)))


async def pressed(update: Update, context: AppContext) -> None:
    """Ask once more, then end the membership."""
    demand(context, Role.ADMIN)
    match callback_arguments.arguments(update):
        case ("cancel",):
            await reply.show(update, Screen(texts.CANCELLED))
        case ("off", number):
            await _ask(update, context, whole_number(number))
        case ("yes", number):
            await _dismiss(update, context, whole_number(number))
        case _:
            raise ForgedData


async def _ask(update: Update, context: AppContext, member_id: int) -> None:
    members = await context.people.active()
    found = next((one for one in members if one.id == member_id), None)
    if found is None:
        await reply.show(update, Screen(texts.ALREADY_GONE))
        return
    cancel = Button(texts.CANCEL, pack(Action.MEMBERS, "cancel"))
    await reply.show(
        update, Screen(texts.sure(found.name), ((_button(texts.YES, "yes", found), cancel),))
    )


async def _dismiss(update: Update, context: AppContext, member_id: int) -> None:
    if member_id == context.member.id:
        raise NotAllowed  # an office without an admin could let nobody in
    name = await context.people.dismiss(member_id)
    await reply.show(update, Screen(texts.dismissed(name) if name else texts.ALREADY_GONE))


def _members(context: AppContext, found: Sequence[Member]) -> str:
    lines = [_line(context, number, one) for number, one in enumerate(found[:MOST_LISTED], 1)]
    return texts.listed(lines, len(found) - len(lines)) if lines else ""


def _invited(context: AppContext, found: Sequence[Invitation]) -> str:
    lines = [
        texts.invitation(
            one.name,
            _unit(context, one.unit),
            [role.replace("_", " ") for role in one.roles.split(",")],
            is_valid=context.clock.now() < one.expires_at,
        )
        for one in found[:MOST_LISTED]
    ]
    return texts.invited(lines, len(found) - len(lines)) if lines else ""


def _line(context: AppContext, number: int, one: Member) -> str:
    roles = sorted(context.people.roles(one))
    return texts.line(
        number,
        one.name,
        _unit(context, one.unit),
        [role.replace("_", " ") for role in roles],
        is_reachable=one.unreachable_at is None,
    )


def _unit(context: AppContext, unit_id: str) -> str:
    unit = context.bot_data.directory.units.get(unit_id)
    return unit.name if unit else unit_id


def _button(label: str, command: str, one: Member) -> Button:
    return Button(label, pack(Action.MEMBERS, command, one.id))
