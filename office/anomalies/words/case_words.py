"""The words that a button of a report asks for: a question, an answer, a note, a reason."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import REST_OF_ALBUM, TEXT, TEXT_OR_FILES, Flow, Step, Topic

# How long after the first photo of an album the rest of it belongs to the same addition.
ALBUM_ARRIVES_FOR = timedelta(minutes=3)


class Purpose(StrEnum):
    """What a member's next words are for. Each is a form with one question."""

    ASK = "minta_info"
    ANSWER = "jawab"
    NOTE = "catatan"
    TRANSFER = "alihkan"
    RESOLVE = "selesai"
    ADD = "tambah"
    REOPEN = "buka_lagi"
    # What was done for a step of the category; why some were not.
    STEP = "langkah"
    SKIP = "lewati"
    TELL = "kabari"
    # No words: a menu is open on the report's card, and `choice` names it.
    MENU = "menu"
    # Something was added. Only the rest of its album goes along.
    ADDED = "lanjutan"
    # `words` were taken back, to be answered as a question.
    QUESTION = "pertanyaan"


# The words for these are sent to somebody, who may have blocked the bot.
SENT = frozenset({Purpose.ASK, Purpose.TELL, Purpose.RESOLVE, Purpose.REOPEN})


@dataclass(frozen=True)
class CaseWords:
    """The report, and what was chosen before."""

    anomaly_id: int = 0
    # The section to which a report goes, its outcome, a step, or the open menu.
    choice: str = ""
    # The album that was sent last, and the entry of the history to which the rest of it belongs.
    album: str | None = None
    entry_number: int = 0
    # The message on which a menu is open.
    message_id: int = 0
    words: str = ""


CASE_WORDS: Flow[Purpose, CaseWords] = Flow(
    Topic("kata_laporan"),
    CaseWords,
    (
        Step(Purpose.ASK, TEXT),
        Step(Purpose.ANSWER, TEXT_OR_FILES),
        Step(Purpose.NOTE, TEXT),
        Step(Purpose.TRANSFER, TEXT),
        Step(Purpose.RESOLVE, TEXT),
        Step(Purpose.ADD, TEXT_OR_FILES),
        Step(Purpose.REOPEN, TEXT),
        Step(Purpose.STEP, TEXT),
        Step(Purpose.SKIP, TEXT),
        Step(Purpose.TELL, TEXT),
        Step(Purpose.MENU, is_answered=True),
        Step(Purpose.ADDED, REST_OF_ALBUM, is_answered=True, listens_for=ALBUM_ARRIVES_FOR),
        Step(Purpose.QUESTION, is_answered=True),
    ),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=1),
    album=lambda words: words.album,
)
