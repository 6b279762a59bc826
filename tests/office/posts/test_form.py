"""The form of an appointment asks only what it needs, and reads dates as people type them."""

from datetime import date

import pytest

from office.calendar.date_parser import Unclear
from office.posts.errors import DayIsPast, EndsBeforeStart
from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep, read_day

WEDNESDAY = date(2026, 11, 25)
DATES = [
    pytest.param("26/11/2026", date(2026, 11, 26), id="with strokes"),
    pytest.param(" 5-3-2027 ", date(2027, 3, 5), id="with dashes and without zeros"),
    pytest.param("27 nov", date(2026, 11, 27), id="with the month's name"),
    pytest.param("jumat", date(2026, 11, 27), id="a weekday"),
    pytest.param("besok", date(2026, 11, 26), id="a word"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_day_is_read_as_in_an_announcement(text: str, expected: date) -> None:
    assert read_day(text, AppointmentAnswers(), WEDNESDAY) == expected


def test_a_weekday_as_the_last_day_follows_the_first() -> None:
    answers = AppointmentAnswers(starts_on=date(2026, 12, 7))

    assert read_day("rabu", answers, WEDNESDAY) == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("31/02/2027", Unclear), ("nanti dulu", Unclear), ("24/11", DayIsPast)],
)
def test_a_day_that_cannot_be_is_refused(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_day(text, AppointmentAnswers(), WEDNESDAY)


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(EndsBeforeStart):
        read_day("26 nov", AppointmentAnswers(starts_on=date(2026, 11, 30)), WEDNESDAY)


def test_an_appointment_that_was_proposed_asks_for_the_letter_alone() -> None:
    step, proposed = AppointmentStep, AppointmentAnswers(kind="plh", leave_id=1)

    assert APPOINTMENT.after(step.WHO, proposed) is step.LETTER
    assert APPOINTMENT.after(step.LETTER, proposed) is step.SUMMARY
    assert APPOINTMENT.before(step.LETTER, proposed) is step.WHO


def test_a_deputy_needs_no_letter() -> None:
    assert (
        APPOINTMENT.after(AppointmentStep.KIND, AppointmentAnswers(kind="wakil"))
        is AppointmentStep.FROM
    )
    assert (
        APPOINTMENT.after(AppointmentStep.KIND, AppointmentAnswers(kind="plh"))
        is AppointmentStep.LETTER
    )


def test_a_leave_asks_for_no_post() -> None:
    assert (
        APPOINTMENT.after(AppointmentStep.WHO, AppointmentAnswers(is_leave=True))
        is AppointmentStep.FROM
    )
    assert (
        APPOINTMENT.after(AppointmentStep.TO, AppointmentAnswers(is_leave=True))
        is AppointmentStep.SUMMARY
    )


def test_answers_survive_their_storage() -> None:
    answers = AppointmentAnswers(
        post="kepala_kantor//", member_id=7, kind="plh", starts_on=date(2026, 11, 26)
    )

    adapter = APPOINTMENT.adapter
    assert adapter.validate_json(adapter.dump_json(answers)) == answers


def test_back_skips_what_was_not_asked() -> None:
    step, deputy = AppointmentStep, AppointmentAnswers(kind="wakil")
    mine = AppointmentAnswers(is_leave=True, is_mine=True)

    assert APPOINTMENT.before(step.FROM, deputy) is step.KIND
    assert APPOINTMENT.before(step.FROM, AppointmentAnswers(is_leave=True)) is step.WHO
    assert APPOINTMENT.before(step.FROM, mine) is step.FROM
    assert APPOINTMENT.before(step.POST, AppointmentAnswers()) is step.POST
