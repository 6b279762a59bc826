"""Whether two reports of one day are about the same thing."""

from collections.abc import Callable

from office.anomalies.models import Anomaly
from office.anomalies.words.report_form import ReportAnswers

# Fitted on 16 pairs of doubts in officers' words (tests/knowledge/search/test_alike.py): those
# about the same thing have 0.19 or more, the others 0.14 or less. The officer is asked in any case.
NEAR = 0.165


def likeness(
    answers: ReportAnswers, report: Anomaly, of_words: Callable[[str, str], float]
) -> float:
    """Return how likely it is that a report is about the same thing (0..1). From NEAR on, ask.

    Both are of the same category and unit. A report about a superior is never offered to others.
    """
    if answers.concerns or report.concerns:
        return 0.0
    reference = answers.case_reference
    if reference and reference.casefold() == report.case_reference.casefold():
        return 1.0
    return of_words(answers.text or "", report.text)
