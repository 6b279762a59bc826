"""The words that a button of a report asks for: a question, an answer, a note, a reason."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, TEXT_OR_FILES, Flow, Step, Topic
from office.forms.flow import REST_OF_ALBUM


class Purpose(StrEnum):
    """What a member's next words are for; each is a form of one question."""

    ASK = "minta_info"
    ANSWER = "jawab"
    NOTE = "catatan"
    TRANSFER = "alihkan"
    RESOLVE = "selesai"
    ADD = "tambah"
    # Nothing is written: a menu stands open on the report's card; `choice` is which.
    MENU = "menu"
    # An album has answered, and more of its photos are on their way.
    REST = "sisa_album"


@dataclass(frozen=True)
class CaseWords:
    """Of which report, and what was chosen before."""

    anomaly_id: int = 0
    # The section to which a report goes, its outcome, or the menu that is open.
    choice: str = ""
    # The album that has begun, and the entry of the history to which the rest of it belongs.
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
        Step(Purpose.MENU, is_answered=True),
        Step(Purpose.REST, REST_OF_ALBUM, is_answered=True),
    ),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=1),
    album=lambda words: words.album,
)
