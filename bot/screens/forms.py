"""The screens and buttons that all forms share."""

from hashlib import sha256
from typing import Any, Final

from bot.telegram import Action, Button, Row, Screen, in_rows, pack
from bot.texts import forms as texts
from bot.texts.forms import FormWords
from office.forms import Form, Input, Topic

FORM_BUTTON: Final = Action("q")


def version(*words: str | int) -> str:
    """Return what a preview's buttons carry, so that they confirm the text above them alone."""
    return sha256("\0".join(map(str, words)).encode()).hexdigest()[:10]


def replaced() -> Screen:
    """Say that a preview is not the newest one. Its buttons do nothing."""
    return Screen(texts.PREVIEW_REPLACED)


def cancel(topic: Topic) -> Button:
    """Discard the form."""
    return Button(texts.CANCEL, pack(FORM_BUTTON, "cancel", topic))


def drop(topic: Topic) -> Button:
    """Discard a form that holds much: it is asked once before."""
    return Button(texts.CANCEL, pack(FORM_BUTTON, "drop", topic))


def sure_to_drop(topic: Topic, words: FormWords) -> Screen:
    """Ask once before a draft is discarded, and say what is lost."""
    row = (
        Button(texts.YES_DROP, pack(FORM_BUTTON, "cancel", topic)),
        Button(texts.CONTINUE_DRAFT, pack(FORM_BUTTON, "resume", topic)),
    )
    return Screen(words.lost, (row,), is_protected=words.is_confidential)


def last_row(form: Form[Any, Any]) -> Row:
    """The ways out of a question. The first question has no way back."""
    topic = form.topic
    if form.back().step == form.step:
        return (cancel(topic),)
    return (Button(texts.BACK, pack(FORM_BUTTON, "back", topic)), cancel(topic))


def left(topic: Topic, words: FormWords, how: str = "", *extra: Button) -> Screen:
    """Ask whether to continue a form that was left. `how` is the way to begin a new one."""
    new = ("new", topic, how) if how else ("new", topic)
    ways = [
        Button(texts.CONTINUE_DRAFT, pack(FORM_BUTTON, "resume", topic)),
        Button(texts.NEW_DRAFT, pack(FORM_BUTTON, *new)),
    ]
    rows = (*in_rows(ways), (*extra, drop(topic)))
    return Screen(words.left, rows, is_protected=words.is_confidential)


def correction(form: Form[Any, Any], sent: Input) -> Screen:
    """Say what the step accepts. A text may still be meant as a question about an SOP."""
    words = texts.BY_BUTTON
    if form.is_answered_by(Input.TEXT):
        words = texts.BY_TEXT if sent is not Input.TEXT else texts.STILL_OPEN
    elif form.is_answered_by(Input.FILE):
        words = texts.BY_FILE
    return Screen(words) if sent is not Input.TEXT else with_way_to_ask(words)


def not_taken(form: Form[Any, Any]) -> Screen:
    """Say what the step accepts, to who has sent what no step takes: a sticker, a voice message."""
    if form.is_answered_by(Input.TEXT):
        return Screen(texts.NOT_TAKEN_BUT_TEXT)
    is_file = form.is_answered_by(Input.FILE)
    return Screen(texts.NOT_TAKEN_BUT_FILE if is_file else texts.NOT_TAKEN_BUT_BUTTON)


def with_way_to_ask(words: str) -> Screen:
    """Correct a text that may be meant as a question about an SOP, and offer to answer it."""
    return Screen(f"{words} {texts.OR_ASK}", ((as_question(),),))


def as_question(label: str = texts.THIS_IS_A_QUESTION) -> Button:
    """Say that the message to which this one replies was a question about an SOP."""
    return Button(label, pack(FORM_BUTTON, "ask"))
