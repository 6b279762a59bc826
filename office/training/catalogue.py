"""What there is to learn, and when, by the content files: plain values, passed in."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

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
