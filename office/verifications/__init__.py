"""Verifications: a document is followed to the agency that issued it, under two clocks."""

from typing import Final

from office.noun import Noun
from office.verifications.errors import (
    AnswerDueBefore,
    DayIsAhead,
    DayIsFar,
    VerificationEnded,
    VerificationUnknown,
)
from office.verifications.facts import HandedOn, Interviewed, IssuerAnswered, IssuerAsked, Suspended
from office.verifications.figures import Figure
from office.verifications.form import (
    LONGEST_QUESTION,
    LONGEST_REFERENCE,
    LONGEST_WORDS,
    VERIFICATION,
    VERIFICATION_WORDS,
    VerificationAnswers,
    VerificationForm,
    VerificationStep,
    VerificationWords,
    Wanted,
    WordsForm,
    is_last,
)
from office.verifications.models import (
    Application,
    Channel,
    Event,
    IssuerOutcome,
    State,
    Verification,
    VerificationEntry,
)
from office.verifications.moves.clocks import Reminded
from office.verifications.moves.opening import Issuer
from office.verifications.notices import UNREACHED, VerificationNotice
from office.verifications.records import RECORDS
from office.verifications.service import Verifications
from office.verifications.store import VERIFICATIONS

NOUN: Final = Noun(
    "verifications",
    RECORDS,
    (VERIFICATION, VERIFICATION_WORDS),
    VERIFICATIONS.histories,
    unreached=UNREACHED,
    open_in=VERIFICATIONS.count_open_in,
)

__all__ = [
    "LONGEST_QUESTION",
    "LONGEST_REFERENCE",
    "LONGEST_WORDS",
    "NOUN",
    "VERIFICATION",
    "VERIFICATION_WORDS",
    "AnswerDueBefore",
    "Application",
    "Channel",
    "DayIsAhead",
    "DayIsFar",
    "Event",
    "Figure",
    "HandedOn",
    "Interviewed",
    "Issuer",
    "IssuerAnswered",
    "IssuerAsked",
    "IssuerOutcome",
    "Reminded",
    "State",
    "Suspended",
    "Verification",
    "VerificationAnswers",
    "VerificationEnded",
    "VerificationEntry",
    "VerificationForm",
    "VerificationNotice",
    "VerificationStep",
    "VerificationUnknown",
    "VerificationWords",
    "Verifications",
    "Wanted",
    "WordsForm",
    "is_last",
]
