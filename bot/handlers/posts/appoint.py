"""/tunjuk and /cuti: a substitute is appointed and accepts; a leave is entered or cancelled."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers import resuming
from bot.roles import HEADS
from bot.screens.posts.form import AppointForm, AppointmentForm
from bot.telegram import ForgedData, Screen, callback_arguments, pressed_day, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts import posts as texts
from bot.texts.posts import APPOINTMENT_FORM
from office.calendar import Unclear
from office.errors import Refusal
from office.people import AppointmentKind, Role
from office.posts import (
    APPOINTERS,
    APPOINTMENT,
    LONGEST_LETTER,
    AppointmentAnswers,
    AppointmentStep,
    DayIsPast,
    EndsBeforeStart,
    SubstituteAppointedThemselves,
    SubstituteForOneself,
    SubstituteIsAway,
    post_name,
    proposed_post,
    read_day,
)

LEAVERS = HEADS | {Role.ADMIN}
_LEAVE = "cuti"


async def tunjuk(update: Update, context: AppContext) -> None:
    """Begin an appointment, below those that can be ended."""
    demand(context, *APPOINTERS)
    screen = await resuming.left(update, context, APPOINTMENT, APPOINTMENT_FORM) or await _first(
        context
    )
    await reply.send(
        update, (await _form(context)).coming(screen, await context.office.posts.coming())
    )


async def cuti(update: Update, context: AppContext) -> None:
    """Begin a leave: one's own, or for an admin anybody's."""
    demand(context, *LEAVERS)
    leaves = await context.office.posts.leaves.seen_by(context.member)
    screen = await resuming.left(
        update, context, APPOINTMENT, APPOINTMENT_FORM, _LEAVE
    ) or await _first(context, _LEAVE)
    await reply.send(update, (await _form(context)).coming_leaves(screen, leaves))


async def begin(update: Update, context: AppContext, how: str) -> None:
    """Begin an appointment, or a leave, with its first question."""
    demand(context, *(LEAVERS if how == _LEAVE else APPOINTERS))
    await reply.show(update, await _first(context, how))


async def _first(context: AppContext, how: str = "") -> Screen:
    me, step, answers = context.member, AppointmentStep.POST, AppointmentAnswers()
    if how == _LEAVE and Role.ADMIN in context.office.people.roles(me):
        step, answers = AppointmentStep.WHO, AppointmentAnswers(is_leave=True)
    elif how == _LEAVE:
        step = AppointmentStep.FROM
        answers = AppointmentAnswers(is_leave=True, is_mine=True, member_id=me.id)
    return await _question(
        context, await context.office.forms.begin(me, APPOINTMENT, step, answers)
    )


async def take_answer(update: Update, context: AppContext) -> None:
    match callback_arguments.arguments(update):
        case ("p", post) if post in map(post_name, (await _form(context)).posts()):
            await _answer(update, context, AppointmentStep.POST, post=post)
        case ("w", member):
            await _answer(update, context, AppointmentStep.WHO, member_id=whole_number(member))
        case ("k", kind) if kind in texts.KIND_BUTTONS:
            await _answer(update, context, AppointmentStep.KIND, kind=str(AppointmentKind(kind)))
        case ("f", day):
            await _answer(update, context, AppointmentStep.FROM, starts_on=pressed_day(day))
        case ("t", day):
            await _answer(update, context, AppointmentStep.TO, ends_on=pressed_day(day))
        case ("plh", leave, post, member):
            await _begin_proposed(update, context, leave, post, member)
        case ("save",):
            await _save(update, context)
        case (command, number):
            await _act(update, context, command, whole_number(number))
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, form: AppointmentForm) -> None:
    """Take a typed answer to the question of the form's step."""
    text = typed_text(update)
    match form.step:
        case AppointmentStep.WHO:
            found = await context.office.posts.candidates(text, form.answers.post)
            await reply.send(update, (await _form(context)).people(form, found))
        case AppointmentStep.LETTER if len(text) > LONGEST_LETTER:
            await _again(update, context, form, texts.LETTER_TOO_LONG.format(most=LONGEST_LETTER))
        case AppointmentStep.LETTER:
            await _answer(update, context, AppointmentStep.LETTER, letter=text)
        case _:
            await _day_typed(update, context, form, text)


async def _day_typed(update: Update, context: AppContext, form: AppointmentForm, text: str) -> None:
    is_first = form.step is AppointmentStep.FROM
    name, known = "starts_on" if is_first else "ends_on", form.answers
    try:
        # The first day may be typed again: it is then read from today, not from the old one.
        before = replace(known, starts_on=None) if is_first else known
        day = read_day(text, before, context.office.people.today())
        await _answer(update, context, form.step, **{name: day})
    except Unclear:
        first = known.starts_on or context.office.people.today()
        await _again(update, context, form, texts.no_date(first + timedelta(days=2)))
    except (DayIsPast, EndsBeforeStart) as refused:
        await _again(update, context, form, _reason(refused))


async def show(update: Update, context: AppContext, form: AppointmentForm) -> None:
    """Show the question of the form's step."""
    await reply.show(update, await _question(context, form))


async def _answer(
    update: Update, context: AppContext, step: AppointmentStep, **values: Any
) -> None:
    await show(update, context, await context.office.posts.answer(context.member, step, **values))


async def _again(update: Update, context: AppContext, form: AppointmentForm, words: str) -> None:
    """Say what is wrong with an answer, and ask the question again with its ways out."""
    question = await _question(context, form)
    await reply.send(update, Screen(f"{words}\n\n{question.html}", question.rows))


def _reason(refused: Refusal) -> str:
    return texts.REFUSALS[type(refused)]


async def _begin_proposed(
    update: Update, context: AppContext, leave: str, post: str, member: str
) -> None:
    """Begin the appointment that a leave has proposed. Member 0 stands for somebody else."""
    named = proposed_post(post)
    if named is None:
        raise ForgedData
    form = await context.office.posts.proposals.begin(
        context.member, whole_number(leave), named, whole_number(member) or None
    )
    await reply.send(update, await _question(context, form))


async def _question(context: AppContext, form: AppointmentForm) -> Screen:
    is_about_people = form.step is AppointmentStep.WHO
    found = await context.office.posts.candidates(post=form.answers.post) if is_about_people else ()
    return (await _form(context)).question(form, found)


async def _save(update: Update, context: AppContext) -> None:
    substitutes, me = context.office.posts, context.member
    filled_in = await context.office.forms.of(me, APPOINTMENT)
    answers = filled_in.answers if filled_in is not None else AppointmentAnswers()
    form = await _form(context)
    if answers.is_leave:
        noted = await substitutes.leaves.take(me, answers)
        words = texts.leave_saved(form.leave(noted.leave), is_proposed=noted.is_proposed)
    else:
        try:
            words = texts.appointed(form.appointment(await substitutes.appoint(me, answers)))
        except (
            SubstituteAppointedThemselves,
            SubstituteForOneself,
            SubstituteIsAway,
        ) as refused:
            back = await context.office.forms.go_to(me, APPOINTMENT, AppointmentStep.WHO)
            await reply.acknowledge(update)
            await _again(update, context, back, _reason(refused))
            return
    await reply.show(update, Screen(words))


async def _act(update: Update, context: AppContext, command: str, number: int) -> None:
    substitutes, me = context.office.posts, context.member
    form = await _form(context)
    match command:
        case "ok":
            words = texts.accepted(form.appointment(await substitutes.accept(number, me)))
        case "no":
            words = form.declined(await substitutes.decline(number, me))
        case "end":
            words = form.ended(await substitutes.end(number, me))
        case "back":
            await substitutes.leaves.cancel(number, me)
            words = texts.LEAVE_CANCELLED
        case _:
            raise ForgedData
    await reply.show(update, Screen(words))
    # The tap has begun or ended what a substitute may do.
    context.bot_data.menus.look()


async def _form(context: AppContext) -> AppointForm:
    people = context.office.people
    return AppointForm(context.bot_data.shelf.directory, await people.names(), people.today())
