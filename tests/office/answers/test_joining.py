"""Who joins a colleague, and whose applicant waits: the head is told once, and in time."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from office.answers import AnswerNotice, AnswerWords, ForwardedQuestion, ForwardedUnknown
from office.outbox import OutboxMessage, Priority
from office.people import Member, Role
from office.questions import QuestionOutcome
from tests.office.answers.conftest import ASKED, asks
from tests.office.archive import Archive

SAME = "paspor kena tinta printer siapa ganti ya"


async def joins(
    archive: Archive, member: Member, question: ForwardedQuestion, number: int = 5
) -> ForwardedQuestion:
    answers = archive.services.answers
    await archive.services.questions.record(number, member, SAME, QuestionOutcome("none"))
    plan = await answers.forwarding.plan(number, member, "tikim")
    alike = await answers.comparing.before_sent(plan.compared, member)
    assert alike.waiting is not None
    assert alike.waiting.id == question.id
    joined = await answers.joining.join(number, member, question.id, plan)
    assert joined is not None
    return joined


async def cards_sent(archive: Archive) -> list[OutboxMessage]:
    kind = OutboxMessage.kind == AnswerNotice.FORWARDED
    return await archive.rows(select(OutboxMessage).where(kind))


async def test_who_joins_gets_the_same_answer_and_the_head_is_asked_once(
    archive: Archive, officer: Member, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    joined = await joins(archive, other, question)
    answers = archive.services.answers

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id]
    assert [it.id for it in await answers.queries.tasks(head)] == [question.id]
    assert await answers.queries.joined(question.id) == 1
    await answers.replying.answer(head, AnswerWords(question.id, "Tanpa biaya"), is_for_all=False)

    assert await archive.told(AnswerNotice.GIVEN) == [officer.id, other.id]
    left = await answers.queries.reread(joined.id)
    assert (left.is_open, left.joins, left.text) == (False, None, SAME)


async def test_nobody_joins_their_own_question_or_one_that_they_would_answer(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    comparing = archive.services.answers.comparing

    for member in (officer, head):
        assert (await comparing.before_sent(SAME, member)).waiting is None


async def test_once_its_asker_waits_no_longer_the_next_one_asks(
    archive: Archive, officer: Member, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    third = await archive.enrols("Dewi", Role.OFFICER)
    second = await joins(archive, other, question)
    await joins(archive, third, question, number=6)
    answers = archive.services.answers

    await answers.forwarding.take_back(question.id, officer)

    assert [it.id for it in await answers.queries.tasks(head)] == [second.id]
    assert await answers.queries.joined(second.id) == 1
    assert [card.about for card in await cards_sent(archive)] == [question.id, second.id]


async def test_the_question_of_an_erased_asker_is_asked_by_who_has_joined_it(
    archive: Archive, officer: Member, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    joined = await joins(archive, other, question)
    await archive.services.data_protection.personal_data.erase(officer.id)

    assert await archive.services.answers.due.climb_due() == 1

    assert [it.id for it in await archive.services.answers.queries.tasks(head)] == [joined.id]
    assert await archive.services.answers.due.climb_due() == 0


async def test_a_question_that_is_answered_meanwhile_is_not_joined(
    archive: Archive, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    answers = archive.services.answers
    await archive.services.questions.record(5, other, SAME, QuestionOutcome("none"))
    plan = await answers.forwarding.plan(5, other, "tikim")
    await answers.replying.answer(head, AnswerWords(question.id, "Tanpa biaya"), is_for_all=True)

    assert await answers.joining.join(5, other, question.id, plan) is None
    alike = await answers.comparing.before_sent(plan.compared, other)
    assert alike.answer is not None
    assert alike.answer.text == "Tanpa biaya"


async def test_an_applicant_who_waits_rings_at_once_and_climbs_in_minutes(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    superior = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    archive.clock.advance(timedelta(hours=15))  # midnight: the office is closed
    question = await asks(archive, officer)
    joined = await joins(archive, other, question)
    answers, now = archive.services.answers, archive.clock.now()

    await asyncio.gather(*(answers.joining.hurry(joined.id, other) for _ in range(3)))

    first, ringing = await cards_sent(archive)
    assert first.due_at > now
    assert (ringing.recipient_id, ringing.due_at) == (head.id, now)
    assert ringing.priority == Priority.URGENT
    reached = []
    for _ in range(3):
        archive.clock.advance(timedelta(minutes=5))
        await answers.due.climb_due()
        reached.append((await answers.queries.reread(question.id)).tier)
    assert reached == [2, 3, 3]
    assert (await archive.told(AnswerNotice.FORWARDED))[2:] == [head.id, superior.id]
    assert await archive.told(AnswerNotice.MOVED) == [officer.id, other.id]
    with pytest.raises(ForwardedUnknown):
        await answers.joining.hurry(question.id, other)


async def test_where_the_post_is_vacant_a_ringing_question_is_tried_again_in_minutes(
    archive: Archive, officer: Member, question: ForwardedQuestion
) -> None:
    await archive.services.answers.joining.hurry(question.id, officer)
    head = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")

    archive.clock.advance(timedelta(minutes=5))
    await archive.services.answers.due.climb_due()

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id]


async def test_an_answered_question_rings_no_more_even_if_it_is_asked_about(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    answers = archive.services.answers
    await answers.joining.hurry(question.id, officer)
    await answers.replying.answer(head, AnswerWords(question.id, "Ya"), is_for_all=False)

    asked = await answers.forwarding.follow_up(question.id, officer, "Berapa lama?")

    assert asked.waiting_at is None
    assert asked.due_at - archive.clock.now() > timedelta(days=1)
    assert asked.text == ASKED
