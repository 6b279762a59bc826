"""/start: enrols a newcomer with an invitation, or greets a member."""

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError

from bot.context import AppContext
from bot.handlers.assistance import counters
from bot.handlers.people import first_minutes
from bot.handlers.sops import browse
from bot.screens.people import first_minutes as screens
from bot.telegram import Screen, menus, reply
from bot.texts.data_protection import privacy
from bot.texts.people import enrolment as texts
from office.assistance import COUNTER_PREFIX
from office.membership import FIRST_MINUTES
from office.people import InvitationExpired, InvitationUnknown, InvitationUsed

_SOP_LINK = "sop_"  # t.me/<bot>?start=sop_paspor-hilang


async def start(update: Update, context: AppContext) -> None:
    """Enrol the holder of an invitation, open the SOP of a link, or greet a member again."""
    code = context.args[0] if context.args else ""
    user = update.effective_user
    if not code or user is None:
        await reply.send(update, Screen(texts.welcome_back(context.member.name)))
        if begun := await context.office.forms.of(context.member, FIRST_MINUTES):
            await first_minutes.show(update, context, begun)
        return
    people = context.office.people
    if code.startswith(_SOP_LINK) and await people.recognise(user.id):
        sop = context.bot_data.shelf.library.get(code.removeprefix(_SOP_LINK))
        await browse.open_sop(update, context, sop)
        return
    if code.startswith(COUNTER_PREFIX) and await people.recognise(user.id):
        await counters.opened(update, context, code)
        return
    is_move = await people.is_move(code)
    try:
        member = await people.enrol(code, user.id)
    except (InvitationUnknown, InvitationUsed, InvitationExpired):
        # Somebody who guesses soon gets no more answers than any stranger.
        if await people.recognise(user.id) or await people.may_tell_stranger(
            user.id, has_wrong_link=True
        ):
            raise
        return
    unit = context.bot_data.shelf.directory.unit_name(member.unit)
    roles = people.roles(member)
    if is_move:
        await reply.send(update, Screen(f"{texts.moved(member.name)}\n\n{privacy.at_enrolment()}"))
    else:
        await context.office.forms.begin(member, FIRST_MINUTES)
        greeting = texts.welcome(member.name, unit)
        await reply.send(update, screens.welcome(greeting, privacy.at_enrolment(), roles))
    with suppress(TelegramError):  # the menu is only a convenience; the welcome is sent
        await menus.offer(context.bot, context.bot_data.commands, user.id, roles)
