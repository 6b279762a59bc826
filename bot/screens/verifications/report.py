"""The report that follows from "not genuine", filled in as far as possible."""

from bot.texts.verifications import card as texts
from office.anomalies import ReportAnswers, ReportStep
from office.verifications import Verification

SOP = "verifikasi-dokumen"


def first_open(answers: ReportAnswers) -> ReportStep:
    """The first question that the verification does not answer."""
    return ReportStep.URGENCY if answers.category else ReportStep.CATEGORY


def answers(one: Verification, issuer: str, category: str | None) -> ReportAnswers:
    """Return what the form holds before its writer sees it. Nothing is sent before they do."""
    text = texts.report_text(one.document, issuer, one.code, one.answered_on, one.answered_by)
    return ReportAnswers(
        category=category,
        text=text,
        unit=one.unit,
        counter="",
        case_reference=one.case_reference,
        sop_id=SOP,
    )
