"""A flow is a table of steps: it says what comes next, what is taken, and how long it listens."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

import pytest

from office.anomalies.words.report_form import REPORT, File, ReportAnswers, ReportStep
from office.forms import FILES, TEXT, Flow, Form, Input, Step
from office.forms.flow import CORRECTS_FOR, REST_OF_ALBUM
from office.posts import APPOINTMENT, AppointmentAnswers
from office.services import FLOWS
from office.training.scheduling.form import SCHEDULE, PlanAnswers

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Name(StrEnum):
    COLOUR = "colour"
    WORDS = "words"
    PHOTO = "photo"
    SUMMARY = "summary"


@dataclass(frozen=True)
class Answers:
    colour: str | None = None
    words: str = ""
    album: str | None = None


FLOW: Flow[Name, Answers] = Flow(
    REPORT.topic,
    Answers,
    (
        Step(Name.COLOUR),
        Step(Name.WORDS, TEXT, may_skip=True, is_asked=lambda answers: answers.colour != "none"),
        Step(Name.PHOTO, FILES),
        Step(Name.SUMMARY, REST_OF_ALBUM, is_answered=True, resumes_at=Name.PHOTO),
    ),
    listens_for=timedelta(hours=2),
    expires_after=timedelta(hours=3),
    album=lambda answers: answers.album,
)


def form(step: Name, answers: Answers | None = None) -> Form[Name, Answers]:
    return Form(FLOW, step, answers or Answers(), NINE)


def test_an_answer_leads_to_the_next_question() -> None:
    moved = form(Name.COLOUR).answered(Name.COLOUR, colour="red")

    assert (moved.step, moved.answers.colour) == (Name.WORDS, "red")


def test_what_earlier_answers_leave_out_is_neither_asked_nor_gone_back_to() -> None:
    moved = form(Name.COLOUR).answered(Name.COLOUR, colour="none")

    assert moved.step is Name.PHOTO
    assert moved.back().step is Name.COLOUR


def test_back_stays_at_the_first_question_and_keeps_the_answers() -> None:
    answers = Answers("red", "words")

    assert form(Name.COLOUR, answers).back() == form(Name.COLOUR, answers)
    assert form(Name.PHOTO, answers).back() == form(Name.WORDS, answers)


def test_a_button_of_an_older_form_answers_nothing_that_was_not_asked_yet() -> None:
    first = form(Name.COLOUR)

    assert first.answered(Name.WORDS, words="late") is first


def test_an_earlier_question_can_be_answered_anew() -> None:
    moved = form(Name.PHOTO, Answers("red", "words")).answered(Name.COLOUR, colour="blue")

    assert (moved.step, moved.answers) == (Name.WORDS, Answers("blue", "words"))


def test_only_what_may_be_skipped_is_skipped_and_once() -> None:
    skipped = form(Name.WORDS).skipped(Name.WORDS)

    assert skipped.step is Name.PHOTO
    assert skipped.skipped(Name.WORDS) is skipped
    assert skipped.skipped(Name.PHOTO) is skipped


def test_a_form_goes_on_where_its_step_says() -> None:
    assert form(Name.WORDS).resumed().step is Name.WORDS
    assert form(Name.SUMMARY).resumed().step is Name.PHOTO


@pytest.mark.parametrize(
    ("step", "answers", "is_begun"),
    [
        (Name.COLOUR, Answers(), False),
        (Name.COLOUR, Answers("red"), True),
        (Name.WORDS, Answers(), True),
    ],
)
def test_a_form_without_answers_at_its_first_question_is_nothing_to_lose(
    step: Name, answers: Answers, is_begun: bool
) -> None:
    assert form(step, answers).is_begun is is_begun


@pytest.mark.parametrize(
    ("step", "sent", "album", "is_taken"),
    [
        pytest.param(Name.COLOUR, Input.TEXT, None, False, id="a text where a button is meant"),
        pytest.param(Name.WORDS, Input.TEXT, None, True, id="a text where one is asked for"),
        pytest.param(Name.WORDS, Input.FILE, None, False, id="a file where a text is asked for"),
        pytest.param(Name.PHOTO, Input.FILE, None, True, id="a file where one is asked for"),
        pytest.param(Name.SUMMARY, Input.FILE, "7", True, id="the rest of an album"),
        pytest.param(Name.SUMMARY, Input.FILE, "8", False, id="another album"),
        pytest.param(Name.SUMMARY, Input.FILE, None, False, id="a file of no album"),
    ],
)
def test_a_step_says_what_it_takes(
    step: Name, sent: Input, album: str | None, is_taken: bool
) -> None:
    assert form(step, Answers(album="7")).takes(sent, album) is is_taken


def test_an_answer_is_listened_to_longer_than_what_is_none() -> None:
    asked, pressed = form(Name.WORDS), form(Name.COLOUR)
    moment = timedelta(seconds=1)

    assert asked.listens(NINE + FLOW.listens_for - moment, Input.TEXT)
    assert not asked.listens(NINE + FLOW.listens_for, Input.TEXT)
    assert pressed.listens(NINE + CORRECTS_FOR - moment, Input.TEXT)
    assert not pressed.listens(NINE + CORRECTS_FOR, Input.TEXT)


def test_what_is_answered_corrects_nobody() -> None:
    assert not form(Name.SUMMARY).listens(NINE, Input.TEXT)


def test_a_form_that_has_expired_does_not_listen() -> None:
    lasting = replace(FLOW, listens_for=timedelta(days=9))
    old = Form(lasting, Name.WORDS, Answers(), NINE)

    assert old.is_expired(NINE + timedelta(hours=3))
    assert not old.listens(NINE + timedelta(hours=3), Input.TEXT)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.topic)
def test_the_answers_of_every_flow_survive_their_storage(flow: Flow[StrEnum, object]) -> None:
    blank = flow.answers()

    assert flow.adapter.validate_json(flow.adapter.dump_json(blank)) == blank


def test_dates_times_and_files_survive_their_storage() -> None:
    for flow, answers in (
        (REPORT, ReportAnswers(files=(File("photo", "F"),), album="7")),
        (APPOINTMENT, AppointmentAnswers(starts_on=date(2026, 11, 26))),
        (SCHEDULE, PlanAnswers(days=(0, 4), at=time(8, 15))),
    ):
        assert flow.adapter.validate_json(flow.adapter.dump_json(answers)) == answers


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.topic)
def test_every_name_of_a_flow_is_a_step(flow: Flow[StrEnum, object]) -> None:
    names = type(flow.steps[0].name)

    assert [step.name for step in flow.steps] == list(names)


def test_a_step_that_is_changed_alone_leads_back_to_the_last_one() -> None:
    done = ReportAnswers(category="calo", text="Seorang pria", unit="kanim", concerns="")
    form = Form(REPORT, ReportStep.SUMMARY, done, NINE).at(
        ReportStep.URGENCY, changes=ReportStep.URGENCY
    )

    assert form.back().step is ReportStep.SUMMARY
    assert form.answered(ReportStep.URGENCY, urgency=None).step is ReportStep.SUMMARY
    # The others lead on as ever.
    assert form.at(ReportStep.UNIT).answered(ReportStep.UNIT).step is ReportStep.COUNTER
