"""The shelf belongs to the office: its heads and keepers settle open lines of SOPs one by one."""

from typing import Final

from office.confirmations.errors import (
    AnswerGone,
    AnswerNotFitting,
    LineNotYours,
    LineSettled,
    NobodyToAsk,
    WordsUnfit,
)
from office.confirmations.form import LINE_WORDS, LineStep, LineWords
from office.confirmations.haste import IN_A_ROW
from office.confirmations.models import LineAnswer, LineVerdict
from office.confirmations.notices import UNREACHED, ConfirmationNotice
from office.confirmations.queue import LineQueue, WaitingLine
from office.confirmations.records import RECORDS
from office.confirmations.service import Confirmations
from office.confirmations.settling import LONGEST, LineSettling
from office.confirmations.store import count_open_in
from office.noun import Noun

NOUN: Final = Noun(
    "confirmations", RECORDS, (LINE_WORDS,), unreached=UNREACHED, open_in=count_open_in
)

__all__ = [
    "IN_A_ROW",
    "LINE_WORDS",
    "LONGEST",
    "NOUN",
    "AnswerGone",
    "AnswerNotFitting",
    "ConfirmationNotice",
    "Confirmations",
    "LineAnswer",
    "LineNotYours",
    "LineQueue",
    "LineSettled",
    "LineSettling",
    "LineStep",
    "LineVerdict",
    "LineWords",
    "NobodyToAsk",
    "WaitingLine",
    "WordsUnfit",
]
