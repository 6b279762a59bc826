"""For whom answers are drawn: one library, a reader of one unit, on one day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from bot.content.source import ScreenSource
from bot.screens.abilities.actions import opens
from bot.screens.abilities.case_row import case_row
from bot.screens.questions import provenance
from bot.screens.questions.actions import CONTENTS_BUTTON, OPEN_BUTTON, RATE_BUTTON, SOURCES_BUTTON
from bot.screens.questions.carried import Carried
from bot.screens.questions.provenance import CitedLine
from bot.telegram.callback_data import pack
from bot.telegram.screen import BUTTONS_A_ROW, Button, Row, shortened
from bot.texts import questions as texts
from knowledge.reading.abilities.case_buttons import CaseButtons
from knowledge.reading.fronts import Fronts
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.library import Library, Section, Sop
from knowledge.reading.sops.recipients import Recipients
from knowledge.shelf import address


@dataclass(frozen=True)
class Reader:
    """What the screens of answers share."""

    library: Library
    directory: Directory
    recipients: Recipients
    today: date
    unit: str | None = None
    fronts: Fronts = field(default_factory=lambda: Fronts(Library({})))
    case_buttons: CaseButtons = field(default_factory=CaseButtons)

    @classmethod
    def of(cls, source: ScreenSource, unit: str | None) -> Self:
        """Draw the shelf in use, for a reader of that unit today."""
        shelf, today = source.shelf, source.services.people.today()
        return cls(
            shelf.library,
            shelf.directory,
            shelf.recipients,
            today,
            unit,
            shelf.fronts,
            shelf.content.case_buttons,
        )

    def body(self, section: Section) -> str:
        """Return the text of a section with whom to tell filled in."""
        return self.recipients.filled(section.body, self.unit)

    def lines(self, sop: Sop, section: Section, places: Iterable[int]) -> list[CitedLine]:
        """Return some lines of a section as they are read."""
        return provenance.lines(sop, section, self.body(section), places)

    def head(self, sop: Sop) -> str:
        """Return the head of the section that owns an SOP."""
        return self.directory.sections[sop.section].head

    def owner(self, sop: Sop) -> str:
        """Return the section that owns an SOP."""
        return self.directory.sections[sop.section].short

    def case(self, section: Section, question_id: int) -> Row:
        """Return what belongs to the case below a section: at most two short labels."""
        return case_row(self.case_buttons, section, question_id)

    def way(self, sop: Sop, other: Sop, section: Section, question_id: int) -> Button:
        """A button from an SOP to a section, named with its own SOP where that tells it apart."""
        if other.is_ability:
            return opens(section.heading, address(section), question_id)
        is_plain = other.id == sop.id or section.heading not in self.library.shared_headings
        label = section.heading if is_plain else f"{other.title}: {section.heading}"
        return Button(shortened(label), pack(OPEN_BUTTON, address(section), question_id))


def back(place: str, carried: Carried) -> Button:
    """The way back to the answer."""
    return carried.button(texts.BACK, OPEN_BUTTON, place)


def contents(section: Section, carried: Carried) -> Button:
    """The button to all headings of the SOP."""
    return Button(texts.ALL_SECTIONS, pack(CONTENTS_BUTTON, address(section), carried.question_id))


def last_row(place: str, carried: Carried, *, is_rated: bool = False) -> Row:
    """Where it comes from, and the rating: of an answer, not of what was browsed."""
    row = (carried.button(texts.SOURCES, SOURCES_BUTTON, place),)
    if not carried.question_id or is_rated:
        return row
    return (
        *row,
        carried.button(texts.HELPFUL, RATE_BUTTON, place, 1),
        carried.button(texts.NOT_HELPFUL, RATE_BUTTON, place, 0),
    )


def two_rows(
    of_case: Sequence[Button], fixed: Sequence[Button], ways: Sequence[Button]
) -> tuple[Row, Row]:
    """Lay out what belongs to the case, the fixed buttons, and ways on as far as there is room.

    Two labels stand side by side: of three, none would be long enough to mean anything.
    """
    if len(of_case) >= BUTTONS_A_ROW:
        return tuple(of_case), (*fixed, *ways)[:BUTTONS_A_ROW]
    further = [*of_case, *fixed, *ways]
    first, second = further[:BUTTONS_A_ROW], further[BUTTONS_A_ROW:]
    return tuple(first), tuple(second[:BUTTONS_A_ROW])
