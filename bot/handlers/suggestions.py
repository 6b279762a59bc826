"""/saran: a keeper decides, one by one, what use of the shelf suggests."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from telegram import Update

from bot.access import demand, number_for
from bot.context import AppContext
from bot.handlers.answers import form as answer_form
from bot.handlers.feature import Feature
from bot.handlers.revisions.write import KEEPERS
from bot.notices.suggestions import SUGGESTIONS
from bot.screens.changes import ChangeCards
from bot.screens.decisions import decisions
from bot.screens.suggestions import SUGGESTION_BUTTON, SuggestionButton, SuggestionCards, button
from bot.telegram import (
    ForgedData,
    Screen,
    StaleButton,
    callback_arguments,
    pressed_id,
    reply,
    whole_number,
)
from bot.telegram.menus import Command
from bot.texts import questions as question_texts
from bot.texts import suggestions as texts
from bot.texts.suggestions import SARAN
from knowledge.shelf import Passage
from office.answers import AnswerStep, AnswerWords
from office.suggestions import Suggestion, SuggestionDecided, SuggestionKind

_TO_CHOOSE = 4
Arguments = tuple[str, ...]


async def saran(update: Update, context: AppContext) -> None:
    """Gather what was asked since the last look, and show what waits."""
    demand(context, *KEEPERS)
    await context.office.suggestions.gathering.run()
    await reply.send(update, await _overview_of(context))


async def decide(update: Update, context: AppContext) -> None:
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[SuggestionButton(command)](update, context, tuple(arguments))


async def _overview(update: Update, context: AppContext, _: Arguments) -> None:
    await reply.show(update, await _overview_of(context))


async def _overview_of(context: AppContext) -> Screen:
    conflicts = await context.office.revisions.conflicts.for_keeper(context.member)
    return _cards(context).overview(await _open(context), len(conflicts))


async def _list(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show the first of a kind, or the one after that number."""
    try:
        kind = SuggestionKind(arguments[0] if arguments else "")
    except ValueError:
        raise ForgedData from None
    after = whole_number(arguments[1]) if len(arguments) > 1 else None
    if kind is SuggestionKind.PHRASING and after is None:
        await _phrasings(update, context)
    else:
        await _next(update, context, kind, after=after)


async def _phrasings(update: Update, context: AppContext) -> None:
    """Show what is proposed by section; a single phrasing, or a single section, at once."""
    found = [it for it in await _open(context) if it.kind is SuggestionKind.PHRASING]
    if len({it.passage for it in found}) > 1:
        await reply.show(update, _cards(context).by_section(found))
    elif len(found) > 1:
        await reply.show(update, _cards(context).proposed(found))
    else:
        await _next(update, context, SuggestionKind.PHRASING)


async def _of_section(update: Update, context: AppContext, arguments: Arguments) -> None:
    found = await _proposed(context, arguments[0] if arguments else "")
    if not found:
        raise SuggestionDecided
    await reply.show(update, _cards(context).proposed(found))


async def _one_by_one(update: Update, context: AppContext, arguments: Arguments) -> None:
    passage = arguments[0] if arguments else ""
    await _next(update, context, SuggestionKind.PHRASING, near=passage)


async def _accept_all(update: Update, context: AppContext, arguments: Arguments) -> None:
    if len(arguments) != 2:
        raise ForgedData
    passage, last = arguments[0], whole_number(arguments[1])
    accepted = await context.office.suggestions.together.accept(passage, last, context.member)
    notice, left = texts.learned(len(accepted)), await _proposed(context, passage)
    cards, undone = _cards(context), accepted[0].id
    screen = cards.proposed(left, notice, undone) if left else cards.accepted(accepted, notice)
    await reply.show(update, screen)


async def _undo_all(update: Update, context: AppContext, arguments: Arguments) -> None:
    found = await context.office.suggestions.together.undo(pressed_id(arguments), context.member)
    left = await _proposed(context, found[0].passage)
    await reply.show(update, _cards(context).proposed(left, texts.UNDONE))


async def _proposed(context: AppContext, passage: str) -> list[Suggestion]:
    """Return the phrasings that wait for a decision on that section."""
    found = await _open(context)
    return [it for it in found if it.kind is SuggestionKind.PHRASING and it.passage == passage]


async def _next(
    update: Update,
    context: AppContext,
    kind: SuggestionKind,
    notice: str = "",
    after: int | None = None,
    decided: int | None = None,
    near: str = "",
) -> None:
    found = [it for it in await _open(context) if it.kind is kind]
    if kind is SuggestionKind.PHRASING:
        # Those of one section together, beginning with the section that was decided on last.
        found.sort(key=lambda it: it.passage)
    begins = next((place for place, it in enumerate(found) if it.passage >= near), 0)
    at = next((place for place, it in enumerate(found, 1) if it.id == after), begins)
    cards = _cards(context)
    is_over = at >= len(found)
    screen = cards.over(notice, decided) if is_over else cards.card(found[at], notice, decided)
    await reply.show(update, screen)


async def _decided(update: Update, context: AppContext, one: Suggestion, notice: str) -> None:
    """Say what was decided, with the way back, above the next one."""
    near = one.passage if one.kind is SuggestionKind.PHRASING else ""
    await _next(update, context, one.kind, notice, decided=one.id, near=near)


async def _decisions(update: Update, context: AppContext, arguments: Arguments) -> None:
    page = whole_number(arguments[0]) if arguments else 0
    found = await context.office.suggestions.undoing.decided_by(context.member)
    await reply.show(update, decisions(_cards(context), found, page))


async def _undo(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.undoing.undo(pressed_id(arguments), context.member)
    await reply.show(update, _cards(context).card(one, texts.UNDONE))


async def _use(update: Update, context: AppContext, _: Arguments) -> None:
    use = await context.office.suggestions.passages.use()
    sections = await context.office.suggestions.deciding.sections(context.member)
    await reply.show(update, _cards(context).use(use, sections))


async def _accept(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.deciding.accept(pressed_id(arguments), context.member)
    await _decided(update, context, one, texts.LEARNED)


async def _choose_passage(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await _seen(context, arguments)
    hits = context.bot_data.shelf.answer(one.text).hits
    found = [Passage(hit.sop, hit.section) for hit in hits[:_TO_CHOOSE]]
    await reply.show(update, _cards(context).passages(one, found))


async def _accept_for(update: Update, context: AppContext, arguments: Arguments) -> None:
    passage = arguments[1] if len(arguments) > 1 else ""
    if context.bot_data.shelf.passage(passage) is None:
        raise StaleButton
    one = await context.office.suggestions.deciding.accept(
        pressed_id(arguments), context.member, passage
    )
    await _decided(update, context, one, texts.LEARNED)


async def _refuse(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.deciding.refuse(pressed_id(arguments), context.member)
    await _decided(update, context, one, texts.NOT_LEARNED)


async def _answer(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await _seen(context, arguments)
    words = AnswerWords(gap_id=one.id)
    await answer_form.begin(update, context, AnswerStep.WORDS, words)


async def _choose_section(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await _seen(context, arguments)
    await reply.show(update, _cards(context).sections(one))


async def _give_to(update: Update, context: AppContext, arguments: Arguments) -> None:
    section = context.bot_data.shelf.directory.sections.get(
        arguments[1] if len(arguments) > 1 else ""
    )
    if section is None:
        raise ForgedData
    await context.office.suggestions.deciding.give_to(
        pressed_id(arguments), context.member, section.id
    )
    await _next(update, context, SuggestionKind.GAP, texts.given_to(section.head))


async def _elsewhere(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.deciding.is_elsewhere(
        pressed_id(arguments), context.member
    )
    await _decided(update, context, one, texts.IS_ELSEWHERE)


async def _mended(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await _seen(context, arguments)
    if await context.office.changes.news.has_changed(one.passage, one.last_at):
        await _settle(update, context, arguments, is_corrected=True)
        return
    await reply.acknowledge(update)
    await reply.send(update, Screen(texts.NOT_CHANGED))


async def _right(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _settle(update, context, arguments, is_corrected=False)


async def _settle(
    update: Update, context: AppContext, arguments: Arguments, *, is_corrected: bool
) -> None:
    deciding = context.office.suggestions.deciding
    one = await deciding.settle(pressed_id(arguments), context.member, is_corrected=is_corrected)
    await _decided(update, context, one, texts.SETTLED)


async def _still_right(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.deciding.serve_again(
        pressed_id(arguments), context.member
    )
    await _decided(update, context, one, texts.SERVED_AGAIN)


async def _needs_correction(update: Update, context: AppContext, arguments: Arguments) -> None:
    one = await context.office.suggestions.deciding.needs_correction(
        pressed_id(arguments), context.member
    )
    await _decided(update, context, one, texts.STAYS_HELD)


async def _changes(update: Update, context: AppContext, _: Arguments) -> None:
    found = await context.office.changes.news.spreads(context.member)
    back = button(question_texts.BACK, SuggestionButton.OVERVIEW)
    await reply.show(update, ChangeCards.of(context.bot_data).spreads(found, back))


async def _open(context: AppContext) -> list[Suggestion]:
    return await context.office.suggestions.deciding.open_for(context.member)


async def _seen(context: AppContext, arguments: Arguments) -> Suggestion:
    return await context.office.suggestions.deciding.seen_by(pressed_id(arguments), context.member)


def _cards(context: AppContext) -> SuggestionCards:
    return SuggestionCards.of(context.bot_data, number_for(context))


Act = Callable[[Update, AppContext, Arguments], Awaitable[None]]

_ACTS: Mapping[SuggestionButton, Act] = {
    SuggestionButton.OVERVIEW: _overview,
    SuggestionButton.LIST: _list,
    SuggestionButton.USE: _use,
    SuggestionButton.ACCEPT: _accept,
    SuggestionButton.CHOOSE_PASSAGE: _choose_passage,
    SuggestionButton.ACCEPT_FOR: _accept_for,
    SuggestionButton.REFUSE: _refuse,
    SuggestionButton.ANSWER: _answer,
    SuggestionButton.CHOOSE_SECTION: _choose_section,
    SuggestionButton.GIVE_TO: _give_to,
    SuggestionButton.ELSEWHERE: _elsewhere,
    SuggestionButton.MENDED: _mended,
    SuggestionButton.RIGHT: _right,
    SuggestionButton.STILL_RIGHT: _still_right,
    SuggestionButton.NEEDS_CORRECTION: _needs_correction,
    SuggestionButton.CHANGES: _changes,
    SuggestionButton.DECISIONS: _decisions,
    SuggestionButton.UNDO: _undo,
    SuggestionButton.OF_SECTION: _of_section,
    SuggestionButton.ACCEPT_ALL: _accept_all,
    SuggestionButton.ONE_BY_ONE: _one_by_one,
    SuggestionButton.UNDO_ALL: _undo_all,
}


FEATURE: Final = Feature(
    commands=(Command("saran", SARAN, saran, roles=frozenset(KEEPERS)),),
    buttons={SUGGESTION_BUTTON: decide},
    notices=SUGGESTIONS,
    refusals=texts.REFUSALS,
)
