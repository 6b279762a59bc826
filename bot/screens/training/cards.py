"""The screens of cards, quizzes and scripts."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from zoneinfo import ZoneInfo

from bot.screens.sops.browse import SCRIPT_BUTTON
from bot.screens.training.actions import TRAINING_BUTTON
from bot.telegram import Button, Row, Screen, pack
from bot.telegram.markup import excerpt
from bot.telegram.outgoing import Quiz
from bot.texts.training import cards as texts
from knowledge.reading.training.content import Card, QuizQuestion, Script
from knowledge.shelf import Shelf, address
from office.training import LAST, Answered, CardDay, CardState, OwnResults, Taken

button = TRAINING_BUTTON.button


def card(one: Card, note: str = "", rows: tuple[Row, ...] = ()) -> Screen:
    """A card: the situation, what to do and say, what never to say, and why."""
    parts = [
        texts.card_title(one.theme, one.title),
        escape(one.situation),
        texts.part(texts.DO, excerpt(one.do, is_whole=True).html),
        texts.quoted(texts.SAY, one.say),
        texts.quoted(texts.NEVER_SAY, one.never_say),
        texts.part(texts.WHY, escape(one.why)),
        note,
    ]
    return Screen("\n\n".join(part for part in parts if part), rows)


def card_of_day(day: CardDay, shelf: Shelf, note: str = "") -> Screen:
    """The card of a day, with the buttons it still has."""
    found = shelf.content.training.cards.get(day.card_id)
    if found is None:
        return Screen(texts.CARD_GONE)
    note = note or texts.STATES.get(day.state, "")
    rows = () if note else _presses(day)
    return card(found, note, (*rows, *sop_row(shelf, found.sop_id, found.section)))


def _presses(day: CardDay) -> tuple[Row, ...]:
    return (
        (button(texts.GOT_IT, "p", day.id), button(texts.AGAIN, "a", day.id)),
        (button(texts.LATER, "n", day.id), button(texts.TOMORROW, "b", day.id)),
    )


def taken(one: Taken, zone: ZoneInfo) -> str:
    """Say what happens to a card after a tap."""
    match one.card.state:
        case CardState.UNDERSTOOD:
            return texts.got_it(one.due_on)
        case CardState.AGAIN:
            return texts.again(one.due_on)
        case _ if one.due_at is not None:
            return texts.later(f"{one.due_at.astimezone(zone):%H.%M}")
        case _:
            return texts.tomorrow(one.due_on)


def sop_row(shelf: Shelf, sop_id: str | None, slug: str | None) -> tuple[Row, ...]:
    """The way to the SOP behind a card or a question, if there is one. It opens below."""
    sop = shelf.library.get(sop_id or "")
    if sop is None:
        return ()
    section = sop.find(slug or "") or sop.sections[0]
    return ((button(texts.OPEN_SOP, "s", address(section)),),)


def progress(own: OwnResults, cards: int, pause: date | None) -> Screen:
    """How far a member has come, and the offers of a question and of a pause."""
    answers = own.total.questions
    read, strong = sum(own.boxes.values()), own.boxes.get(LAST, 0)
    html = texts.progress(read, cards, strong, answers.answered, answers.right)
    quiz_now = button(texts.QUIZ_NOW, "quiz")
    if pause is None:
        return Screen(html, ((quiz_now, button(texts.SNOOZE, "pause")),))
    html = f"{html}\n\n{texts.snoozed(pause + timedelta(days=1))}"
    return Screen(html, ((quiz_now, button(texts.RESUME, "wake")),))


def paused(until: date) -> Screen:
    """Say until when nothing comes, and how to end the pause."""
    words = texts.snoozed(until + timedelta(days=1))
    return Screen(words, ((button(texts.RESUME, "wake"),),))


def answered(result: Answered, shelf: Shelf) -> Screen:
    """The result of an answer. The explanation stays readable, and the SOP is one tap away."""
    attempt = result.attempt
    if result.is_held:
        return Screen(texts.QUESTION_HELD)
    question = shelf.content.training.questions.get(attempt.question_id)
    if question is None or question.correct != attempt.correct:
        return Screen(texts.noted(is_right=bool(attempt.is_right)))
    explanation = escape(question.explanation)
    rows = sop_row(shelf, question.sop_id, question.section)
    if attempt.is_right:
        return Screen(f"{texts.RIGHT}\n{explanation}", rows)
    lines = [texts.wrong(question.options[attempt.correct]), explanation]
    if result.card_id is not None and result.due_on is not None:
        lines.append(texts.card_comes(result.due_on))
    return Screen("\n".join(lines), rows)


def quiz(one: QuizQuestion) -> Quiz:
    """A question as a quiz poll."""
    return Quiz(one.text, one.options, one.correct, one.explanation)


def scripts(found: Sequence[Script]) -> Screen:
    """Ask why an application cannot go on."""
    listed = "\n".join(f"{number}. {escape(one.label)}" for number, one in enumerate(found, 1))
    rows = tuple(
        (Button(f"{number}. {one.label}", pack(SCRIPT_BUTTON, "v", one.id)),)
        for number, one in enumerate(found, 1)
    )
    return Screen(f"{texts.CHOOSE_SCRIPT}\n\n{listed}", rows)


def script(one: Script) -> Screen:
    """Two sentences to say aloud, what to mind, and the way back to the other reasons."""
    html = texts.script(one.label, one.sentences, one.note)
    return Screen(html, ((Button(texts.BACK, pack(SCRIPT_BUTTON, "l")),),))
