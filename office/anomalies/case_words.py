"""The words that a button of a report asks for: a question, an answer, a note, a reason."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, TEXT_OR_FILES, Flow, Step, Topic

# Several messages in a row count as one.
MORE_FOR = timedelta(minutes=3)


class Purpose(StrEnum):
    """What a member's next words are for. Each is a form with one question."""

    ASK = "minta_info"
    ANSWER = "jawab"
    NOTE = "catatan"
    TRANSFER = "alihkan"
    RESOLVE = "selesai"
    ADD = "tambah"
    REOPEN = "buka_lagi"
    TELL = "kabari"
    # No words: a menu is open on the report's card, and `choice` names it.
    MENU = "menu"
    # Something was added, and what follows at once is added to it.
    MORE = "lanjutan"


@dataclass(frozen=True)
class CaseWords:
    """The report, and what was chosen before."""

    anomaly_id: int = 0
    # The section to which a report goes, its outcome, or the open menu.
    choice: str = ""
    # The album that was sent last, and the entry of the history to which the rest of it belongs.
    album: str | None = None
    entry_number: int = 0
    # The message on which a menu is open.
    message_id: int = 0


CASE_WORDS: Flow[Purpose, CaseWords] = Flow(
    Topic.CASE_WORDS,
    CaseWords,
    (
        Step(Purpose.ASK, TEXT),
        Step(Purpose.ANSWER, TEXT_OR_FILES),
        Step(Purpose.NOTE, TEXT),
        Step(Purpose.TRANSFER, TEXT),
        Step(Purpose.RESOLVE, TEXT),
        Step(Purpose.ADD, TEXT_OR_FILES),
        Step(Purpose.REOPEN, TEXT),
        Step(Purpose.TELL, TEXT),
        Step(Purpose.MENU, is_answered=True),
        Step(Purpose.MORE, TEXT_OR_FILES, is_answered=True, listens_for=MORE_FOR),
    ),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=1),
    album=lambda words: words.album,
)
