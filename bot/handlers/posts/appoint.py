"""/tunjuk and /cuti: a substitute is appointed and accepts; a leave is entered or taken back."""

from datetime import date
from typing import Any

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens.posts.form import AppointForm
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts import posts as texts
from office.people import AppointmentKind, Role
from office.posts import Answers, Step, Writing
from office.posts.form import LONGEST_LETTER, read_date
from office.posts.posts import post_name
from office.posts.service import APPOINTERS


async def tunjuk(update: Update, context: AppContext) -> None:
    """Begin an appointment, below those that can be ended."""
    demand(context, *APPOINTERS)
    substitutes = context.posts
    writing = await substitutes.begin(context.member, Answers(), Step.POST)
    form = await _form(context)
    screen = form.question(writing, ())
    await reply.send(update, form.coming(screen, await substitutes.coming()))


async def cuti(update: Update, context: AppContext) -> None:
    """Begin a leave: my own, or for an admin anybody's."""
    demand(context, Role.COORDINATOR, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.ADMIN)
    services, me = context.bot_data.services, context.member
    if Role.ADMIN in services.people.roles(me):
        writing = await services.posts.begin(me, Answers(is_leave=True), Step.WHO)
    else:
        mine = Answers(is_leave=True, member_id=me.id)
        writing = await services.posts.begin(me, mine, Step.FROM)
    form = await _form(context)
    screen = form.question(writing, await services.posts.candidates())
    leaves = await services.posts.leaves_seen_by(me)
    await reply.send(update, form.coming_leaves(screen, leaves))


async def pressed(update: Update, context: AppContext) -> None:
    """Take the answer of a pressed button and go on."""
    match callback_arguments.arguments(update):
        case ("cancel",):
            await context.posts.discard(context.member)
            await reply.show(update, Screen(texts.CANCELLED))
        case ("p", post) if post in map(post_name, (await _form(context)).posts()):
            await _answer(update, context, Step.POST, post=post)
        case ("w", member):
            await _answer(update, context, Step.WHO, member_id=whole_number(member))
        case ("k", kind) if kind in texts.KIND_BUTTONS:
            await _answer(update, context, Step.KIND, kind=str(AppointmentKind(kind)))
        case ("f", day):
            await _answer(update, context, Step.FROM, starts_on=_day(day))
        case ("t", day):
            await _answer(update, context, Step.TO, ends_on=_day(day))
        case ("save",):
            await _save(update, context)
        case (command, number):
            await _act(update, context, command, whole_number(number))
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, writing: Writing) -> None:
    """Take a typed answer to the question at which the form stands."""
    if writing.is_result_of(update.update_id):
        await _ask(update, context, writing)
        return
    text = ((update.message.text if update.message else None) or "").strip()
    match writing.step:
        case Step.WHO:
            found = await context.posts.candidates(text)
            screen = (await _form(context)).people(found, is_leave=writing.answers.is_leave)
            await reply.send(update, screen)
        case Step.LETTER if len(text) > LONGEST_LETTER:
            await reply.send(update, Screen(texts.LETTER_TOO_LONG.format(most=LONGEST_LETTER)))
        case Step.LETTER:
            await _answer(update, context, Step.LETTER, letter=text)
        case Step.FROM | Step.TO if (day := read_date(text)) is not None:
            name = "starts_on" if writing.step is Step.FROM else "ends_on"
            await _answer(update, context, writing.step, **{name: day})
        case Step.FROM | Step.TO:
            await reply.send(update, Screen(texts.NO_DATE))
        case _:
            await reply.send(update, Screen(texts.PRESS_A_BUTTON))


async def _answer(update: Update, context: AppContext, step: Step, **values: Any) -> None:
    substitutes = context.posts
    await _ask(update, context, await substitutes.answer(context.member, step, **values))


async def _ask(update: Update, context: AppContext, writing: Writing) -> None:
    substitutes = context.posts
    found = await substitutes.candidates() if writing.step is Step.WHO else ()
    await reply.show(update, (await _form(context)).question(writing, found))


async def _save(update: Update, context: AppContext) -> None:
    substitutes, me = context.posts, context.member
    writing = await substitutes.current(me)
    answers = writing.answers if writing is not None else Answers()
    form = await _form(context)
    if answers.is_leave:
        words = texts.leave_saved(form.leave(await substitutes.take_leave(me, answers)))
    else:
        words = texts.appointed(form.appointment(await substitutes.appoint(me, answers)))
    await reply.show(update, Screen(words))


async def _act(update: Update, context: AppContext, command: str, number: int) -> None:
    substitutes, me = context.posts, context.member
    form = await _form(context)
    match command:
        case "ok":
            words = texts.accepted(form.appointment(await substitutes.accept(number, me)))
        case "no":
            words = form.declined(await substitutes.decline(number, me))
        case "end":
            words = form.ended(await substitutes.end(number, me))
        case "back":
            await substitutes.cancel_leave(number, me)
            words = texts.LEAVE_CANCELLED
        case _:
            raise ForgedData
    await reply.show(update, Screen(words))
    # What a substitute may do has begun or ended with that tap.
    context.bot_data.menus.look()


async def _form(context: AppContext) -> AppointForm:
    people = context.people
    return AppointForm(context.bot_data.directory, await people.names(), people.today())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ForgedData from None
