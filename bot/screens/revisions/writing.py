"""What an author sees: the choice of SOP and section, the text, its faults, the preview."""

from collections.abc import Sequence
from datetime import date

from bot.screens import forms
from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram.screen import Screen, in_rows, shortened
from bot.texts.revisions import writing as texts
from knowledge.reading.office.directory import Directory
from knowledge.search.answer import Answer, Band
from knowledge.trial import Tried
from office.forms import Form, Topic
from office.revisions import WritingStep, Written

WritingForm = Form[WritingStep, Written]

# A longer text is sent as a file.
LONGEST_MESSAGE = 3_000
# The rest is chosen by typing its number.
_MOST_SECTIONS = 6


def start(form: WritingForm, conflicts: int) -> Screen:
    """Ask which SOP to write."""
    ways = [
        write(texts.NEW_SOP, WriteButton.NEW_SOP),
        write(texts.MY_DRAFTS, WriteButton.DRAFTS),
    ]
    if conflicts:
        ways.append(write(f"{texts.CONFLICTS} ({conflicts})", WriteButton.CONFLICTS))
    html = texts.RECEIVED if form.answers.file_id else texts.START
    return Screen(html, (*in_rows(ways), forms.last_row(form)))


def sections(form: WritingForm, headings: Sequence[str]) -> Screen:
    """Ask which section of the SOP to write."""
    named = [
        write(shortened(f"{number}. {one}"), WriteButton.SECTION, number)
        for number, one in enumerate(headings[:_MOST_SECTIONS], 1)
    ]
    ways = (
        write(texts.NEW_SECTION, WriteButton.NEW_SECTION),
        write(texts.WHOLE, WriteButton.WHOLE),
    )
    last = (write(texts.HISTORY, WriteButton.HISTORY), forms.cancel(Topic.SOP_TEXT))
    html = texts.sections(form.answers.title, headings)
    return Screen(html, (*in_rows(named), ways, last))


def title(form: WritingForm) -> Screen:
    """Ask for the title of a new SOP or section."""
    asked = texts.TITLE_OF_SECTION if form.answers.path else texts.TITLE_OF_SOP
    return Screen(asked, (forms.last_row(form),))


def owners(form: WritingForm, directory: Directory, kept: Sequence[str]) -> Screen:
    """Ask which section of the office owns the new SOP."""
    named = [
        write(section.short, WriteButton.OWNER, section.id)
        for section in directory.sections.values()
        if section.id in kept
    ]
    return Screen(texts.WHICH_OWNER, (*in_rows(named), forms.last_row(form)))


def text(form: WritingForm, before: str | None) -> Screen:
    """Ask for the text. If it has a short one in force, that is shown to be copied."""
    written = form.answers
    name = texts.name(written.title, written.heading)
    rows = (forms.last_row(form),)
    if before is None:
        return Screen(texts.asked_for(name, texts.SEND_NEW, written.questions), rows)
    if len(before) > LONGEST_MESSAGE:
        return Screen(texts.asked_for(name, texts.SEND_FILE_BACK, written.questions), rows)
    return Screen(texts.prefilled(name, before), rows)


def faults(form: WritingForm) -> Screen:
    """List all that is wrong with the text that was sent."""
    written = form.answers
    shown: list[str] = []
    for one in written.faults[: texts.MOST_FAULTS]:
        if sum(map(len, shown)) + len(one) < LONGEST_MESSAGE:
            shown.append(one)
    name = texts.name(written.title, written.heading)
    html = texts.faults(name, shown, len(written.faults), written.lost)
    as_file = write(texts.AS_FILE, WriteButton.AS_FILE)
    return Screen(html, ((as_file, forms.cancel(Topic.SOP_TEXT)),))


def tried(one: Tried) -> str:
    """A question, the answer it gets now, and the answer it would get."""
    return texts.tried(one.question, _answer(one.before), _answer(one.after))


def _answer(answer: Answer) -> str:
    hit = answer.hits[0] if answer.hits and answer.band is not Band.NONE else None
    name = texts.name(hit.sop.title, hit.section.heading) if hit is not None else ""
    return texts.answer(name, answer.band)


def preview(form: WritingForm, changed: str, post: str, on: date | None) -> Screen:
    """The draft as it would be handed in. `on` is the day on which it would start."""
    written = form.answers
    html = texts.preview(
        texts.name(written.title, written.heading),
        changed,
        written.lost,
        written.tried,
        on,
        must_read=written.must_read,
    )
    reading = texts.MUST_READ if written.must_read else texts.MAY_READ
    return Screen(
        html,
        (
            (write(texts.send_to(post), WriteButton.SEND),),
            (
                write(texts.DATE, WriteButton.DATE),
                write(reading, WriteButton.MUST_READ, int(not written.must_read)),
            ),
            (write(texts.AS_FILE, WriteButton.AS_FILE), forms.cancel(Topic.SOP_TEXT)),
        ),
    )


def day(form: WritingForm) -> Screen:
    """Ask from which day the text is in force."""
    at_once = write(texts.AS_SOON_AS_APPROVED, WriteButton.NO_DATE)
    return Screen(texts.WHICH_DAY, ((at_once,), forms.last_row(form)))
