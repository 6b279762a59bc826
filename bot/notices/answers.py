"""The renderers of questions to heads: each reads its question anew."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram.outgoing import Outgoing
from office.answers import ForwardedQuestion
from office.answers.notices import AnswerNotice
from office.outbox import OutboxMessage
from office.posts.posts import parse_post


async def forwarded(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A question for a head. Obsolete once it is answered, or the post changes hands."""
    question = await _subject(message, bot_data)
    services = bot_data.services
    if question is None or not question.is_open:
        return None
    is_head = await services.answers.queries.is_head(question, message.recipient_id)
    if not is_head or await services.outbox.is_overtaken(message):
        return None
    cards = await bot_data.answer_cards()
    return Outgoing(cards.card(question, int(message.detail)))


async def card_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The same card, edited in place. Obsolete if no card has arrived."""
    question = await _subject(message, bot_data)
    copies = await bot_data.services.outbox.arrived(
        AnswerNotice.FORWARDED, message.about, message.recipient_id
    )
    shown = next((one for one in copies if one.id == int(message.detail)), None)
    if question is None or shown is None:
        return None
    answer = await bot_data.services.answers.queries.answer(question.answer_id)
    cards = await bot_data.answer_cards(answer)
    return Outgoing(cards.over(question, answer), edit_of=shown.message_id)


async def moved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the asker who has the question now. Obsolete once it is answered."""
    question = await _subject(message, bot_data)
    if question is None or not question.is_open:
        return None
    cards = await bot_data.answer_cards()
    return Outgoing(cards.moved(question, parse_post(message.detail)))


async def given(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The answer, for the asker."""
    question = await _subject(message, bot_data)
    answer = await bot_data.services.answers.queries.answer(
        question.answer_id if question else None
    )
    if question is None or answer is None:
        return None
    cards = await bot_data.answer_cards(answer)
    passage = bot_data.pointed_at(answer, question.question_id)
    return Outgoing(cards.answer(answer, question.text, passage))


ANSWERS: Mapping[str, Renderer] = {
    AnswerNotice.FORWARDED: forwarded,
    AnswerNotice.CARD_CHANGED: card_changed,
    AnswerNotice.MOVED: moved,
    AnswerNotice.GIVEN: given,
}


async def _subject(message: OutboxMessage, bot_data: BotData) -> ForwardedQuestion | None:
    return await bot_data.services.answers.queries.reread(message.about or 0)
