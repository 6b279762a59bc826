"""Whether two reports of one day tell of the same thing."""

from collections.abc import Callable

from office.anomalies.models import Anomaly
from office.anomalies.report_form import ReportAnswers

# Set on 16 pairs of doubts as officers write them (tests/knowledge/search/test_alike.py): those
# that tell of the same lie from 0.19 up, the others up to 0.14. It is asked in any case.
NEAR = 0.165


def likeness(
    answers: ReportAnswers, report: Anomaly, of_words: Callable[[str, str], float]
) -> float:
    """Say how likely an officer has seen what was reported already (0..1); from NEAR on, ask.

    The reports are of the same category and unit. What is about a superior is never offered to
    anybody else.
    """
    if answers.concerns or report.concerns:
        return 0.0
    reference = answers.case_reference
    if reference and reference.casefold() == report.case_reference.casefold():
        return 1.0
    return of_words(answers.text or "", report.text)
