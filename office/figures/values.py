"""The figures as values: a class for each part of the picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from office.assistance import HelpFigures
from office.calendar import Period
from office.figures.outcomes.shared import SharedMonth
from office.figures.outcomes.values import OutcomeFigures
from office.training import Tallies
from office.verifications import Figure as Issuer


@dataclass(frozen=True)
class QuestionFigures:
    """The questions of a period."""

    asked: int = 0
    # One answer was shown at once, for sure: a passage, or what a head had answered to the same
    # question.
    at_once: int = 0
    # No SOP answered.
    gaps: int = 0
    helpful: int = 0
    unhelpful: int = 0
    # The gaps to which a head's answer was shown: they are among both.
    answered_gaps: int = 0
    # One passage was shown as "Mungkin ini": the asker judges whether it is the answer.
    maybe: int = 0

    def __add__(self, other: "QuestionFigures") -> "QuestionFigures":
        return QuestionFigures(
            self.asked + other.asked,
            self.at_once + other.at_once,
            self.gaps + other.gaps,
            self.helpful + other.helpful,
            self.unhelpful + other.unhelpful,
            self.answered_gaps + other.answered_gaps,
            self.maybe + other.maybe,
        )

    @property
    def others(self) -> int:
        """Return the number of questions for which a choice was offered."""
        return self.asked - self.at_once - self.maybe - self.unanswered

    @property
    def unanswered(self) -> int:
        """Return the number of questions for which nobody had an answer yet."""
        return self.gaps - self.answered_gaps


@dataclass(frozen=True)
class ShownLines:
    """The lines of the sections that were asked for, each as often as its section was shown."""

    # Those with a source that was seen, or confirmed by the office.
    settled: int = 0
    shown: int = 0


@dataclass(frozen=True)
class Gap:
    """A question that no SOP answered, in the words of the last person who asked it."""

    text: str
    times: int
    people: int


@dataclass(frozen=True)
class OpenReports:
    """The reports of a section that are open at the end of a period, by age."""

    ages: tuple[int, ...]
    """How many there are of each of `reports.AGES`, the youngest first."""

    @property
    def total(self) -> int:
        return sum(self.ages)


@dataclass(frozen=True)
class ReportFigures:
    """The reports of a period."""

    filed: int = 0
    # A head closed it.
    resolved: int = 0
    open: Mapping[str, OpenReports] = field(default_factory=dict)
    """By section, without sections that have no open reports."""
    tiers: Mapping[str, int] = field(default_factory=dict)
    """How many of the filed reports have reached which role, the lowest first. A role that a policy
    tells twice is one tier: what people call a tier is who has it, not how often they were told."""

    # Its reporter took it back. Nobody has worked on it to an end.
    withdrawn: int = 0

    @property
    def open_total(self) -> int:
        return sum(count.total for count in self.open.values())


@dataclass(frozen=True)
class PromiseFigures:
    """How promises ended, without those that were replaced or taken away."""

    kept: int = 0
    broken: int = 0
    running: int = 0

    def __add__(self, other: "PromiseFigures") -> "PromiseFigures":
        return PromiseFigures(
            self.kept + other.kept, self.broken + other.broken, self.running + other.running
        )

    @property
    def ended(self) -> int:
        return self.kept + self.broken


@dataclass(frozen=True)
class ReadingFigures:
    """Announcements that ask for "Sudah baca"."""

    announcements: int = 0
    recipients: int = 0
    read: int = 0


@dataclass(frozen=True)
class TrainingFigures:
    """Cards and questions that reached people."""

    members: int
    total: Tallies


@dataclass(frozen=True)
class Waits:
    """How many waited, and the wait in the middle in minutes; None of none."""

    count: int = 0
    minutes: int | None = None


@dataclass(frozen=True)
class SampleVerdicts:
    """What heads said of the sampled answers of the period's weeks."""

    sampled: int = 0
    complete: int = 0
    lacking: int = 0
    wrong: int = 0

    @property
    def count(self) -> int:
        return self.complete + self.lacking + self.wrong


@dataclass(frozen=True)
class ActiveWeek:
    """How many asked or reported in a week of use. None: it is not over yet."""

    number: int
    count: int | None = None


@dataclass(frozen=True)
class PilotFigures:
    """The five figures of a pilot. None of them is of one person."""

    asked: int = 0
    # One answer was shown at once, for sure: the first figure, as in `QuestionFigures`.
    at_once: int = 0
    # All questions with a usable answer, and those that waited for a head's.
    usable: Waits = field(default_factory=Waits)
    by_head: Waits = field(default_factory=Waits)
    judged: SampleVerdicts = field(default_factory=SampleVerdicts)
    # Urgent ones in real minutes, the others in working minutes.
    urgent: Waits = field(default_factory=Waits)
    normal: Waits = field(default_factory=Waits)
    untaken: int = 0
    members: int = 0
    active: tuple[ActiveWeek, ...] = ()
    """Empty if the office has not said when the pilot begins."""

    @property
    def unusable(self) -> int:
        """Return how many questions nobody had a usable answer to."""
        return self.asked - self.usable.count


@dataclass(frozen=True)
class Baseline:
    """The first weeks of a pilot, with which all later ones are compared."""

    period: Period
    figures: PilotFigures


@dataclass(frozen=True)
class Picture:
    """All figures of a period, as far as the viewer's posts reach. None: not for this viewer."""

    period: Period
    is_whole_office: bool
    questions: QuestionFigures = field(default_factory=QuestionFigures)
    questions_before: QuestionFigures = field(default_factory=QuestionFigures)
    """Of the period of the same length before."""
    gaps: tuple[Gap, ...] = ()
    """The most asked first."""
    reports: ReportFigures | None = None
    promises: PromiseFigures | None = None
    """The viewer's own; for the head of office all."""
    promises_by_section: Mapping[str, PromiseFigures] = field(default_factory=dict)
    """Only for the head of office."""
    verifications: tuple[Issuer, ...] = ()
    """How the issuers answered, the most asked first; empty for those who lead nobody."""
    reading: ReadingFigures = field(default_factory=ReadingFigures)
    training: TrainingFigures | None = None
    """None if there are so few people that a figure would be about one of them."""
    pilot: PilotFigures | None = None
    """Only for those who lead."""
    lines: ShownLines = field(default_factory=ShownLines)
    """Of the SOPs within reach: how much of what was asked for rests on confirmed lines."""

    outcomes: OutcomeFigures | None = None
    """Only for those who lead."""

    baseline: Baseline | None = None
    """Once those weeks are over; only for those who lead, and for the pages about reports."""

    shared: tuple[SharedMonth, ...] | None = None
    """In place of all other figures but those of training, for those who are no heads."""

    help_calls: HelpFigures | None = None
    """The calls for silent help; only for the head of office."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that a figure could show."""
        is_trained = self.training is not None and self.training.total != Tallies()
        reports = self.reports or ReportFigures()
        return not (
            self.questions.asked
            or reports.filed
            or reports.resolved
            or reports.withdrawn
            or reports.open
            or self.verifications
            or self.reading.recipients
            or (self.help_calls is not None and self.help_calls.calls)
            or is_trained
        )
