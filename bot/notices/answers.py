"""The renderers of questions to heads: each reads its question anew."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.answers import AnswerCards, Around, pointed_at, said_in
from bot.screens.own_questions import OwnQuestionCards
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from office.answers import AnswerNotice, ForwardedQuestion
from office.outbox import OutboxMessage
from office.posts import parse_post


async def forwarded(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A question for a head. Obsolete once it is answered, or the post changes hands."""
    question = await _subject(message, bot_data)
    services = bot_data.services
    if question is None or not question.is_open:
        return None
    is_head = await services.answers.queries.is_head(question, message.recipient_id)
    if not is_head or await services.outbox.is_overtaken(message):
        return None
    return Outgoing(await _card(question, bot_data, message.recipient_id, int(message.detail)))


async def card_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The same card, edited in place. Obsolete if no card has arrived."""
    question = await _subject(message, bot_data)
    copies = await bot_data.services.outbox.arrived(
        AnswerNotice.FORWARDED, message.about, message.recipient_id
    )
    shown = next((copy for copy in copies if copy.id == int(message.detail)), None)
    if question is None or shown is None:
        return None
    queries = bot_data.services.answers.queries
    is_member = await bot_data.services.people.member(message.recipient_id) is not None
    is_head = is_member and await queries.is_head(question, message.recipient_id)
    if question.is_open and is_head:
        screen = await _card(question, bot_data, message.recipient_id)
        return Outgoing(screen, edit_of=shown.message_id)
    answer = await queries.answer(question.answer_id)
    cards = await AnswerCards.of(bot_data, answer)
    said = said_in(bot_data, answer) if is_head else ""
    screen = cards.over(question, answer, said, message.recipient_id)
    return Outgoing(screen, edit_of=shown.message_id)


async def moved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the asker who has the question now. Obsolete once it is answered."""
    question = await _subject(message, bot_data)
    if question is None or not question.is_open:
        return None
    cards = await AnswerCards.of(bot_data)
    return Outgoing(cards.moved(question, parse_post(message.detail)))


async def given(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The answer, for the asker. Obsolete once another one has taken its place."""
    question = await _subject(message, bot_data)
    if question is None or message.detail != str(question.answer_id):
        return None
    answer = await bot_data.services.answers.queries.answer(question.answer_id)
    if answer is None or answer.ended_at is not None:
        return None
    cards = await OwnQuestionCards.of(bot_data, answer)
    return Outgoing(cards.given(question, answer, pointed_at(bot_data, answer)))


async def gap_answered(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A head's answer to a question asked in vain. Obsolete once the answer is ended."""
    answer = await bot_data.services.answers.queries.answer(message.about)
    if answer is None or answer.ended_at is not None:
        return None
    cards = await AnswerCards.of(bot_data, answer)
    passage = pointed_at(bot_data, answer, int(message.detail))
    return Outgoing(cards.to_others(answer, passage, int(message.detail)))


async def replaced(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The answer that takes the place of an older one. Obsolete once it has ended itself."""
    queries = bot_data.services.answers.queries
    answer = await queries.answer(message.about)
    if answer is None or answer.ended_at is not None:
        return None
    passage = pointed_at(bot_data, answer)
    # A message that a version before has stored does not name the old one.
    old = await queries.answer(int(message.detail or 0))
    own = await queries.of_asker(answer.id, message.recipient_id)
    if own is not None:
        own_cards = await OwnQuestionCards.of(bot_data, answer)
        return Outgoing(own_cards.replaced(own, answer, passage, old))
    cards = await AnswerCards.of(bot_data, answer)
    return Outgoing(cards.replaced(answer, answer.question, passage, old))


async def withdrawn(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """An answer that no longer holds, for all who have it."""
    queries = bot_data.services.answers.queries
    answer = await queries.answer(message.about)
    if answer is None:
        return None
    own = await queries.of_asker(answer.id, message.recipient_id)
    if own is not None:
        own_cards = await OwnQuestionCards.of(bot_data, answer)
        return Outgoing(own_cards.withdrawn(own, answer))
    cards = await AnswerCards.of(bot_data, answer)
    return Outgoing(cards.withdrawn(answer, answer.question))


ANSWERS: Mapping[str, Renderer] = {
    AnswerNotice.FORWARDED: forwarded,
    AnswerNotice.CARD_CHANGED: card_changed,
    AnswerNotice.MOVED: moved,
    AnswerNotice.GIVEN: given,
    AnswerNotice.GAP_ANSWERED: gap_answered,
    AnswerNotice.REPLACED: replaced,
    AnswerNotice.WITHDRAWN: withdrawn,
}


async def _subject(message: OutboxMessage, bot_data: BotData) -> ForwardedQuestion | None:
    return await bot_data.services.answers.queries.reread(message.about or 0)


async def _card(
    question: ForwardedQuestion, bot_data: BotData, head_id: int, tier: int = 0
) -> Screen:
    """The question for a head, with the answer about which its asker has asked again."""
    answer = await bot_data.services.answers.queries.answer(question.answer_id)
    around = await Around.of(bot_data, question, head_id)
    cards = await AnswerCards.of(bot_data, around.other)
    return cards.card(question, tier, said_in(bot_data, answer), around)
