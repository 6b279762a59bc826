"""What an author sees: the choice of SOP and section, the text, its faults, the preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens import forms
from bot.screens.revisions import elsewhere, quoted, samples
from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram import Row, Screen, in_rows, shortened
from bot.texts import forms as form_texts
from bot.texts.revisions import elsewhere as elsewhere_texts
from bot.texts.revisions import samples as sample_texts
from bot.texts.revisions import sections as section_texts
from bot.texts.revisions import writing as texts
from knowledge.reading.office.directory import Directory
from knowledge.reading.revising import content_files
from knowledge.search.answer import Answer, Band
from knowledge.trial import Tried
from office.forms import Form
from office.revisions import SOP_TEXT, DraftStanding, DraftWaiting, WritingStep, Written
from office.revisions.drafting import CaseQuote, StalePlace, Waiting

WritingForm = Form[WritingStep, Written]

# A longer text is sent as a file.
LONGEST_MESSAGE = 3_000
# A question of the training in a list, and a button with a heading.
_LONGEST_ENTRY, _LONGEST_LABEL = 80, 34
# The rest is chosen by typing its number.
_MOST_SECTIONS = 6


def version_of(written: Written) -> str:
    """Return what the buttons of a preview carry of the draft above them."""
    day = written.effective_from.isoformat() if written.effective_from else ""
    said = (written.path, written.heading, written.text, written.samples)
    return forms.version(*said, day, int(written.must_read))


def place_of(written: Written) -> str:
    """Return what a button carries of the place for which a text is meant."""
    return forms.version(written.path, written.heading)


def doubt(written: Written, lost: int, count: int) -> Screen:
    """Ask whether a message is meant as the text. The message itself is quoted."""
    ways = (
        write(texts.IS_TEXT, WriteButton.AS_TEXT, place_of(written)),
        forms.as_question(texts.IS_QUESTION),
    )
    last = [write(form_texts.CANCEL, WriteButton.LEAVE_TEXT)]
    if written.probes:
        last.insert(0, write(sample_texts.SAMPLES, WriteButton.AS_SAMPLES, place_of(written)))
    return Screen(texts.doubt(texts.lines_lost(lost, count)), (ways, tuple(last)))


def other_kinds(form: WritingForm, kinds: Sequence[str]) -> Screen:
    """Ask which kind of content to write that is no SOP."""
    ways = [
        write(label, WriteButton.OTHER, number)
        for number, (kind, label) in enumerate(texts.OTHER_KINDS.items())
        if kind in kinds
    ]
    return Screen(texts.WHICH_KIND, (*in_rows(ways), forms.last_row(form)))


def other_files(form: WritingForm, kind: int, titles: Sequence[str], *, is_only: bool) -> Screen:
    """Ask which file of that kind to write. Behind the only kind there is no other to choose."""
    ways = [
        write(shortened(title), WriteButton.OTHER, kind, number)
        for number, title in enumerate(titles)
    ]
    back = () if is_only else (write(form_texts.BACK, WriteButton.OTHER),)
    return Screen(texts.WHICH_FILE, (*in_rows(ways), (*back, *forms.last_row(form))))


def start(form: WritingForm, conflicts: int, *, has_others: bool = False) -> Screen:
    """Ask which SOP to write. What is no SOP is behind a button, for those who keep it."""
    ways = [
        write(texts.NEW_SOP, WriteButton.NEW_SOP),
        write(texts.MY_DRAFTS, WriteButton.DRAFTS),
    ]
    if has_others:
        ways.append(write(texts.OTHER, WriteButton.OTHER))
    if conflicts:
        ways.append(write(f"{texts.CONFLICTS} ({conflicts})", WriteButton.CONFLICTS))
    html = texts.RECEIVED if form.answers.file_id else texts.START
    return Screen(html, (*in_rows(ways), forms.last_row(form)))


def sections(form: WritingForm, headings: Sequence[str], waiting: Sequence[Waiting]) -> Screen:
    """Ask which section of the SOP to write, and say which of them wait for a reviewer."""
    named = [
        write(shortened(f"{number}. {heading}"), WriteButton.SECTION, number)
        for number, heading in enumerate(headings[:_MOST_SECTIONS], 1)
    ]
    ways = (
        write(texts.NEW_SECTION, WriteButton.NEW_SECTION),
        write(texts.WHOLE, WriteButton.WHOLE),
    )
    switch = write(texts.DO_NOT_USE, WriteButton.SWITCH)
    asked = write(sample_texts.SAMPLES, WriteButton.SAMPLES)
    last = (
        write(texts.HISTORY, WriteButton.HISTORY),
        write(texts.WITHDRAW_SOP, WriteButton.WITHDRAW_SOP),
        forms.cancel(SOP_TEXT.topic),
    )
    lines = [section_texts.waiting_line(one.locked, one.draft.code, one.author) for one in waiting]
    html = texts.sections(form.answers.title, headings, section_texts.waiting(lines))
    return Screen(html, (*in_rows(named), ways, (asked, switch), last))


def entries(form: WritingForm, lines: Sequence[str], waiting: Sequence[Waiting]) -> Screen:
    """Ask which question or card of the training to write."""
    most = min(_LONGEST_ENTRY, LONGEST_MESSAGE // max(1, len(lines)))
    said = [shortened(f"{number}. {line}", most) for number, line in enumerate(lines, 1)]
    told = [section_texts.waiting_line(one.locked, one.draft.code, one.author) for one in waiting]
    ways = (
        write(texts.WHOLE_FILE, WriteButton.WHOLE),
        write(texts.HISTORY, WriteButton.HISTORY),
    )
    html = texts.entries(form.answers.title, said, section_texts.waiting(told))
    return Screen(html, (ways, forms.last_row(form)))


def replaces_all(written: Written, meant: str, number: int) -> Screen:
    """Ask whether a message that replaces a whole section is meant for it. It is quoted."""
    place = place_of(written)
    stay = write(shortened(texts.stay(written.heading), _LONGEST_LABEL), WriteButton.AS_TEXT, place)
    leave = write(form_texts.CANCEL, WriteButton.LEAVE_TEXT)
    rows: tuple[Row, ...] = ((stay,), (leave,))
    if number:
        label = shortened(texts.section(meant), _LONGEST_LABEL)
        rows = ((write(label, WriteButton.AS_OTHER, place, number),), *rows)
    return Screen(texts.replaces_all(written.heading, meant), rows)


def off(form: WritingForm, *, is_withdrawn: bool) -> Screen:
    """Say that the SOP is not in use, and offer to use it."""
    use = write(texts.USE, WriteButton.SWITCH)
    last = (write(texts.HISTORY, WriteButton.HISTORY), forms.cancel(SOP_TEXT.topic))
    said = texts.is_withdrawn if is_withdrawn else texts.is_off
    return Screen(said(form.answers.title), ((use,), last))


def reason(form: WritingForm) -> Screen:
    """Ask why the SOP is withdrawn."""
    back = write(form_texts.BACK, WriteButton.OUT)
    return Screen(texts.why_withdrawn(form.answers.title), ((back, forms.cancel(SOP_TEXT.topic)),))


def instead() -> Screen:
    """Ask what to do in place of a withdrawn SOP."""
    back = write(form_texts.BACK, WriteButton.WITHDRAW_SOP)
    return Screen(texts.WHAT_INSTEAD, ((back, forms.cancel(SOP_TEXT.topic)),))


def title(form: WritingForm) -> Screen:
    """Ask for the title of a new SOP or section."""
    written, last = form.answers, forms.last_row(form)
    asked = texts.TITLE_OF_SECTION if written.is_new_heading else texts.TITLE_OF_SOP
    if not written.file_title:
        return Screen(asked, (last,))
    if len(written.file_title) > texts.LONGEST_TITLE:
        return Screen(texts.long_title(written.file_title), (last,))
    use = write(texts.USE_TITLE, WriteButton.USE_TITLE)
    return Screen(texts.title_of_file(written.file_title), ((use,), last))


def owners(form: WritingForm, directory: Directory, kept: Sequence[str]) -> Screen:
    """Ask which section of the office owns the new SOP."""
    named = [
        write(section.short, WriteButton.OWNER, section.id)
        for section in directory.sections.values()
        if section.id in kept
    ]
    return Screen(texts.WHICH_OWNER, (*in_rows(named), forms.last_row(form)))


def goes_as_file(written: Written, before: str) -> bool:
    """Whether the text in force is sent as a file: it is long, or lines and marks must stay."""
    is_sop = written.path.startswith("sop/")
    return len(before) > LONGEST_MESSAGE or not (is_sop or written.heading)


def text(form: WritingForm, before: str | None) -> Screen:
    """Ask for the text. If it has a short one in force, that is shown to be copied."""
    written = form.answers
    name = texts.name(written.title, written.heading)
    rows = (forms.last_row(form),)
    if before is None:
        return Screen(texts.asked_for(name, texts.SEND_NEW, written.questions), rows)
    if goes_as_file(written, before):
        is_sop = content_files.is_sop(written.path)
        words = texts.SEND_FILE_BACK if is_sop else texts.SEND_SAME_FILE_BACK
        return Screen(texts.asked_for(name, words, written.questions), rows)
    is_entry = content_files.has_entries(written.path)
    hint = texts.SEND_ENTRY_BACK if is_entry else texts.SEND_BACK
    return Screen(texts.prefilled(name, before, hint), rows)


def without_frame(written: Written, said: str) -> str:
    """Return a text without what stands around it in the message that asks for it."""
    return texts.without_frame(texts.name(written.title, written.heading), said)


def faults(form: WritingForm) -> Screen:
    """List all that is wrong with the text that was sent."""
    written = form.answers
    shown: list[str] = []
    for fault in written.faults[: texts.MOST_FAULTS]:
        if sum(map(len, shown)) + len(fault) < LONGEST_MESSAGE:
            shown.append(fault)
    name = texts.name(written.title, written.heading)
    notes = _notes(written)
    html = texts.faults(name, shown, len(written.faults), notes)
    as_file = write(texts.AS_FILE, WriteButton.AS_FILE)
    return Screen(html, ((as_file, forms.drop(SOP_TEXT.topic)),))


def _notes(written: Written) -> list[str]:
    """Say what of the document, and of the text before, is not in the text."""
    lost = texts.lines_lost(written.lines_lost, written.lines_before)
    return [*written.lost, *([lost] if lost else [])]


def tried(one: Tried) -> str:
    """A question, the answer it gets now, and the answer it would get."""
    return texts.tried(one.question, _answer(one.before), _answer(one.after))


def _answer(answer: Answer) -> str:
    hit = answer.hits[0] if answer.hits and answer.band is not Band.NONE else None
    name = texts.name(hit.sop.title, hit.section.heading) if hit is not None else ""
    return texts.answer(name, answer.band)


@dataclass(frozen=True)
class Seen:
    """What a preview shows of a draft beside its answers."""

    # What it changes, in HTML.
    changed: str
    # Who would review it.
    post: str
    # The day on which it would start. None: at once.
    on: date | None
    # Where else the figures stand that it replaces.
    stale: Sequence[StalePlace]
    # How it stands to what is in force now.
    standing: DraftStanding
    # What waits of the same sections.
    held_up: DraftWaiting | None
    # Which cases quote what it changes, or which lines it confirms.
    quoted: Sequence[CaseQuote] = ()


def _beside(seen: Seen) -> list[str]:
    """Say what others have changed meanwhile, and what waits of the same sections."""
    if seen.standing.text is None:
        return [section_texts.stale()]
    told = section_texts.meanwhile(seen.standing.meanwhile)
    waits = section_texts.held_up(seen.held_up) if seen.held_up is not None else ""
    return [one for one in (told, waits) if one]


def _told(written: Written, seen: Seen) -> tuple[str, ...]:
    return seen.changed, elsewhere.html(seen.stale), quoted.html(written.path, seen.quoted)


def preview(form: WritingForm, seen: Seen) -> Screen:
    """The draft as it would be handed in."""
    written, stale = form.answers, seen.stale
    html = texts.preview(
        texts.name(written.title, written.heading),
        "\n\n".join(filter(None, _told(written, seen))),
        [*_notes(written), *_beside(seen)],
        samples.on_preview(written),
        written.tried,
        seen.on,
        must_read=written.must_read,
    )
    if written.wanted:
        html = f"{section_texts.wanted(written.wanted)}\n{html}"
    reading = texts.MUST_READ if written.must_read else texts.MAY_READ
    version = version_of(written)
    is_here = any(place.path == written.path for place in stale)
    here = (write(elsewhere_texts.HERE, WriteButton.SAME_FIGURES, version),) if is_here else ()
    to_find = (write(sample_texts.TO_FIND, WriteButton.SAMPLES),) if written.probes else ()
    return Screen(
        html,
        (
            (write(texts.send_to(seen.post), WriteButton.SEND, version),),
            *((here,) if here else ()),
            *((to_find,) if to_find else ()),
            (
                write(texts.DATE, WriteButton.DATE, version),
                write(reading, WriteButton.MUST_READ, version, int(not written.must_read)),
            ),
            (write(texts.AS_FILE, WriteButton.AS_FILE), forms.drop(SOP_TEXT.topic)),
        ),
    )


def day(form: WritingForm) -> Screen:
    """Ask from which day the text is in force."""
    at_once = write(texts.AS_SOON_AS_APPROVED, WriteButton.NO_DATE, version_of(form.answers))
    back, _ = forms.last_row(form)
    return Screen(texts.WHICH_DAY, ((at_once,), (back, forms.drop(SOP_TEXT.topic))))
