"""What there is to learn and when the office's files want it learnt: plain values, handed in."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

# The theme of the questions on the SOPs; the other themes are those of the cards.
SOP_THEME = "sop"


@dataclass(frozen=True)
class Schedule:
    """When cards and quizzes come. Weekdays as Python counts them: Monday is 0."""

    days: tuple[int, ...]
    at: time
    theme: str | None = None
    """None: the theme changes with the week."""
    quiz_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class QuestionFacts:
    """What the office must know of a question to choose it and to judge its answer."""

    theme: str
    correct: int
    card_id: str | None = None
    """The card that moves with the answer."""


@dataclass(frozen=True)
class Catalogue:
    """The items by id, in the order of the files. Without cards there is no training."""

    themes: tuple[str, ...] = ()
    """In the order in which the weeks take them."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """The theme of each card."""
    questions: Mapping[str, QuestionFacts] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The card that follows the use of each script."""
    schedule: Schedule | None = None
    """`[training]` of the office's file; None: this office has no training."""
    of_unit: Mapping[str, Schedule] = field(default_factory=dict)
    """`[training.units.ID]`, completed with what `[training]` says."""
    units: tuple[str, ...] = ()
    """The first is the main office: its trainers without a section are the whole office's."""

    def theme_of(self, schedule: Schedule, day: date) -> str | None:
        """The theme of the week in which that day lies. Weeks begin on Monday, in any year."""
        if schedule.theme is not None or not self.themes:
            return schedule.theme
        week = (day.toordinal() - 1) // 7
        return self.themes[week % len(self.themes)]

    def without(self, held: Container[str]) -> "Catalogue":
        """What may be given to members: the items that nobody has held back."""
        if not held:
            return self
        return replace(
            self,
            cards={id: theme for id, theme in self.cards.items() if id not in held},
            questions={id: facts for id, facts in self.questions.items() if id not in held},
        )
