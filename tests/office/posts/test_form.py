"""The form of an appointment asks only what it needs, and reads dates as people type them."""

from datetime import date

import pytest

from office.posts.form import Answers, Step, after, read_date

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
    assert after(Step.KIND, Answers(kind="wakil")) is Step.FROM
    assert after(Step.KIND, Answers(kind="plh")) is Step.LETTER


def test_a_leave_asks_for_no_post() -> None:
    assert after(Step.WHO, Answers(is_leave=True)) is Step.FROM
    assert after(Step.TO, Answers(is_leave=True)) is Step.SUMMARY


def test_answers_survive_their_storage() -> None:
    answers = Answers(post="kepala_kantor//", member_id=7, kind="plh", starts_on=date(2026, 11, 26))

    assert Answers.from_json(answers.to_json()) == answers
