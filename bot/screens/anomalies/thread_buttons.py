"""The buttons of a report's thread. One of them stands under answers: import nothing heavy."""

from enum import StrEnum

from bot.screens.anomalies.actions import THREAD_BUTTON
from bot.telegram import Button
from bot.texts.anomalies import thread as words


class ThreadButton(StrEnum):
    """What a button of the thread does."""

    SEND = "s"
    ASK = "q"
    TELL = "t"
    NOTE = "n"
    AS_QUESTION = "i"
    AS_REPORT = "r"
    BEGIN_REPORT = "b"
    QUESTION_IS_ANSWER = "a"
    QUESTION_IS_REPORT = "l"
    ENTRY_IS_QUESTION = "e"
    TAKE_BACK = "x"
    WRITE = "w"
    SEE = "v"
    REOPEN = "o"


button = THREAD_BUTTON.button


def report_this(question_id: int) -> Button:
    """Begin a report from what was asked."""
    return button(words.REPORT_THIS, ThreadButton.QUESTION_IS_REPORT, question_id)
