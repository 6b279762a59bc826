"""The buttons under an answer: other sections, the rest, the choice, and the rating."""

from collections.abc import Mapping
from typing import TypeVar

import structlog
from telegram import Update

from bot.context import AppContext
from bot.screens.own_questions import OwnQuestionCards
from bot.screens.questions import Carried
from bot.screens.sops.browse import Browser
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts import questions as texts
from bot.texts import talk
from knowledge.reading.fronts import Front
from knowledge.shelf import Passage, address
from office.questions import Dislike, Question

T = TypeVar("T")

log = structlog.get_logger("bot.handlers.questions")


async def open_section(update: Update, context: AppContext) -> None:
    """Show another section or a front page in place of this one, or come back to the answer."""
    what, carried, _ = _pressed(update, context)
    await reply.show(update, context.renderer.shown(what, carried))
    await note_opened(context, what.sop.id, "" if isinstance(what, Front) else what.section.slug)


async def open_below(update: Update, context: AppContext, section_address: str) -> None:
    """Show a section below the message that leads to it, which stays."""
    passage = context.bot_data.passage(section_address)
    await reply.acknowledge(update)
    await reply.send(update, context.renderer.passage(passage, Carried()))
    await _note_opened(context, passage)


async def _note_opened(context: AppContext, passage: Passage) -> None:
    await note_opened(context, passage.sop.id, passage.section.slug)


async def note_opened(context: AppContext, sop_id: str, section: str = "") -> None:
    """Note that the member has opened a section or an SOP, so that they hear when it changes.

    Called after it is shown.
    """
    try:
        await context.office.questions.opened(context.member, sop_id, section)
    except Exception as error:  # noqa: BLE001 - a full disk must not disturb a reader
        log.warning("an opening could not be noted", reason=type(error).__name__)


async def open_whole(update: Update, context: AppContext) -> None:
    """Show all of the section."""
    what, carried, _ = _pressed(update, context)
    await reply.show(update, context.renderer.whole(_passage(what), carried))


async def open_sources(update: Update, context: AppContext) -> None:
    """Show where each line of the section, or of the front page, comes from."""
    what, carried, _ = _pressed(update, context)
    if isinstance(what, Front):
        await reply.show(update, context.renderer.front_sources(what, carried))
    else:
        await reply.show(update, context.renderer.sources(what, carried))


async def open_contents(update: Update, context: AppContext) -> None:
    """Show all the headings of the SOP."""
    what, carried, further = _pressed(update, context, most=1)
    page = whole_number(further[0]) if further else 0
    screen = Browser.of(context.bot_data).contents(what.sop, carried.question_id, page)
    await reply.show(update, screen)


async def choose(update: Update, context: AppContext) -> None:
    """Show the option that the asker meant, and note the choice."""
    what, carried, _ = _pressed(update, context)
    passage = _passage(what)
    question = await context.office.questions.choose(
        carried.question_id, context.member, passage.sop.id, passage.section.slug
    )
    await reply.show(update, chosen(context, passage, carried, question))


def chosen(
    context: AppContext,
    passage: Passage,
    carried: Carried,
    question: Question | None,
    verdict: str = "",
) -> Screen:
    """Show the section that was meant. If few have asked about it, their words may help others."""
    wants = context.office.answering.wants_as_sample
    may_be_sample = question is not None and wants(question, address(passage.section))
    return context.renderer.chosen(passage, carried, verdict, may_be_sample=may_be_sample)


async def allow_as_sample(update: Update, context: AppContext) -> None:
    """Keep that the asker's words may be a sample question of the section they meant."""
    what, carried, _ = _pressed(update, context)
    passage = _passage(what)
    await context.office.questions.allow_as_sample(carried.question_id, context.member)
    await reply.show(update, context.renderer.passage(passage, carried, note=texts.NOW_SAMPLE))


async def choose_meant(update: Update, context: AppContext) -> None:
    """Ask which section was meant in place of the one that did not help."""
    what, carried, _ = _pressed(update, context)
    passage = _passage(what)
    question = await context.office.questions.asked(carried.question_id, context.member)
    others = context.office.answering.others(question, address(passage.section))
    await reply.show(update, context.renderer.others(others, passage, carried))


async def meant(update: Update, context: AppContext) -> None:
    """Show the section that was meant, and note it. The verdict on the other one stays."""
    what, carried, _ = _pressed(update, context)
    passage = _passage(what)
    question = await context.office.questions.note_meant(
        carried.question_id, context.member, address(passage.section)
    )
    await reply.show(update, chosen(context, passage, carried, question, texts.MEANT_NOTED))


async def choose_nothing(update: Update, context: AppContext) -> None:
    """Note that none of the offered options was meant: a gap, as if nothing had been found."""
    match callback_arguments.arguments(update):
        case (number,):
            question_id = whole_number(number)
            question = await context.office.questions.asked(question_id, context.member)
            await context.office.questions.mark_gap(question_id, context.member)
            waits = await context.office.answering.waits(question.text, context.member)
            if waits is not None:
                cards = await OwnQuestionCards.of(context.bot_data)
                await reply.show(update, cards.asked_again(waits, question_id))
                return
            section = _section(context, question.offered)
            await reply.show(update, context.renderer.none((), question_id, section))
        case _:
            raise ForgedData


async def rate(update: Update, context: AppContext) -> None:
    """Keep a rating. After a thumb down, ask for the reason in the same message."""
    what, carried, further = _pressed(update, context, most=1)
    is_helpful = _one_of({"0": False, "1": True}, further)
    # Kept at once: many never give a reason.
    question = await context.office.questions.rate(
        carried.question_id, context.member, is_helpful=is_helpful
    )
    if not is_helpful:
        await reply.show(update, context.renderer.why_not_helpful(what, carried))
        return
    verdict = texts.THANKS_FOR_RATING
    # What was only likely was right: their words may help to be sure of it.
    if isinstance(what, Passage) and question.is_likely_at(what.sop.id, what.section.slug):
        await reply.show(update, chosen(context, what, carried, question, verdict))
        return
    await reply.show(update, context.renderer.shown(what, carried, verdict=verdict))


async def dislike(update: Update, context: AppContext) -> None:
    """Keep the reason why an answer did not help."""
    what, carried, further = _pressed(update, context, most=1)
    reason = _one_of({str(n): reason for n, reason in enumerate(Dislike)}, further)
    question = await context.office.questions.rate(
        carried.question_id, context.member, is_helpful=False, dislike=reason
    )
    place = address(_passage(what).section)
    has_others = bool(context.office.answering.others(question, place))
    screen = context.renderer.disliked(what, carried, texts.disliked(reason), has_others=has_others)
    await reply.show(update, screen)


async def stale(update: Update, _context: AppContext) -> None:
    """Say gently that a button no longer works."""
    await reply.show(update, Screen(talk.STALE_BUTTON))


def _section(context: AppContext, offered: str) -> str | None:
    """Return the section of the office that owns the first of the offered sections."""
    passage = context.bot_data.shelf.passage(offered.split(",")[0])
    return passage.sop.section if passage is not None else None


def _pressed(
    update: Update, context: AppContext, most: int = 0
) -> tuple[Passage | Front, Carried, tuple[str, ...]]:
    """Return the section or the front page, its answer, and what else the tapped button carries.

    That is at most so much, and stands before what leads back to the answer.
    """
    try:
        place, question_id, *rest = callback_arguments.arguments(update)
        number = whole_number(question_id)
    except ValueError:
        raise ForgedData from None
    carried = Carried.of(number, rest[most:])
    return context.bot_data.shown(place), carried, tuple(rest[:most])


def _passage(what: Passage | Front) -> Passage:
    return Passage(what.sop, what.opening) if isinstance(what, Front) else what


def _one_of(meanings: Mapping[str, T], rest: tuple[str, ...]) -> T:
    """Return what the last argument of the button means."""
    if len(rest) != 1 or rest[0] not in meanings:
        raise ForgedData
    return meanings[rest[0]]
