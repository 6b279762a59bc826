"""The screens of an interview fit a phone, and its report fits a report."""

from bot.screens.interviews import InterviewScreens
from bot.telegram import MOST_ROWS
from bot.telegram.outgoing import length
from bot.texts import interviews as texts
from knowledge.reading.interviews import LONGEST_QUESTION, LONGEST_TITLE, MOST_QUESTIONS
from knowledge.shelf import Shelf
from office.anomalies.words.report_form import LONGEST_TEXT
from office.clock import SystemClock
from office.forms import Form
from office.interviews import (
    INTERVIEW,
    LONGEST_NOTE,
    InterviewAnswers,
    InterviewStep,
    Mark,
    Verdict,
)

LONGEST_MESSAGE = 4096
ODD = Mark(Verdict.ODD, "x" * LONGEST_NOTE, is_dug=True)


def test_the_longest_interview_fits_into_a_report() -> None:
    odd = [("q" * LONGEST_QUESTION, "n" * LONGEST_NOTE)] * MOST_QUESTIONS

    text = texts.report("t" * LONGEST_TITLE, odd, is_stopped=True)

    assert len(text) <= LONGEST_TEXT


def test_every_screen_of_every_purpose_fits_a_message_and_a_phone(shelf: Shelf) -> None:
    screens, now = InterviewScreens(shelf, "kanim"), SystemClock().now()
    for interview in shelf.content.interviews.values():
        questions = tuple(question.text for question in interview.questions)
        for done in range(len(questions) + 1):
            for is_digging in (False, True):
                answers = InterviewAnswers(
                    interview.id, questions, (ODD,) * done, is_digging, reference="x" * 40
                )
                is_over = done == len(questions)
                steps = [InterviewStep.SUMMARY] if is_over else [InterviewStep.QUESTION]
                for step in (*steps, InterviewStep.STOP):
                    screen = screens.of(Form(INTERVIEW, step, answers, now))
                    assert length(screen.html) < LONGEST_MESSAGE, (interview.id, done)
                    assert len(screen.rows) <= MOST_ROWS
                    assert screen.is_protected
                    assert all(len(b.label) <= 18 for row in screen.rows for b in row)


def test_no_screen_judges_a_person(shelf: Shelf) -> None:
    """What was odd stands in the officer's words; no figure sums it up."""
    screens = InterviewScreens(shelf, "kanim")
    questions = ("Mau ke negara mana?", "Berapa lama?")
    marks = (ODD, Mark(Verdict.FAIR))
    answers = InterviewAnswers("wisata", questions, marks)

    html = screens.of(Form(INTERVIEW, InterviewStep.SUMMARY, answers, SystemClock().now())).html

    assert "indikasi, bukan vonis" in html.lower()
    for word in ("janggal", "skor", "risiko", "Wajar", "🔴", "🟡", "⚠"):
        assert word not in html
