"""Verifications: a document is followed to the agency that issued it, under two clocks."""

from office.verifications.form import VERIFICATION, VerificationAnswers, VerificationStep
from office.verifications.service import Verifications
from office.verifications.words import VERIFICATION_WORDS, VerificationWords, Wanted

__all__ = [
    "VERIFICATION",
    "VERIFICATION_WORDS",
    "VerificationAnswers",
    "VerificationStep",
    "VerificationWords",
    "Verifications",
    "Wanted",
]
