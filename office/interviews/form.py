"""The form of an interview: the questions for a purpose in order, and what was seen at each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT_OR_FILES, Flow, Form, Step, Topic

SHORTEST_NOTE, LONGEST_NOTE = 3, 100
LONGEST_REFERENCE = 40


class InterviewStep(StrEnum):
    """The steps of an interview. The summary comes last."""

    PURPOSE = "tujuan"
    QUESTION = "pertanyaan"
    NOTE = "catatan"
    STOP = "berhenti"
    REFERENCE = "nomor"
    SUMMARY = "rangkuman"


class Verdict(StrEnum):
    """What the officer made of an answer. It is about the answer, never about the person."""

    FAIR = "wajar"
    ODD = "janggal"
    SKIPPED = "lewati"


@dataclass(frozen=True)
class Mark:
    """What was seen at one question. The note is in the officer's words."""

    verdict: Verdict
    note: str = ""
    is_dug: bool = False


@dataclass(frozen=True)
class InterviewAnswers:
    """How far an interview has come."""

    purpose: str | None = None
    # As they were when it began: the content may be exchanged meanwhile.
    questions: tuple[str, ...] = ()
    # One for each question that was asked, in order.
    marks: tuple[Mark, ...] = ()
    is_digging: bool = False
    is_stopped: bool = False
    reference: str = ""

    @property
    def number(self) -> int:
        """Return the index of the present question, from 0."""
        return len(self.marks)

    @property
    def current(self) -> str:
        """Return the present question."""
        return self.questions[self.number]

    @property
    def asked(self) -> Iterator[tuple[str, Mark]]:
        """Yield each question that was asked, with what was seen."""
        return zip(self.questions, self.marks, strict=False)

    @property
    def odd(self) -> list[tuple[str, Mark]]:
        """Return the questions with odd answers, in the order in which they were asked."""
        return [(text, mark) for text, mark in self.asked if mark.verdict is Verdict.ODD]


# All that is typed or sent while it is open belongs to it, and is deleted from the chat with it.
INTERVIEW: Flow[InterviewStep, InterviewAnswers] = Flow(
    Topic("wawancara"),
    InterviewAnswers,
    (
        Step(InterviewStep.PURPOSE, TEXT_OR_FILES),
        Step(InterviewStep.QUESTION, TEXT_OR_FILES),
        Step(InterviewStep.NOTE, TEXT_OR_FILES),
        Step(InterviewStep.STOP, TEXT_OR_FILES),
        Step(InterviewStep.REFERENCE, TEXT_OR_FILES, may_skip=True),
        Step(InterviewStep.SUMMARY, is_answered=True),
    ),
    # What is typed later is a question about an SOP. The end of the day ends it (`due.py`).
    listens_for=timedelta(minutes=30),
)

InterviewForm = Form[InterviewStep, InterviewAnswers]

# --- moves: each returns the moved form, or the same form if the move does not apply ---


def chosen(form: InterviewForm, purpose: str, questions: tuple[str, ...]) -> InterviewForm:
    """Begin with the first question of a purpose."""
    if form.step is not InterviewStep.PURPOSE:
        return form
    answers = InterviewAnswers(purpose=purpose, questions=questions)
    return replace(form, step=InterviewStep.QUESTION, answers=answers)


def marked(form: InterviewForm, number: int, verdict: Verdict) -> InterviewForm:
    """Note what the officer made of an answer. A second tap on the same button marks nothing."""
    return _passed(form, Mark(verdict)) if _is_at(form, number) else form


def dug(form: InterviewForm, number: int) -> InterviewForm:
    """Show the follow-ups of the question."""
    return form.at(form.step, is_digging=True) if _is_at(form, number) else form


def doubted(form: InterviewForm, number: int) -> InterviewForm:
    """Ask what was odd."""
    return form.at(InterviewStep.NOTE) if _is_at(form, number) else form


def doubted_in_words(form: InterviewForm, number: int, note: str) -> InterviewForm:
    """Store what was odd, if the officer typed it at the question itself."""
    return _passed(form, Mark(Verdict.ODD, note)) if _is_at(form, number) else form


def noted(form: InterviewForm, note: str) -> InterviewForm:
    """Store what was odd, in the officer's words."""
    return _passed(form, Mark(Verdict.ODD, note)) if form.step is InterviewStep.NOTE else form


def stopped(form: InterviewForm, number: int) -> InterviewForm:
    """Stop: there is a child, or somebody who may be a victim."""
    return form.at(InterviewStep.STOP, is_stopped=True) if _is_at(form, number) else form


def ended(form: InterviewForm, number: int) -> InterviewForm:
    """Ask no more questions."""
    return _closed(form) if _is_at(form, number) else form


def referred(form: InterviewForm, reference: str) -> InterviewForm:
    """Store the number of the application, or none."""
    if form.step is not InterviewStep.REFERENCE:
        return form
    return form.at(InterviewStep.SUMMARY, reference=reference)


def returned(form: InterviewForm) -> InterviewForm:
    """Go back: from the follow-ups to the question, from a question to the one before."""
    answers = form.answers
    if form.step in (InterviewStep.NOTE, InterviewStep.STOP):
        return form.at(InterviewStep.QUESTION, is_stopped=False)
    if form.step is InterviewStep.SUMMARY and answers.odd:
        return form.at(InterviewStep.REFERENCE)
    is_over = form.step in (InterviewStep.REFERENCE, InterviewStep.SUMMARY)
    if is_over and answers.number < len(answers.questions):
        return form.at(InterviewStep.QUESTION)
    if answers.is_digging:
        return form.at(InterviewStep.QUESTION, is_digging=False)
    if not answers.marks:
        return replace(form, step=InterviewStep.PURPOSE, answers=InterviewAnswers())
    return form.at(InterviewStep.QUESTION, marks=answers.marks[:-1])


def _is_at(form: InterviewForm, number: int) -> bool:
    return form.step is InterviewStep.QUESTION and form.answers.number == number


def _passed(form: InterviewForm, mark: Mark) -> InterviewForm:
    """Go on to the next question, or to the end."""
    answers = form.answers
    mark = replace(mark, is_dug=answers.is_digging)
    moved = form.at(InterviewStep.QUESTION, marks=(*answers.marks, mark), is_digging=False)
    return moved if moved.answers.number < len(answers.questions) else _closed(moved)


def _closed(form: InterviewForm) -> InterviewForm:
    """End the questions. Without odd answers there is no report, and no number is asked for."""
    step = InterviewStep.REFERENCE if form.answers.odd else InterviewStep.SUMMARY
    return form.at(step, is_digging=False)
