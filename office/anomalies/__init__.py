"""Reports of what looks wrong: where each one goes, who must take it, and when it climbs."""

from typing import Final

from office.anomalies import errors
from office.anomalies.errors import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AnomalyUnknown,
    NoSuchStep,
    NothingAbove,
    NotYourTurn,
    OnlyPractice,
    PushedToday,
    StepsMissing,
    TooLate,
)
from office.anomalies.facts import (
    CardTurn,
    Climb,
    Confirmed,
    EntryWords,
    NotTold,
    OwnMessages,
    PromiseDue,
    Reassigned,
    Resolved,
    Returned,
    StepDone,
    StepsSkipped,
    TierGap,
    ToldAt,
    Transferred,
    posts_in,
)
from office.anomalies.models import (
    CLOSED,
    OPENINGS,
    SPOKEN,
    TAKEN,
    TAKINGS,
    WITHDRAWN_WITHIN,
    Anomaly,
    Attachment,
    Entry,
    Event,
    Followed,
    Outcome,
    State,
)
from office.anomalies.moves.promises import PromiseOption
from office.anomalies.moves.reporting import ReportPlan
from office.anomalies.notices import (
    REMINDERS,
    UNREACHED,
    Notice,
    OversightNotice,
    RetentionNotice,
)
from office.anomalies.practice.drilling import Course
from office.anomalies.practice.kinds import Practice
from office.anomalies.practice.store import is_real, practised
from office.anomalies.reading.outlook import Outlook
from office.anomalies.reading.overview import NOBODY, Overview
from office.anomalies.reading.paper_record import PaperRecord
from office.anomalies.reading.why_now import Reason, Why, reason
from office.anomalies.records import RECORDS
from office.anomalies.service import Anomalies
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS, SENT, CaseWords, Purpose
from office.anomalies.words.free_words import (
    FREE_WORDS,
    FREE_WORDS_EXPIRE_AFTER,
    FreeWords,
    FreeWordsStep,
)
from office.anomalies.words.report_form import (
    LONGEST_TEXT,
    LONGEST_WORD,
    QUESTIONS,
    REPORT,
    SHORTEST_TEXT,
    File,
    ReportAnswers,
    ReportStep,
)
from office.anomalies.words.thread import Side, for_follower, may_read
from office.noun import Noun

NOUN: Final = Noun(
    "anomalies",
    RECORDS,
    (REPORT, CASE_WORDS, FREE_WORDS),
    REPORTS.histories,
    unreached=UNREACHED,
    open_in=REPORTS.count_open_in,
)

__all__ = [
    "CASE_WORDS",
    "CLOSED",
    "FREE_WORDS",
    "FREE_WORDS_EXPIRE_AFTER",
    "LONGEST_TEXT",
    "LONGEST_WORD",
    "NOBODY",
    "NOUN",
    "OPENINGS",
    "QUESTIONS",
    "REMINDERS",
    "REPORT",
    "SENT",
    "SHORTEST_TEXT",
    "SPOKEN",
    "TAKEN",
    "TAKINGS",
    "WITHDRAWN_WITHIN",
    "AlreadyAcknowledged",
    "AlreadyClosed",
    "Anomalies",
    "Anomaly",
    "AnomalyUnknown",
    "Attachment",
    "CardTurn",
    "CaseWords",
    "Climb",
    "Confirmed",
    "Course",
    "Entry",
    "EntryWords",
    "Event",
    "File",
    "Followed",
    "FreeWords",
    "FreeWordsStep",
    "NoSuchStep",
    "NotTold",
    "NotYourTurn",
    "NothingAbove",
    "Notice",
    "OnlyPractice",
    "Outcome",
    "Outlook",
    "OversightNotice",
    "Overview",
    "OwnMessages",
    "PaperRecord",
    "Practice",
    "PromiseDue",
    "PromiseOption",
    "Purpose",
    "PushedToday",
    "Reason",
    "Reassigned",
    "ReportAnswers",
    "ReportPlan",
    "ReportStep",
    "Resolved",
    "RetentionNotice",
    "Returned",
    "Side",
    "State",
    "StepDone",
    "StepsMissing",
    "StepsSkipped",
    "TierGap",
    "ToldAt",
    "TooLate",
    "Transferred",
    "Why",
    "errors",
    "for_follower",
    "is_real",
    "may_read",
    "posts_in",
    "practised",
    "reason",
]
