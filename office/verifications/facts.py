"""What the history and the messages of a verification hold, where it is more than one word."""

from dataclasses import dataclass
from datetime import date

from office.payload import Joined
from office.verifications.models import Application, Channel, IssuerOutcome


@dataclass(frozen=True)
class IssuerAsked(Joined):
    """How and when the issuer was asked, and when an answer is expected."""

    channel: Channel
    on: date
    answer_due_on: date


@dataclass(frozen=True)
class Interviewed(Joined):
    """When the applicant was interviewed, or why no clock runs."""

    application: Application
    on: date | None


@dataclass(frozen=True)
class Suspended(Joined):
    """Since when the applicant's clock stands, by which letter."""

    on: date
    letter: str


@dataclass(frozen=True)
class HandedOn(Joined):
    """Who has it now, and the head who gave it to them. None: the calendar did."""

    holder: int
    by: int | None


@dataclass(frozen=True)
class IssuerAnswered(Joined):
    """What the issuer answered, when, and who said so."""

    outcome: IssuerOutcome
    on: date
    by: str
