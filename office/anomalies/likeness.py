"""Whether two reports of one day tell of the same thing."""

from rapidfuzz import fuzz

from office.anomalies.models import Anomaly
from office.anomalies.report_form import ReportAnswers

# Of 100: the share of words that must agree, whatever their order.
NEAR = 75


def is_alike(answers: ReportAnswers, report: Anomaly) -> bool:
    """Say whether an officer may have seen what was reported already.

    The reports are of the same category and unit. What is about a superior is never offered to
    anybody else.
    """
    if answers.concerns or report.concerns:
        return False
    reference = answers.case_reference
    if reference and reference.casefold() == report.case_reference.casefold():
        return True
    mine, theirs = (answers.text or "").casefold(), report.text.casefold()
    return fuzz.token_sort_ratio(mine, theirs) >= NEAR
