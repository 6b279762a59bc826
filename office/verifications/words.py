"""What a button of a verification asks for: a day, a letter's number, a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Form, Step, Topic
from office.verifications.models import Channel, IssuerOutcome

LONGEST_WORDS = 120


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
