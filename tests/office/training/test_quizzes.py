"""A question is put, answered once by whom it was put to, and moves what they know."""

from dataclasses import replace
from datetime import date

import pytest

from office.people import Member
from office.training import Catalogue, NoTraining, QuizUnknown, TrainingNotice
from office.training.models import QuizAttempt
from office.training.stores import store
from tests.office.training.conftest import Office

THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


@pytest.fixture
async def asked(office: Office, rina: Member) -> QuizAttempt:
    """A question that Rina wished for on Thursday; its poll has reached her."""
    office.is_now(THURSDAY, 9)
    attempt = (await office.training.quizzes.ask(rina)).attempt
    await office.delivers()
    return attempt


def poll(attempt: QuizAttempt) -> str:
    return f"poll-{attempt.id}"


async def test_a_right_answer_moves_its_card_on(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    answered = await office.training.quizzes.answered(poll(asked), rina, asked.correct)

    assert (answered.attempt.is_right, answered.card_id) == (True, None)
    assert (await office.training.results.own(rina)).boxes == {2: 1}


async def test_only_the_first_answer_counts(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    await office.training.quizzes.answered(poll(asked), rina, asked.correct)
    again = await office.training.quizzes.answered(poll(asked), rina, asked.correct + 1)

    assert not again.is_new
    assert again.attempt.is_right
    own = await office.training.results.own(rina)
    assert (own.total.questions.right, own.total.questions.wrong) == (1, 0)


async def test_an_answer_by_another_account_is_none(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    """A poll that was forwarded keeps its id."""
    other = await office.enrols("Andi")

    with pytest.raises(QuizUnknown):
        await office.training.quizzes.answered(poll(asked), other, asked.correct)
    with pytest.raises(QuizUnknown):
        await office.training.quizzes.answered("poll-unknown", rina, 0)
    assert (await office.questions(rina))[0].answered_at is None


async def test_a_late_answer_still_counts(office: Office, rina: Member, asked: QuizAttempt) -> None:
    office.is_now(MONDAY, 18)

    answered = await office.training.quizzes.answered(poll(asked), rina, asked.correct + 1)

    assert answered.due_on == date(2026, 12, 2)  # Tuesday is a holiday


async def test_an_answer_counts_although_the_question_is_gone(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    office.catalogue = Catalogue()

    assert (await office.training.quizzes.answered(poll(asked), rina, asked.correct)).is_new


async def test_what_is_held_back_counts_for_nobody(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    async with office.database.begin() as session:
        await store.hold_item(session, asked.question_id, "words", office.clock.now())

    answer = await office.training.quizzes.answered(poll(asked), rina, asked.correct + 1)

    assert answer.is_held
    own = await office.training.results.own(rina)
    assert own.boxes == {}
    assert (own.total.questions.answered, own.total.questions.wrong) == (0, 0)
    # And there is another one to be had.
    other = await office.training.quizzes.ask(rina)
    assert other.attempt.question_id != asked.question_id


async def test_questions_do_not_pile_up(office: Office, rina: Member, asked: QuizAttempt) -> None:
    again = await office.training.quizzes.ask(rina)

    assert (again.attempt.id, again.is_new) == (asked.id, False)
    assert len(await office.messages(TrainingNotice.QUIZ)) == 1


async def test_after_the_answer_another_question_can_be_had(
    office: Office, rina: Member, asked: QuizAttempt
) -> None:
    await office.training.quizzes.answered(poll(asked), rina, asked.correct)

    another = await office.training.quizzes.ask(rina)

    assert another.is_new
    assert another.attempt.question_id != asked.question_id


async def test_a_question_is_obsolete_once_its_day_is_over_or_its_answer_has_changed(
    office: Office, rina: Member
) -> None:
    office.is_now(THURSDAY, 9)
    asked = (await office.training.quizzes.ask(rina)).attempt
    assert await office.training.quizzes.to_send(asked.id) is not None
    before = office.catalogue

    facts = replace(before.questions[asked.question_id], correct=(asked.correct + 1) % 4)
    office.learns(questions={**before.questions, asked.question_id: facts})
    assert await office.training.quizzes.to_send(asked.id) is None

    office.catalogue = before
    office.is_now(FRIDAY, 9)
    assert await office.training.quizzes.to_send(asked.id) is None


async def test_a_wish_is_granted_after_hours_and_the_schedule_s_question_is_not_sent_then(
    office: Office, rina: Member
) -> None:
    await office.runs_due_jobs_at(FRIDAY, 8)
    andi = await office.enrols("Andi")
    office.is_now(FRIDAY, 19)
    wished = (await office.training.quizzes.ask(andi)).attempt
    (scheduled,) = await office.questions(rina)

    assert await office.training.quizzes.to_send(wished.id) is not None
    assert await office.training.quizzes.to_send(scheduled.id) is None


async def test_without_questions_there_is_no_quiz(office: Office, rina: Member) -> None:
    office.learns(questions={})

    with pytest.raises(NoTraining):
        await office.training.quizzes.ask(rina)
