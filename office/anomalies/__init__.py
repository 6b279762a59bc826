"""Reports of what looks wrong: where each one goes, who must take it, and when it climbs."""

from typing import Final

from office.anomalies.records import RECORDS
from office.anomalies.service import Anomalies
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS
from office.anomalies.words.report_form import REPORT
from office.anomalies.words.unsorted import UNSORTED
from office.noun import Noun

NOUN: Final = Noun(
    "anomalies",
    RECORDS,
    (REPORT, CASE_WORDS, UNSORTED),
    REPORTS.histories,
)

__all__ = ["CASE_WORDS", "NOUN", "REPORT", "UNSORTED", "Anomalies"]
