"""The form of an appointment asks only what it needs, and reads dates as people type them."""

from datetime import date

import pytest

from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep, read_date

DATES = [
    pytest.param("26/11/2026", date(2026, 11, 26), id="with strokes"),
    pytest.param(" 5-3-2027 ", date(2027, 3, 5), id="with dashes and without zeros"),
    pytest.param("26.11.2026", date(2026, 11, 26), id="with points"),
    pytest.param("31/02/2026", None, id="a day that does not exist"),
    pytest.param("26/11", None, id="without a year"),
    pytest.param("besok", None, id="a word"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_read_as_people_type_it(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


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
