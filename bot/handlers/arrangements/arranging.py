"""What admins and heads do with the office's arrangements."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens import forms as form_screens
from bot.screens.arrangements import differences
from bot.screens.arrangements.cards import ArrangementCards, ArrangeTap, version
from bot.telegram import ForgedData, Screen, callback_arguments, pressed_id, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts import arrangements as texts
from knowledge.reading.arranging import BadLine, OfficePart, PartGroup, lines_of, touched
from knowledge.reading.revising.content_files import OFFICE
from knowledge.reading.toml_file import tables_of
from office.arrangements import (
    ARRANGING,
    ArrangingAnswers,
    ArrangingStep,
    NotYoursToPropose,
    PartUnknown,
)
from office.forms import Form, NoForm
from office.people import Role
from office.revisions import RevisionDraft

SEERS = (Role.ADMIN, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
Arguments = tuple[str, ...]


async def pengaturan(update: Update, context: AppContext) -> None:
    """Show what can be arranged."""
    demand(context, *SEERS)
    await reply.send(update, await _menu(context))


async def pressed(update: Update, context: AppContext) -> None:
    """Do what a button of the arrangements says."""
    demand(context, *SEERS)
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[ArrangeTap(command)](update, context, tuple(arguments))


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Ask for the lines, or show what they would change."""
    answers: ArrangingAnswers = form.answers
    if form.step is ArrangingStep.LINES:
        part = _part(answers.part.split(":"))
        await reply.show(update, await _prompt(context, part, answers.lines))
        return
    await reply.show(update, await _preview(context, answers))


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the lines, and show what they would change. What does not fit loses nothing."""
    lines = tuple(line for line in typed_text(update).splitlines() if line.strip())
    answers = ArrangingAnswers(form.answers.part, lines)
    try:
        screen = await _preview(context, answers)
    except BadLine as error:
        await reply.send(update, Screen(texts.wrong(error)))
        return
    if screen.rows:
        await context.office.forms.change(
            context.member, ARRANGING, lambda it: it.at(ArrangingStep.PREVIEW, lines=lines)
        )
    await reply.send(update, screen)


async def _menu_again(update: Update, context: AppContext, _: Arguments) -> None:
    await reply.show(update, await _menu(context))


async def _menu(context: AppContext) -> Screen:
    waiting = [it.draft for it in await context.office.revisions.drafting.waiting(OFFICE)]
    cards = await ArrangementCards.of(context.bot_data, *(it.author_id for it in waiting))
    return cards.menu(waiting)


async def _group(update: Update, context: AppContext, arguments: Arguments) -> None:
    try:
        group = PartGroup(arguments[0] if arguments else "")
    except ValueError:
        raise ForgedData from None
    if group in (PartGroup.SECTION, PartGroup.UNIT, PartGroup.TIERS):
        screen = (await _cards(context)).group(group, may_propose=_may_propose(context))
        await reply.show(update, screen)
    else:
        await _show_part(update, context, (group,))


async def _urgency(update: Update, context: AppContext, arguments: Arguments) -> None:
    section = arguments[0] if arguments else ""
    await reply.show(update, (await _cards(context)).urgencies(section))


async def _show_part(update: Update, context: AppContext, arguments: Arguments) -> None:
    part = _part(arguments)
    if part.is_new:
        await _change(update, context, arguments)
        return
    lines = await context.office.arrangements.proposing.lines(part)
    cards = await _cards(context)
    await reply.show(update, cards.part(part, lines, may_propose=_may_propose(context)))


async def _change(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Ask for other lines of a part."""
    await _ask(update, context, _part(arguments))


async def _ask(
    update: Update, context: AppContext, part: OfficePart, lines: tuple[str, ...] = ()
) -> None:
    if not _may_propose(context):
        raise NotYoursToPropose
    screen = await _prompt(context, part, lines)
    await context.office.forms.begin(
        context.member, ARRANGING, answers=ArrangingAnswers(part.name, lines)
    )
    await reply.acknowledge(update)
    await reply.send(update, screen)


async def _prompt(context: AppContext, part: OfficePart, lines: tuple[str, ...]) -> Screen:
    found = lines or await context.office.arrangements.proposing.lines(part)
    return (await _cards(context)).prompt(part, found)


async def _preview(context: AppContext, answers: ArrangingAnswers) -> Screen:
    """Show what would change; without buttons if it cannot be proposed."""
    proposing = context.office.arrangements.proposing
    proposal = await proposing.tried(_part(answers.part.split(":")), answers.lines)
    if proposal.faults:
        return Screen(texts.unfit(proposal.faults[0]))
    decider = await context.office.revisions.drafting.reviewer(context.member, "")
    return (await _cards(context)).preview(answers, proposal, decider)


async def _send(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Propose what the preview above the button shows."""
    form = await context.office.forms.of(context.member, ARRANGING)
    if form is None:
        raise NoForm(ARRANGING.topic)
    answers: ArrangingAnswers = form.answers
    if not answers.lines or version(answers) != (arguments[0] if arguments else ""):
        await reply.show(update, form_screens.replaced())
        return
    proposing, part = context.office.arrangements.proposing, _part(answers.part.split(":"))
    found = await proposing.meant(part, answers.lines)
    title = differences.title(found.before, found.after, part)
    draft = await proposing.propose(context.member, part, answers.lines, title)
    await reply.show(update, (await _cards(context)).sent(draft))


async def _history(update: Update, context: AppContext, _: Arguments) -> None:
    changes = await context.office.revisions.office_file.changes()
    people = [id for it in changes for id in (it.revision.author_id, it.revision.approver_id)]
    await reply.show(
        update, (await ArrangementCards.of(context.bot_data, *people)).history(changes)
    )


async def _entry(update: Update, context: AppContext, arguments: Arguments) -> None:
    found = await context.office.revisions.office_file.change(pressed_id(arguments))
    if found is None:
        raise PartUnknown
    people = (found.revision.author_id, found.revision.approver_id)
    cards = await ArrangementCards.of(context.bot_data, *people)
    await reply.show(update, cards.news(found, may_propose=_may_propose(context)))


async def _again(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Propose the former value."""
    found = await context.office.revisions.office_file.change(pressed_id(arguments))
    if found is None:
        raise PartUnknown
    proposing = context.office.arrangements.proposing
    title = differences.title_back(found)
    draft = await proposing.propose_again(context.member, found, title)
    await reply.acknowledge(update)
    await reply.send(update, (await _cards(context)).sent(draft))


async def _mend(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Open the form with what came back."""
    queries = context.office.revisions.queries
    draft = await queries.seen_by(whole_number(arguments[0] if arguments else ""), context.member)
    part = _of_draft(draft, await context.office.revisions.office_file.newest())
    await _ask(update, context, part, lines_of(tables_of(draft.text), part))


def _of_draft(draft: RevisionDraft, now: str) -> OfficePart:
    """Return the part that a proposal was about; of a section that was added, a new one."""
    had = [part for part in touched(now, draft.text) if part.name in draft.touched.splitlines()]
    if not had:
        raise PartUnknown
    part = had[0]
    is_new = part.group in (PartGroup.SECTION, PartGroup.UNIT) and not lines_of(
        tables_of(now), part
    )
    return OfficePart(part.group, "+") if is_new else part


async def _cards(context: AppContext) -> ArrangementCards:
    return await ArrangementCards.of(context.bot_data)


def _may_propose(context: AppContext) -> bool:
    return context.office.arrangements.shared.may_propose(context.member)


def _part(words: list[str] | Arguments) -> OfficePart:
    try:
        return OfficePart.of(":".join(words))
    except ValueError:
        raise ForgedData from None


_ACTS: Final[Mapping[ArrangeTap, Callable[[Update, AppContext, Arguments], Awaitable[None]]]] = {
    ArrangeTap.MENU: _menu_again,
    ArrangeTap.GROUP: _group,
    ArrangeTap.URGENCY: _urgency,
    ArrangeTap.PART: _show_part,
    ArrangeTap.CHANGE: _change,
    ArrangeTap.SEND: _send,
    ArrangeTap.HISTORY: _history,
    ArrangeTap.ENTRY: _entry,
    ArrangeTap.AGAIN: _again,
    ArrangeTap.MEND: _mend,
}
