"""What the bot can do, as the answer to a question: a sentence, live values, what begins it."""

from collections.abc import Sequence
from html import escape

from bot.screens.abilities.actions import begins
from bot.screens.abilities.values import VALUES, AbilityQuestion, LiveAnswer
from bot.screens.questions import CHOOSE_NOTHING_BUTTON, OPEN_BUTTON
from bot.telegram.callback_data import pack
from bot.telegram.screen import Button, Row, Screen, in_rows, shortened
from bot.texts import abilities as texts
from bot.texts import questions as question_texts
from knowledge.reading.abilities.ability import Ability
from knowledge.search.index import Hit
from knowledge.shelf import address

_BESIDE = 2


def outline(ability: Ability) -> Screen:
    """Draw what holds for everybody: its sentence, and the button that begins it."""
    begin = ability.begins
    rows = ((begins(ability.button, begin),),) if begin else ()
    return Screen(f"<b>{escape(ability.title)}</b>\n{escape(ability.says)}", rows)


async def card(
    asked: AbilityQuestion, question_id: int, *, beside: Sequence[Hit] = (), is_likely: bool = False
) -> Screen:
    """Draw it for whoever asks. `beside` are sections that may be meant instead."""
    ability = asked.ability
    value = await VALUES[ability.value](asked) if ability.value else LiveAnswer()
    head = f"<b>{escape(ability.title)}</b>"
    above = "\n".join([question_texts.LIKELY, head] if is_likely else [head])
    says = escape(ability.says)
    html = "\n\n".join(filter(None, [says if ability.is_talk else f"{above}\n{says}", value.html]))
    rows = _rows(asked, value, question_id, beside, is_likely=is_likely)
    return Screen(html, rows, is_protected=value.is_confidential)


def _rows(
    asked: AbilityQuestion,
    value: LiveAnswer,
    question_id: int,
    beside: Sequence[Hit],
    *,
    is_likely: bool,
) -> tuple[Row, ...]:
    """What is chosen by the question first, then what begins it, then what else may be meant."""
    begin = asked.ability.begins
    own = (*value.buttons, *((begins(asked.ability.button, begin),) if begin else ()))
    if asked.ability.is_talk:
        return ()
    ways = [
        Button(shortened(hit.section.heading), pack(OPEN_BUTTON, address(hit.section), question_id))
        for hit in beside
        if not hit.sop.is_ability
    ]
    last: tuple[Row, ...] = ()
    if is_likely:
        last = ((Button(texts.NOT_MEANT, pack(CHOOSE_NOTHING_BUTTON, question_id)),),)
    return (*((button,) for button in own), *in_rows(ways[:_BESIDE]), *last)
