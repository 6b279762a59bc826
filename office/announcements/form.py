"""The forms of announcements: the questions of one, and the words that a button asks for."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, TEXT_OR_FILES, Flow, Form, Input, Step, Topic
from office.forms.flow import BUTTONS, REST_OF_ALBUM

# After a longer pause a text is a question again. /umumkan then asks what to do with the draft.
LISTENS_FOR = timedelta(minutes=30)


class AnnouncementStep(StrEnum):
    """One question a screen, in this order."""

    TEXT = "teks"
    AUDIENCE = "penerima"
    TIME = "waktu"
    ACK = "sudah_baca"
    UNTIL = "berlaku"
    URGENT = "mendesak"
    PREVIEW = "pratinjau"
    CONFIRM = "konfirmasi"


@dataclass(frozen=True)
class AnnouncementAnswers:
    """What the form itself needs. The answers stand in the draft's row, which is previewed."""

    is_written: bool = False
    # The album whose first file was taken. An announcement has only one file.
    album: str | None = None
    # The question to which its writer has gone back from the preview.
    only: AnnouncementStep | None = None


def _question(
    name: AnnouncementStep, takes: frozenset[Input] = BUTTONS
) -> Step[AnnouncementStep, AnnouncementAnswers]:
    return Step(name, takes, is_asked=lambda answers: answers.only in (None, name))


ANNOUNCEMENT: Flow[AnnouncementStep, AnnouncementAnswers] = Flow(
    Topic("pengumuman"),
    AnnouncementAnswers,
    (
        _question(AnnouncementStep.TEXT, TEXT_OR_FILES),
        _question(AnnouncementStep.AUDIENCE, REST_OF_ALBUM),
        _question(AnnouncementStep.TIME, TEXT),
        _question(AnnouncementStep.ACK),
        _question(AnnouncementStep.UNTIL, TEXT),
        _question(AnnouncementStep.URGENT),
        Step(AnnouncementStep.PREVIEW, REST_OF_ALBUM),
        # A confirmation is resumed at the preview, so that the words are seen again first.
        Step(AnnouncementStep.CONFIRM, resumes_at=AnnouncementStep.PREVIEW),
    ),
    listens_for=LISTENS_FOR,
    album=lambda answers: answers.album,
)
AnnouncementForm = Form[AnnouncementStep, AnnouncementAnswers]


class WordingPurpose(StrEnum):
    """What the next text of a trainer is for. Each purpose is a form with one question."""

    CORRECT = "perbaiki"
    RECALL = "tarik"
    REJECT = "tolak"


@dataclass(frozen=True)
class Wording:
    """The announcement to which the words belong."""

    announcement_id: int = 0


ANNOUNCEMENT_WORDS: Flow[WordingPurpose, Wording] = Flow(
    Topic("kata_pengumuman"),
    Wording,
    tuple(Step(purpose, TEXT) for purpose in WordingPurpose),
    listens_for=LISTENS_FOR,
    expires_after=LISTENS_FOR,
)
WordingForm = Form[WordingPurpose, Wording]
