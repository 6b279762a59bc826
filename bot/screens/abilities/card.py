"""What the bot can do, as the answer to a question: a sentence, live values, what begins it."""

from collections.abc import Container, Sequence
from html import escape

from bot.screens.abilities.actions import begins
from bot.screens.abilities.values import VALUES, AbilityQuestion, LiveAnswer
from bot.screens.questions import CHOOSE_NOTHING_BUTTON, OPEN_BUTTON
from bot.telegram import Button, Row, Screen, in_rows, pack, shortened
from bot.telegram.screen import LETTERS
from bot.texts import abilities as texts
from bot.texts import questions as question_texts
from knowledge.reading.abilities.ability import Ability
from knowledge.search.answer import Answer, Band
from knowledge.search.index import Hit
from knowledge.shelf import address

_BESIDE = 2
# How far behind in score a section has a chance of one in four hundred.
_NEAR = 6.0


def outline(ability: Ability) -> Screen:
    """Draw what holds for everybody: its sentence, and the button that begins it."""
    begin = ability.begins
    rows = ((begins(ability.button, begin),),) if begin else ()
    return Screen(f"<b>{escape(ability.title)}</b>\n{escape(ability.says)}", rows)


async def card(
    asked: AbilityQuestion, question_id: int, *, beside: Sequence[Hit] = (), is_likely: bool = False
) -> Screen:
    """Draw it for the asker. `beside` are sections that may be meant instead."""
    ability = asked.ability
    value = await VALUES[ability.value](asked) if ability.value else LiveAnswer()
    html = _html(ability, value, is_likely=is_likely)
    rows = _rows(asked, value, question_id, beside, is_likely=is_likely)
    return Screen(html, rows, is_protected=value.is_confidential)


def near(answer: Answer) -> list[Hit]:
    """Return the sections that may be meant instead. Beside a sure answer only near ones may."""
    first = answer.hits[0].score if answer.hits else 0.0
    is_sure = answer.band is Band.SURE
    return [hit for hit in answer.offered if not is_sure or first - hit.score < _NEAR]


def _html(ability: Ability, value: LiveAnswer, *, is_likely: bool) -> str:
    """What answers stands first: the live value, or the sentence."""
    says = escape(ability.says)
    if ability.is_talk:
        return says
    if value.html and not value.is_last:
        told = f"{value.html}\n\n<i>{says}</i>"
    else:
        told = "\n".join(filter(None, [says, value.html]))
    title = question_texts.front_title(ability.title, is_likely=is_likely)
    return "\n".join(filter(None, [title, told]))


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
    taken = {button.label for button in own}
    others = [hit for hit in beside if not hit.sop.is_ability][:_BESIDE]
    ways = [_way(asked, hit, question_id, taken) for hit in others]
    last = [Button(texts.NOT_MEANT, pack(CHOOSE_NOTHING_BUTTON, question_id))] if is_likely else []
    if asked.ability.is_talk:
        ways = []
    return (*((button,) for button in own), *in_rows(ways), *in_rows(last))


def _way(asked: AbilityQuestion, hit: Hit, question_id: int, taken: Container[str]) -> Button:
    """A button to a section. One that is called as what begins here is read, not begun."""
    heading = hit.section.heading
    is_shared = heading in asked.source.shelf.library.shared_headings
    label = shortened(f"{hit.sop.title}: {heading}" if is_shared else heading)
    if label in taken:
        label = shortened(texts.read(heading), LETTERS[1])
    return Button(label, pack(OPEN_BUTTON, address(hit.section), question_id))
