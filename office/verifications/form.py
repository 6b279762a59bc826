"""The form that opens a verification: its questions in order, and the answers so far."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Form, Step, Topic
from office.verifications.models import Application

LONGEST_REFERENCE = 40
LONGEST_QUESTION = 300


class VerificationStep(StrEnum):
    """One question a screen. The last answer opens the verification; nobody is told."""

    DOCUMENT = "dokumen"
    CHECK = "cara_cek"
    REFERENCE = "nomor"
    QUESTION = "pertanyaan"
    INTERVIEW = "wawancara"


@dataclass(frozen=True)
class VerificationAnswers:
    """The answers so far. None: the question has not been reached."""

    document: str | None = None
    # There is something to ask beyond the letter's own questions.
    has_question: bool = False
    case_reference: str | None = None
    question: str | None = None
    application: Application | None = None
    interviewed_on: date | None = None
    # Known from where it began, so it is not asked.
    has_reference: bool = False
    has_interview: bool = False
    anomaly_id: int | None = None


VERIFICATION: Flow[VerificationStep, VerificationAnswers] = Flow(
    Topic("verifikasi"),
    VerificationAnswers,
    (
        Step(VerificationStep.DOCUMENT, TEXT),
        Step(VerificationStep.CHECK),
        Step(
            VerificationStep.REFERENCE,
            TEXT,
            may_skip=True,
            is_asked=lambda answers: not answers.has_reference,
        ),
        Step(VerificationStep.QUESTION, TEXT, is_asked=lambda answers: answers.has_question),
        Step(VerificationStep.INTERVIEW, TEXT, is_asked=lambda answers: not answers.has_interview),
    ),
    # The check at the counter is between these steps.
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=24),
)
VerificationForm = Form[VerificationStep, VerificationAnswers]


def is_last(step: VerificationStep, answers: VerificationAnswers) -> bool:
    """Whether no question follows that step, given these answers."""
    return VERIFICATION.after(step, answers) == step
