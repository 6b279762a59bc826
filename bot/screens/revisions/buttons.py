"""The buttons of writing and reviewing content."""

from enum import StrEnum

from bot.screens.revisions.actions import REVIEW_BUTTON, WRITE_BUTTON
from bot.telegram import Button, pack


class WriteButton(StrEnum):
    """What a button of an author does."""

    NEW_SOP = "n"
    SECTION = "b"
    WHOLE = "w"
    NEW_SECTION = "t"
    OWNER = "o"
    AS_FILE = "f"
    DATE = "d"
    NO_DATE = "z"
    MUST_READ = "m"
    SEND = "s"
    DRAFTS = "l"
    DRAFT = "v"
    MEND = "p"
    WITHDRAW = "x"
    HISTORY = "h"
    OLD_TEXT = "i"
    RESTORE = "r"
    CONFLICTS = "c"
    CONFLICT = "e"
    KEEP_REVISION = "k"
    TAKE_FILE = "g"
    FROM_FREE_WORDS = "u"
    FROM_GAP = "a"
    AS_TEXT = "y"
    LEAVE_TEXT = "j"
    OTHER = "q"
    SWITCH = "1"
    SAMPLES = "2"
    SAMPLE_LIST = "3"
    SAMPLE = "4"
    MOVE = "5"
    USE = "6"
    RENAME = "7"
    OUT = "8"
    AS_SAMPLES = "9"
    WITHDRAW_SOP = "0"
    OLD_FILE = "if"
    RESTORE_FILE = "rf"
    SAME_FIGURES = "sf"
    NEXT_PLACE = "np"
    USE_TITLE = "ut"
    AS_OTHER = "ot"
    LINES_READ = "lr"
    LINES_UNREAD = "lu"


class ReviewButton(StrEnum):
    """What a button of a reviewer does."""

    SEE = "v"
    WHOLE = "w"
    APPROVE = "a"
    YES = "y"
    RETURN = "r"
    SEND = "s"
    EDIT = "e"


def write(label: str, command: WriteButton, *arguments: str | int) -> Button:
    """A button of an author."""
    return Button(label, pack(WRITE_BUTTON, command, *arguments))


def review(label: str, command: ReviewButton, *arguments: str | int) -> Button:
    """A button of a reviewer."""
    return Button(label, pack(REVIEW_BUTTON, command, *arguments))
