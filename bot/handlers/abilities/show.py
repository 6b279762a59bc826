"""Shows what the bot can do, with the values of the member who asks."""

from collections.abc import Sequence

from telegram import Update

from bot.context import AppContext
from bot.screens.abilities.card import card
from bot.screens.abilities.values import AbilityQuestion
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply, whole_number
from knowledge.reading.abilities.ability import Ability
from knowledge.search.index import Hit
from office.errors import NotAllowed


async def screen(
    context: AppContext,
    ability: Ability,
    question: str,
    question_id: int,
    *,
    beside: Sequence[Hit] = (),
    is_likely: bool = False,
) -> Screen:
    """Draw what the bot can do, for the member who asks.

    Raises:
        NotAllowed: their roles may not see it.
    """
    if not ability.is_for(frozenset(map(str, context.office.people.roles(context.member)))):
        raise NotAllowed
    bot_data = context.bot_data
    asked = AbilityQuestion(bot_data, bot_data.commands, ability, question, context.member)
    return await card(asked, question_id, beside=beside, is_likely=is_likely)


async def choose_ability(update: Update, context: AppContext) -> None:
    """Show the option that the asker meant, and note the choice."""
    match callback_arguments.arguments(update):
        case (address, number):
            ability = context.bot_data.shelf.ability_at(address)
            if ability is None:
                raise StaleButton
            await _chosen(update, context, ability, whole_number(number))
        case _:
            raise ForgedData


async def _chosen(update: Update, context: AppContext, ability: Ability, question_id: int) -> None:
    question = await context.office.questions.asked(question_id, context.member)
    shown = await screen(context, ability, question.read_as or question.text, question_id)
    await context.office.answering.choose_ability(question_id, context.member, ability)
    await reply.show(update, shown)
