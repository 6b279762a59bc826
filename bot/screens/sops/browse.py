"""Browsing the shelf: owner sections, their subjects, and the contents of one SOP."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final, Self, TypeVar

from bot.content.source import ScreenSource
from bot.screens.anomalies.actions import REPORT_ABOUT_BUTTON
from bot.screens.questions import CONTENTS_BUTTON, OPEN_BUTTON, warnings
from bot.telegram import Action, Button, Row, Screen, fitted, in_rows, pack
from bot.telegram.screen import LETTERS, shortened
from bot.texts import questions as answer_texts
from bot.texts import sops as texts
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.library import Library, Section, Sop
from knowledge.shelf import address

BROWSE_BUTTON: Final = Action("b")
FILE_BUTTON: Final = Action("k")
SCRIPT_BUTTON: Final = Action("s")

T = TypeVar("T")

A_PAGE = 6


@dataclass(frozen=True)
class Browser:
    """Draws the shelf. `has_script` says for which SOPs there are words for the applicant."""

    library: Library
    directory: Directory
    today: date
    has_script: Callable[[str], bool] = lambda _sop_id: False

    @classmethod
    def of(cls, source: ScreenSource) -> Self:
        """Draw the shelf in use as it is today."""
        shelf, today = source.shelf, source.services.people.today()
        return cls(shelf.library, shelf.directory, today, shelf.has_script)

    def contents(self, sop: Sop, question_id: int, page: int = 0) -> Screen:
        """The sections of an SOP, six buttons at a time, and what else can be done with it."""
        numbered = _on_page(sop.sections, page)
        listed = "\n".join(f"{number}. {escape(section.heading)}" for number, section in numbered)
        buttons = [
            Button(
                _label(number, section.heading), pack(OPEN_BUTTON, address(section), question_id)
            )
            for number, section in numbered
        ]
        found = warnings(sop, self.library, self.today)
        head = self.directory.sections[sop.section].head
        parts = [
            f"<b>{escape(sop.title)}</b>",
            answer_texts.warning(found, head) if found else "",
            f"{texts.CONTENTS}\n{listed}",
        ]
        html = "\n".join(part for part in parts if part)
        first = address(sop.sections[0])
        turns = _turns(
            len(sop.sections), page, lambda to: pack(CONTENTS_BUTTON, first, question_id, to)
        )
        rows = (*in_rows(buttons), *turns, *self._ways(sop))
        return Screen(html, rows)

    def owners(self, above: str = "") -> Screen:
        """The sections of the office that own SOPs, below a sentence if there is one."""
        shelf = self.library.by_section()
        buttons = [
            Button(
                f"{self.directory.sections[owner].short} ({_count(subjects)})",
                pack(BROWSE_BUTTON, owner),
            )
            for owner, subjects in shelf.items()
        ]
        return Screen(f"{above}{texts.BROWSE}", in_rows(buttons))

    def subjects(self, owner: str) -> Screen:
        subjects = self.library.by_section().get(owner, {})
        buttons = [
            Button(f"{subject} ({len(sops)})", pack(BROWSE_BUTTON, owner, number))
            for number, (subject, sops) in enumerate(subjects.items())
        ]
        return Screen(
            texts.subjects(self.directory.sections[owner].short),
            (*fitted(buttons), (Button(texts.BACK, pack(BROWSE_BUTTON)),)),
        )

    def titles(self, owner: str, subject_number: int, page: int = 0) -> Screen:
        """The SOPs of one subject, six buttons at a time."""
        subjects = list(self.library.by_section().get(owner, {}).items())
        if subject_number >= len(subjects):
            return self.subjects(owner)
        subject, sops = subjects[subject_number]
        numbered = _on_page(sops, page)
        listed = "\n".join(f"{number}. {escape(sop.title)}" for number, sop in numbered)
        buttons = [
            Button(_label(number, sop.title), pack(OPEN_BUTTON, sop.id, 0))
            for number, sop in numbered
        ]
        turns = _turns(len(sops), page, lambda to: pack(BROWSE_BUTTON, owner, subject_number, to))
        back = Button(texts.BACK, pack(BROWSE_BUTTON, owner))
        return Screen(f"<b>{escape(subject)}</b>\n{listed}", (*in_rows(buttons), *turns, (back,)))

    def _ways(self, sop: Sop) -> tuple[Row, ...]:
        first: Section = sop.sections[0]
        as_file = Button(texts.AS_FILE, pack(FILE_BUTTON, address(first)))
        report = Button(texts.REPORT, pack(REPORT_ABOUT_BUTTON, address(first)))
        back = Button(texts.BACK, pack(BROWSE_BUTTON, sop.section, *self._shelf_of(sop)))
        if not self.has_script(sop.id):
            return ((as_file, report), (back,))
        script = Button(texts.SCRIPT, pack(SCRIPT_BUTTON, "o", address(first)))
        return ((script, report), (as_file, back))

    def _shelf_of(self, sop: Sop) -> tuple[int, int]:
        """Return the number of its subject, and the page of titles on which it stands."""
        subjects = self.library.by_section()[sop.section]
        beside = [other.id for other in subjects[sop.subject]]
        return list(subjects).index(sop.subject), beside.index(sop.id) // A_PAGE


def _label(number: int, name: str) -> str:
    """Return as much of a name as a row of its own shows. The whole stands in the list above."""
    return shortened(f"{number}. {name}", LETTERS[1])


def _on_page(listed: Sequence[T], page: int) -> list[tuple[int, T]]:
    """Return what stands on a page, each with its number in the whole list."""
    return list(enumerate(listed, 1))[page * A_PAGE :][:A_PAGE]


def _turns(count: int, page: int, data: Callable[[int], str]) -> tuple[Row, ...]:
    """A row of buttons for the pages before and after, if there are any."""
    turns = []
    if page:
        turns.append(Button(texts.PREVIOUS, data(page - 1)))
    if (page + 1) * A_PAGE < count:
        turns.append(Button(texts.NEXT, data(page + 1)))
    return (tuple(turns),) if turns else ()


def _count(subjects: dict[str, list[Sop]]) -> int:
    return sum(len(sops) for sops in subjects.values())
