"""The renderers of training: the card of a day, and a quiz."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.training import cards as screens
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from office.outbox import OutboxMessage
from office.training import TrainingNotice


async def card(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The card of a day. Obsolete once it is answered or put off, or the day is over."""
    day = await bot_data.services.training.cards.to_send(message.about, message.detail)
    if day is None or day.card_id not in bot_data.shelf.content.training.cards:
        return None
    return Outgoing(screens.card_of_day(day, bot_data.shelf))


async def quiz(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A question as a quiz. Protected: a forwarded copy could not be counted."""
    attempt = await bot_data.services.training.quizzes.to_send(message.about)
    question = (
        bot_data.shelf.content.training.questions.get(attempt.question_id) if attempt else None
    )
    if question is None:
        return None
    return Outgoing(Screen("", is_protected=True), quiz=screens.quiz(question))


TRAINING: Mapping[str, Renderer] = {TrainingNotice.CARD: card, TrainingNotice.QUIZ: quiz}
