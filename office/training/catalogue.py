"""What there is to learn, and when, by the content files: plain values."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.reading.content import Content
    from knowledge.reading.training.timetable import TrainingHours
    from office.shelf.office_shelf import OfficeShelf

# The theme of the questions on SOPs. The other themes are those of the cards.
SOP_THEME = "sop"


@dataclass(frozen=True)
class Schedule:
    """When cards and quizzes come. Weekdays count as in Python: Monday is 0."""

    days: tuple[int, ...]
    at: time
    theme: str | None = None
    """None: the theme changes every week."""
    quiz_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class QuestionFacts:
    """What the office must know of a question to choose it and to judge an answer."""

    theme: str
    correct: int
    card_id: str | None = None
    """The card that the answer moves, too."""


@dataclass(frozen=True)
class Catalogue:
    """The items by id, in the order of the files. Without cards there is no training."""

    themes: tuple[str, ...] = ()
    """In the order in which the weeks use them."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """The theme of each card."""
    questions: Mapping[str, QuestionFacts] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The card that follows the use of each script."""
    schedule: Schedule | None = None
    """`[training]` of the office's file; None: this office has no training."""
    of_unit: Mapping[str, Schedule] = field(default_factory=dict)
    """`[training.units.ID]`, with what `[training]` says for the rest."""
    units: tuple[str, ...] = ()
    """The first is the main office: a trainer there without a section is for the whole office."""

    def theme_of(self, schedule: Schedule, day: date) -> str | None:
        """Return the theme of the week that holds that day. Weeks begin on Monday, in any year."""
        if schedule.theme is not None or not self.themes:
            return schedule.theme
        week = (day.toordinal() - 1) // 7
        return self.themes[week % len(self.themes)]

    def without(self, held: Container[str]) -> "Catalogue":
        """Return what may be given to members: without the items that are held back."""
        if not held:
            return self
        return replace(
            self,
            cards={id: theme for id, theme in self.cards.items() if id not in held},
            questions={id: facts for id, facts in self.questions.items() if id not in held},
        )


class ShelfCatalogue:
    """The catalogue of the shelf in use. It is built again when the content is exchanged."""

    def __init__(self, shelf: "Callable[[], OfficeShelf]") -> None:
        self._shelf = shelf
        self._known: tuple[Content, Catalogue] | None = None

    def __call__(self) -> Catalogue:
        content = self._shelf().held.content
        if self._known is None or self._known[0] is not content:
            self._known = (content, _catalogue(content))
        return self._known[1]


def _catalogue(content: "Content") -> Catalogue:
    from knowledge.reading.training.content import THEMES

    training, hours = content.training, content.timetable
    return Catalogue(
        themes=tuple(THEMES),
        cards={card.id: card.theme for card in training.cards.values()},
        questions={
            question.id: QuestionFacts(question.theme, question.correct, question.card_id)
            for question in training.questions.values()
        },
        scripts={script.id: script.card_id for script in training.scripts.values()},
        schedule=_schedule(hours.office) if hours is not None else None,
        of_unit={unit: _schedule(own) for unit, own in hours.of_unit.items()} if hours else {},
        units=tuple(content.directory.units),
    )


def _schedule(hours: "TrainingHours") -> Schedule:
    return Schedule(hours.days, hours.at, hours.theme, hours.quiz_days)
