"""The shelf as it is browsed: who owns what, by subject, and the contents of one SOP."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape

from bot.screens.questions import warnings
from bot.telegram.callback_data import Action, pack
from bot.telegram.screen import MOST_ROWS, Button, Row, Screen, fitted, in_rows
from bot.texts import questions as answer_texts
from bot.texts import sops as texts
from knowledge.reading.directory import Directory
from knowledge.reading.library import Library, Section, Sop
from knowledge.shelf import address

MOST_CONTENTS = 6
_NUMBERS_A_ROW = 5


@dataclass(frozen=True)
class Browser:
    """Draws the shelf; `has_script` tells of which SOPs there are words for the applicant."""

    library: Library
    directory: Directory
    today: date
    has_script: Callable[[str], bool] = lambda _sop_id: False

    def contents(self, sop: Sop, question_id: int, page: int = 0) -> Screen:
        """The sections of an SOP, six buttons at a time, and what else can be done with it."""
        start = page * MOST_CONTENTS
        numbered = list(enumerate(sop.sections, 1))[start:][:MOST_CONTENTS]
        listed = "\n".join(f"{number}. {escape(one.heading)}" for number, one in numbered)
        buttons = [
            Button(f"{number}. {one.heading}", pack(Action.OPEN, address(one), question_id))
            for number, one in numbered
        ]
        found = warnings(sop, self.library, self.today)
        head = self.directory.sections[sop.section].head
        parts = [
            f"<b>{escape(sop.title)}</b>",
            answer_texts.warning(found, head) if found else "",
            f"{texts.CONTENTS}\n{listed}",
        ]
        html = "\n".join(part for part in parts if part)
        rows = (*in_rows(buttons), *self._pages(sop, question_id, page), *self._ways(sop))
        return Screen(html, rows)

    def owners(self, above: str = "") -> Screen:
        """The sections of the office that own SOPs, under a sentence if there is one."""
        shelf = self.library.by_section()
        buttons = [
            Button(
                f"{self.directory.sections[owner].short} ({_count(subjects)})",
                pack(Action.BROWSE, owner),
            )
            for owner, subjects in shelf.items()
        ]
        return Screen(f"{above}{texts.BROWSE}", in_rows(buttons))

    def subjects(self, owner: str) -> Screen:
        """The subjects of one owner section."""
        subjects = self.library.by_section().get(owner, {})
        buttons = [
            Button(f"{subject} ({len(sops)})", pack(Action.BROWSE, owner, number))
            for number, (subject, sops) in enumerate(subjects.items())
        ]
        return Screen(
            f"<b>SOP {escape(self.directory.sections[owner].short)}</b>\n{texts.SUBJECTS}",
            (*fitted(buttons), (Button(texts.BACK, pack(Action.BROWSE)),)),
        )

    def titles(self, owner: str, subject_number: int) -> Screen:
        """The SOPs of one subject."""
        subjects = list(self.library.by_section().get(owner, {}).items())
        if subject_number >= len(subjects):
            return self.subjects(owner)
        subject, sops = subjects[subject_number]
        listed = "\n".join(f"{n}. {escape(sop.title)}" for n, sop in enumerate(sops, 1))
        buttons = [
            Button(f"{n}. {sop.title}", pack(Action.CONTENTS, address(sop.sections[0]), 0))
            for n, sop in enumerate(sops, 1)
        ]
        rows = fitted(buttons)
        if len(rows) >= MOST_ROWS:  # the titles stand above: their numbers are enough
            numbers = [Button(str(n), one.data) for n, one in enumerate(buttons, 1)]
            rows = in_rows(numbers, _NUMBERS_A_ROW)
        return Screen(
            f"<b>{escape(subject)}</b>\n{listed}",
            (*rows, (Button(texts.BACK, pack(Action.BROWSE, owner)),)),
        )

    def _ways(self, sop: Sop) -> tuple[Row, ...]:
        first: Section = sop.sections[0]
        as_file = Button(texts.AS_FILE, pack(Action.FILE, address(first)))
        report = Button(texts.REPORT, pack(Action.REPORT_ABOUT, address(first)))
        back = Button(texts.BACK, pack(Action.BROWSE, sop.section, self._shelf_of(sop)))
        if not self.has_script(sop.id):
            return ((as_file, report), (back,))
        script = Button(texts.SCRIPT, pack(Action.SCRIPT, "o", address(first)))
        return ((script, report), (as_file, back))

    def _shelf_of(self, sop: Sop) -> int:
        return list(self.library.by_section()[sop.section]).index(sop.subject)

    def _pages(self, sop: Sop, question_id: int, page: int) -> tuple[Row, ...]:
        """The way to the other pages of a long SOP."""
        first = address(sop.sections[0])
        turns = []
        if page:
            back = pack(Action.CONTENTS, first, question_id, page - 1)
            turns.append(Button(texts.PREVIOUS, back))
        if (page + 1) * MOST_CONTENTS < len(sop.sections):
            turns.append(Button(texts.NEXT, pack(Action.CONTENTS, first, question_id, page + 1)))
        return (tuple(turns),) if turns else ()


def _count(subjects: dict[str, list[Sop]]) -> int:
    return sum(len(sops) for sops in subjects.values())
