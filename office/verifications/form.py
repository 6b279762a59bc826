"""The forms: the one that opens a verification, and those that its buttons begin."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Form, Step, Topic
from office.verifications.models import Application, Channel, IssuerOutcome

LONGEST_REFERENCE = 40
LONGEST_QUESTION = 300
LONGEST_WORDS = 120


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


class Wanted(StrEnum):
    """What is asked for. Each begins a form of its own, and some lead to the next."""

    CHANNEL = "jalur"
    SENT_ON = "tanggal_kirim"
    EXPECTED_ON = "tanggal_jawaban"
    INTERVIEWED_ON = "tanggal_wawancara"
    SUSPENSION = "surat_penangguhan"
    ANSWERED_BY = "penjawab"
    ANSWERED_ON = "tanggal_dijawab"
    PERSON = "penerima"


@dataclass(frozen=True)
class VerificationWords:
    """The verification, and what was chosen so far."""

    verification_id: int = 0
    channel: Channel | None = None
    sent_on: date | None = None
    # The issuer is asked again (chased), not for the first time.
    is_chasing: bool = False
    outcome: IssuerOutcome | None = None
    answered_by: str = ""


def _is_sending(words: VerificationWords) -> bool:
    return words.outcome is None


VERIFICATION_WORDS: Flow[Wanted, VerificationWords] = Flow(
    Topic("kata_verifikasi"),
    VerificationWords,
    (
        Step(Wanted.CHANNEL, is_asked=_is_sending),
        Step(Wanted.SENT_ON, TEXT, is_asked=_is_sending),
        Step(Wanted.EXPECTED_ON, TEXT, is_asked=_is_sending),
        Step(Wanted.INTERVIEWED_ON, TEXT, is_asked=lambda _: False),
        Step(Wanted.SUSPENSION, TEXT, is_asked=lambda _: False),
        Step(Wanted.ANSWERED_BY, TEXT, is_asked=lambda words: not _is_sending(words)),
        Step(Wanted.ANSWERED_ON, TEXT, is_asked=lambda words: not _is_sending(words)),
        Step(Wanted.PERSON, TEXT, is_asked=lambda _: False),
    ),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=1),
)
WordsForm = Form[Wanted, VerificationWords]
