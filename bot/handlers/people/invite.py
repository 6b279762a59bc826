"""Inviting from chat: one person with buttons, or many with a file."""

from typing import Any

from telegram import Document, Update

from bot.context import AppContext
from bot.handlers import resuming
from bot.screens.people import invitation as screens
from bot.screens.people.members import MemberScreens, to_list
from bot.telegram import Button, ForgedData, Screen, callback_arguments, reply
from bot.texts.people import invitations as texts
from bot.texts.people.invitations import INVITATION_FORM
from bot.texts.questions import day
from knowledge.reading.office.directory import Directory
from office.membership import (
    INVITATION,
    MOST_BYTES,
    FaultyLine,
    FaultyList,
    InvitationForm,
    InvitationStep,
    Issued,
    LineFault,
    Structure,
)
from office.people import VALID_FOR, Employment, Role


async def begin(update: Update, context: AppContext, _how: str = "") -> None:
    """Begin an invitation with its first question."""
    await show(update, context, await context.office.membership.inviting.begin(context.member))


async def take_answer(update: Update, context: AppContext) -> None:
    step, scopes = InvitationStep, MemberScreens(context.bot_data.shelf.directory)
    match callback_arguments.arguments(update):
        case ("new",):
            await _new(update, context)
        case ("r", role) if role in set(Role):
            await _answer(update, context, step.ROLE, role=Role(role), section=None)
        case ("s", section) if section in scopes.scopes_of(Role.OFFICER):
            chosen = None if section == "-" else section
            await _answer(update, context, step.SECTION, section=chosen)
        case ("u", unit) if unit in context.bot_data.shelf.directory.units:
            await _answer(update, context, step.UNIT, unit=unit)
        case ("e", kind) if kind in set(Employment):
            await _answer(update, context, step.EMPLOYMENT, employment=Employment(kind))
        case ("save",):
            await _save(update, context)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, _: InvitationForm) -> None:
    """Take a typed name."""
    name = " ".join(((update.message.text if update.message else None) or "").split())
    try:
        form = await context.office.membership.inviting.name(context.member, name)
    except FaultyList as faulty:
        await _refuse(update, context, faulty)
    else:
        await show(update, context, form)


async def file(update: Update, context: AppContext, _: InvitationForm) -> None:
    """Take a list of people: all of it, or none."""
    document = update.message.document if update.message else None
    structure = _structure(context.bot_data.shelf.directory)
    try:
        content = await _content(document)
        form = await context.office.membership.inviting.read_list(
            context.member, content, structure
        )
    except FaultyList as faulty:
        await _refuse(update, context, faulty)
    else:
        await show(update, context, form)


async def show(update: Update, context: AppContext, form: InvitationForm) -> None:
    """Show the question of the form's step."""
    members = MemberScreens(context.bot_data.shelf.directory)
    await reply.show(update, screens.InvitationScreens(members).question(form))


def link(context: AppContext, issued: Issued, back: Button) -> Screen:
    """Return the screen with one person's link."""
    until = context.office.people.day_of(context.office.clock.now() + VALID_FOR)
    return screens.link(issued, context.bot.username, until, back)


async def _new(update: Update, context: AppContext) -> None:
    if (left := await resuming.left(update, context, INVITATION, INVITATION_FORM)) is not None:
        await reply.show(update, left)
    else:
        await begin(update, context)


async def _answer(update: Update, context: AppContext, step: InvitationStep, **values: Any) -> None:
    form = await context.office.membership.inviting.answer(context.member, step, **values)
    await show(update, context, form)


async def _save(update: Update, context: AppContext) -> None:
    """Make the links and show them. The form is closed once they have arrived."""
    inviting, me = context.office.membership.inviting, context.member
    issued = await inviting.confirm(me)
    if len(issued) == 1:
        await reply.show(update, link(context, issued[0], to_list()))
    else:
        until = day(context.office.people.day_of(context.office.clock.now() + VALID_FOR))
        await reply.send_file(
            update,
            name=texts.FILE_NAME,
            content=screens.as_csv(issued, context.bot.username),
            caption=texts.caption(len(issued), until),
        )
        await reply.show(update, Screen(texts.MADE, ((to_list(),),)))
    await inviting.finish(me)


async def _refuse(update: Update, context: AppContext, faulty: FaultyList) -> None:
    directory = context.bot_data.shelf.directory
    words = texts.faulty(
        faulty.lines,
        roles=list(Role),
        units=[unit.name for unit in directory.units.values()],
        sections=[section.short for section in directory.sections.values()],
    )
    await reply.send(update, Screen(words), is_quoting=True)


async def _content(document: Document | None) -> bytes:
    """Return the content of the file; empty for a photo, or a file too big for a list."""
    if document is None or (document.file_size or 0) > MOST_BYTES:
        raise FaultyList([FaultyLine(0, LineFault.NO_TEXT)])
    sent = await document.get_file()
    return bytes(await sent.download_as_bytearray())


def _structure(directory: Directory) -> Structure:
    """Return the ids and names by which a list may name units and sections."""
    units = {
        word.casefold(): unit.id
        for unit in directory.units.values()
        for word in (unit.id, unit.name)
    }
    sections = {
        word.casefold(): section.id
        for section in directory.sections.values()
        for word in (section.id, section.short, section.name)
    }
    return Structure(units, sections, next(iter(directory.units)))
