"""Verifications: a document is followed to the agency that issued it, under two clocks."""

from typing import Final

from office.noun import Noun
from office.verifications.form import (
    VERIFICATION,
    VERIFICATION_WORDS,
    VerificationAnswers,
    VerificationStep,
    VerificationWords,
    Wanted,
)
from office.verifications.records import RECORDS
from office.verifications.service import Verifications
from office.verifications.store import VERIFICATIONS

NOUN: Final = Noun(
    "verifications",
    RECORDS,
    (VERIFICATION, VERIFICATION_WORDS),
    VERIFICATIONS.histories,
)

__all__ = [
    "NOUN",
    "VERIFICATION",
    "VERIFICATION_WORDS",
    "VerificationAnswers",
    "VerificationStep",
    "VerificationWords",
    "Verifications",
    "Wanted",
]
