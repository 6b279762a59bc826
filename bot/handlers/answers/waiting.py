"""Whether a question that is asked again waits for a head already."""

from bot.context import AppContext
from bot.screens.own_questions import OwnQuestionCards
from bot.telegram.screen import Screen


async def screen(context: AppContext, text: str, question_id: int) -> Screen | None:
    """Say with whom the same question of this member waits; None if none does."""
    questions = await context.office.answers.queries.asked_by(context.member)
    is_same = context.bot_data.shelf.likeness.is_same
    same = (one for one in questions if one.is_open and is_same(one.text, text))
    found = next(same, None)
    if found is None:
        return None
    cards = await OwnQuestionCards.of(
        context.bot_data,
    )
    return cards.asked_again(found, question_id)
