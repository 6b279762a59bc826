"""Lines of SOPs that the lists of documents quote: what a draft does to them."""

from collections.abc import Sequence

from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram import Screen
from bot.texts.revisions import quoted as texts
from knowledge.reading.cases.rules import digest_of
from knowledge.reading.revising import content_files
from knowledge.shelf import Shelf
from office.revisions import Revision
from office.revisions.drafting import CaseQuote
from office.shelf import UnreadCase


def html(path: str, found: Sequence[CaseQuote]) -> str:
    """Say which cases quote what a draft changes, or which lines it confirms."""
    if content_files.is_case(path):
        return texts.confirmed([_line(it) for it in found])
    cases: dict[str, list[str]] = {}
    for it in found:
        line = _line(it)
        lines = cases.setdefault(it.case, [])
        lines += [line] if line not in lines else []
    return texts.changed(cases)


def to_confirm(shelf: Shelf, case: UnreadCase) -> Screen:
    """The lines that a list of documents quotes and an SOP says otherwise by now."""
    library = shelf.content.as_written().library
    changed: list[str] = []
    gone: list[str] = []
    for line in shelf.unread[case.id]:
        is_gone = digest_of(line, library) is None
        sop = shelf.library.get(line.sop_id)
        place = f"{sop.title if sop is not None else line.sop_id} — {line.heading}"
        found = gone if is_gone else changed
        told = texts.line(place, line.begins, is_gone=False)
        found += [told] if told not in found else []
    row = (write(texts.READ, WriteButton.LINES_READ, case.id, case.mark),) if changed else ()
    title = shelf.content.cases[case.id].title
    return Screen(texts.to_confirm(title, changed, gone), (row,) if row else ())


def read(confirmation: Revision) -> Screen:
    """Say that the lines are confirmed. A tap takes it back."""
    undo = write(texts.UNDO, WriteButton.LINES_UNREAD, confirmation.id)
    return Screen(texts.done(confirmation.title), ((undo,),))


def unread(confirmation: Revision) -> Screen:
    """Say that a confirmation was taken back."""
    return Screen(texts.undone(confirmation.title))


def _line(quoted: CaseQuote) -> str:
    return texts.line(quoted.heading, quoted.begins, is_gone=quoted.is_gone)
