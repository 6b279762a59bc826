"""Who gets which card or question on a day, and when. Pure rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from office.calendar import WorkingHours
from office.training.catalogue import SOP_THEME, Catalogue, Schedule
from office.training.errors import NoTraining
from office.training.rules.leitner import Place
from office.training.scheduling.form import OFFICE

PUT_OFF_BY = timedelta(hours=2)  # of working time
SCRIPTS_COUNT_FOR = timedelta(days=7)
LONGEST_SNOOZE = timedelta(days=7)
# What was given and not answered must not come again every day.
UNANSWERED_RESTS = timedelta(days=3)


class CardReason(StrEnum):
    """Why a card was chosen. The first three are promises: they are kept on any working day."""

    PUT_OFF = "besok"
    SCRIPT = "kalimat"
    WRONG = "salah"
    DUE = "jatuh tempo"
    NEW = "baru"


PROMISES = frozenset({CardReason.PUT_OFF, CardReason.SCRIPT, CardReason.WRONG})


@dataclass(frozen=True)
class Past:
    """What a member's earlier days mean for today."""

    places: Mapping[str, Place] = field(default_factory=dict)
    """Of the cards and questions that were answered."""
    given_on: Mapping[str, date] = field(default_factory=dict)
    """When each card or question was last given to the member, answered or not."""
    put_off: str | None = None
    """The card of the last card day, if the member wanted it on the next one."""
    was_review: bool = False
    """Whether the card of the last card day came because it was due."""
    scripts: tuple[str, ...] = ()
    """The cards behind scripts used on earlier days and not given since, the latest first."""


def schedule_of(unit: str, catalogue: Catalogue, changed: Mapping[str, Schedule]) -> Schedule:
    """Return a unit's schedule: its own before the office's, the chat's before the file's.

    Raises:
        NoTraining: the office has none.
    """
    if catalogue.schedule is None:
        raise NoTraining
    in_order = (changed.get(unit), catalogue.of_unit.get(unit), changed.get(OFFICE))
    return next((schedule for schedule in in_order if schedule is not None), catalogue.schedule)


def begins_at(schedule: Schedule, day: date, hours: WorkingHours) -> datetime:
    """Return the moment of that day from which cards and quizzes may come."""
    return datetime.combine(day, schedule.at, hours.zone)


def has_come(schedule: Schedule, hours: WorkingHours, now: datetime) -> bool:
    """Whether the day's hour is over and the office is open. Yesterday's never comes again."""
    day = now.astimezone(hours.zone).date()
    return hours.is_open(now) and begins_at(schedule, day, hours) <= now


def put_off_until(hours: WorkingHours, now: datetime) -> datetime | None:
    """Return the moment two working hours from now, or None if today is too short for that."""
    later = hours.next_opening(hours.add(now, PUT_OFF_BY))
    is_today = later.astimezone(hours.zone).date() == now.astimezone(hours.zone).date()
    return later if is_today else None


def working_day(hours: WorkingHours, day: date) -> date:
    """Return that day, or the next one on which the office works."""
    midnight = datetime.combine(day, datetime.min.time(), hours.zone)
    return hours.next_opening(midnight).astimezone(hours.zone).date()


def card_for(
    past: Past, catalogue: Catalogue, theme: str | None, today: date
) -> tuple[str, CardReason] | None:
    """Choose the card of a day and say why; None if there are no cards."""
    cards = catalogue.cards
    if past.put_off is not None and past.put_off in cards:
        return past.put_off, CardReason.PUT_OFF
    script = next((card for card in past.scripts if card in cards), None)
    if script is not None:
        return script, CardReason.SCRIPT
    due = min(_due(past, cards, today), key=lambda one: _urgency(past.places[one]), default=None)
    if due is not None and not past.places[due].is_right:
        return due, CardReason.WRONG
    new = min(
        (one for one in cards if cards[one] == theme and one not in past.places),
        key=lambda one: past.given_on.get(one, date.min),
        default=None,
    )
    # Every second card is new: otherwise a dozen cards that come back would fill a whole year.
    if due is not None and (new is None or not past.was_review):
        return due, CardReason.DUE
    if new is not None:
        return new, CardReason.NEW
    # Nothing is due and the theme is known: the card given longest ago, of the theme first.
    rest = min(
        cards,
        key=lambda card: (past.given_on.get(card, date.min), cards[card] != theme),
        default=None,
    )
    return None if rest is None else (rest, CardReason.NEW)


def question_for(past: Past, catalogue: Catalogue, theme: str | None, today: date) -> str | None:
    """Choose a question: a wrong one that is due, else 5S and SOPs in turn, unasked ones first."""
    questions = catalogue.questions
    wrong = [one for one in _due(past, questions, today) if not past.places[one].is_right]
    if wrong:
        return min(wrong, key=lambda one: _urgency(past.places[one]))
    last = max(
        (question for question in questions if question in past.given_on),
        key=lambda one: past.given_on[one],
        default=None,
    )
    wants_sop = last is not None and questions[last].theme != SOP_THEME
    return min(
        questions,
        key=lambda question: (
            (questions[question].theme == SOP_THEME) != wants_sop,
            past.given_on.get(question, date.min),
            questions[question].theme != theme,
        ),
        default=None,
    )


def _due(past: Past, items: Iterable[str], today: date) -> list[str]:
    """Return the items that are due. One that was given since and not answered rests first."""
    return [
        item
        for item in items
        if item in past.places
        and past.places[item].due_on <= today
        and not _rests(past.places[item], past.given_on.get(item), today)
    ]


def _rests(place: Place, given_on: date | None, today: date) -> bool:
    return given_on is not None and place.due_on <= given_on and today < given_on + UNANSWERED_RESTS


def _urgency(place: Place) -> tuple[bool, int, date]:
    """Sort key: wrong answers first, then the lower box, then the older."""
    return place.is_right, place.box, place.due_on
