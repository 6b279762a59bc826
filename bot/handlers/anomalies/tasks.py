"""/tugas: the open reports of a head; the head of office sees those of the whole office."""

from dataclasses import replace

from telegram import Update

from bot.context import AppContext
from bot.screens.anomalies.card import MOST_LISTED, ReportCards
from bot.screens.anomalies.overview import OverviewScreen
from bot.screens.anomalies.thread import reopenings
from bot.screens.answers import AnswerCards
from bot.screens.reviews.card import ReviewCards
from bot.screens.revisions.cards import RevisionCards
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.anomalies import report as texts
from office.people import Role


async def tugas(update: Update, context: AppContext) -> None:
    """List the member's open reports (for the head of office all), the requests to reopen one,
    questions and drafts."""
    questions = await context.office.answers.queries.tasks(context.member)
    drafts = await context.office.revisions.queries.tasks(context.member)
    reviews = await context.office.reviews.deciding.tasks(context.member)
    asked = await context.office.anomalies.thread.to_reopen(context.member)
    screen = await _reports(context)
    if screen is not None or not (questions or drafts or asked or reviews):
        await reply.send(update, screen or await _nothing(context))
    if asked:
        await reply.send(update, reopenings(asked))
    if questions:
        answer_cards = await AnswerCards.of(context.bot_data)
        await reply.send(update, answer_cards.tasks(questions))
    if drafts:
        revision_cards = await RevisionCards.of(context.bot_data, *drafts)
        await reply.send(update, revision_cards.tasks(drafts))
    if reviews:
        await reply.send(update, ReviewCards.of(context.bot_data).tasks(reviews))


async def _reports(context: AppContext) -> Screen | None:
    """The open reports of a head; for the head of office all. None if there are none."""
    queries, member = context.office.anomalies.queries, context.member
    if _is_boss(context):
        is_any = await queries.of_the_office(member)
        return (await _overview(context)).all() if is_any else None
    reports = await queries.tasks(member)
    cards = await ReportCards.listing(context.bot_data, *reports[:MOST_LISTED], viewer=member.id)
    return cards.list_tasks(reports) if reports else None


async def _nothing(context: AppContext) -> Screen:
    return (await _overview(context)).all() if _is_boss(context) else Screen(texts.NO_TASKS)


def _is_boss(context: AppContext) -> bool:
    return Role.HEAD_OF_OFFICE in context.office.people.roles(context.member)


async def open_list(update: Update, context: AppContext) -> None:
    """Open one of the overview's lists, or go back to the overview.

    Those who are not head of office today see nothing.
    """
    screen = await _overview(context)
    match callback_arguments.arguments(update):
        case ():
            await reply.show(update, screen.all())
        case (kind, value, number):
            page = whole_number(number)
            shown = screen.page(kind, value, page)
            cards = await ReportCards.listing(context.bot_data, *shown, viewer=context.member.id)
            await reply.show(update, replace(screen, cards=cards).listed(kind, value, page))
        case _:
            raise ForgedData


async def _overview(context: AppContext) -> OverviewScreen:
    found = await context.office.anomalies.oversight.overview(context.member)
    return OverviewScreen(found, await ReportCards.of(context.bot_data))
