"""A forwarded question is answered once, reaches those it should, and grows old."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from office.anomalies.errors import AlreadyThere
from office.answers import (
    AlreadyAnswered,
    AnswerNotice,
    AnswerWords,
    ForwardedQuestion,
    ForwardedUnknown,
    HeadAnswer,
)
from office.outbox import OutboxMessage
from office.people import Member, Role
from office.questions import QuestionOutcome, QuestionUnknown
from office.records import Retention, Rule
from tests.office.answers.conftest import ASKED, asks
from tests.office.archive import Archive

WORDS = "Diganti tanpa biaya"


async def count(archive: Archive, table: type[ForwardedQuestion] | type[HeadAnswer]) -> int:
    return len(await archive.rows(select(table)))


async def test_the_answer_and_its_message_are_one_step(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    assert await archive.told(AnswerNotice.FORWARDED) == [head.id]

    words = AnswerWords(question.id, WORDS)
    given = await archive.services.answers.replying.answer(head, words, is_for_all=True)

    assert not given.question.is_open
    assert given.answer.text == WORDS
    assert await archive.told(AnswerNotice.GIVEN) == [officer.id]
    (shown,) = await archive.services.answers.queries.in_force()
    assert shown.question == ASKED


async def test_two_replicas_with_the_same_tap_forward_once(
    archive: Archive, officer: Member, head: Member
) -> None:
    await archive.services.questions.record(1, officer, ASKED, QuestionOutcome("none"))
    forward = archive.services.answers.forwarding.forward

    questions = await asyncio.gather(*(forward(1, officer, "tikim") for _ in range(4)))

    assert len({question.id for question in questions}) == 1
    assert await archive.told(AnswerNotice.FORWARDED) == [head.id]


async def test_of_two_who_answer_at_once_one_wins(
    archive: Archive, officer: Member, head: Member
) -> None:
    other = await archive.enrols("Budi", Role.SECTION_HEAD, section="tikim")
    question = await asks(archive, officer)
    replying = archive.services.answers.replying

    ended = await asyncio.gather(
        *(
            replying.answer(member, AnswerWords(question.id, WORDS), is_for_all=False)
            for member in (head, other)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, AlreadyAnswered) for answer in ended) == 1
    assert await archive.told(AnswerNotice.GIVEN) == [officer.id]
    assert await count(archive, HeadAnswer) == 1


async def test_of_an_answer_for_the_asker_alone_no_question_is_kept_for_others(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    given = await archive.services.answers.replying.answer(
        head, AnswerWords(question.id, WORDS), is_for_all=False
    )

    assert given.answer.question == ""
    assert await archive.services.answers.queries.in_force() == []


async def test_only_the_asker_forwards_a_question(
    archive: Archive, officer: Member, head: Member
) -> None:
    await archive.services.questions.record(1, officer, ASKED, QuestionOutcome("none"))

    with pytest.raises(QuestionUnknown):
        await archive.services.answers.forwarding.forward(1, head, "tikim")


async def test_a_head_of_another_section_may_do_nothing(
    archive: Archive, officer: Member, head: Member
) -> None:
    other = await archive.enrols("Tuti", Role.SECTION_HEAD, section="tu")
    question, answers = await asks(archive, officer), archive.services.answers

    with pytest.raises(ForwardedUnknown):
        await answers.replying.answer(other, AnswerWords(question.id, WORDS), is_for_all=True)
    with pytest.raises(ForwardedUnknown):
        await answers.replying.hand_on(question.id, other, "tu")
    with pytest.raises(ForwardedUnknown):
        await answers.queries.seen_by_head(question.id, other)
    assert await answers.queries.tasks(other) == []
    with pytest.raises(AlreadyThere):
        await answers.replying.hand_on(question.id, head, "tikim")


async def test_where_nobody_is_there_it_waits_for_somebody(
    archive: Archive, officer: Member, question: ForwardedQuestion
) -> None:
    assert question.tier == 0
    assert await archive.told(AnswerNotice.FORWARDED) == []
    head = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")

    archive.clock.advance(timedelta(days=1))
    assert await archive.services.answers.due.climb_due() == 1

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id]
    assert await archive.told(AnswerNotice.MOVED) == [officer.id]


async def test_it_does_not_wait_for_a_head_who_cannot_be_reached(
    archive: Archive, officer: Member, head: Member
) -> None:
    superior = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    question = await asks(archive, officer)

    await archive.services.people.mark_unreachable(head.id)
    card = OutboxMessage(kind=AnswerNotice.FORWARDED, about=question.id, recipient_id=head.id)
    await archive.services.answers.due.undelivered(card)
    await archive.services.answers.due.climb_due()

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id, superior.id]


async def test_an_answer_that_was_ended_is_shown_to_nobody(
    archive: Archive, officer: Member, head: Member
) -> None:
    question, answers = await asks(archive, officer), archive.services.answers
    words = AnswerWords(question.id, WORDS)
    given = await answers.replying.answer(head, words, is_for_all=True)

    await answers.replying.end(given.answer.id, head)

    assert await answers.queries.in_force() == []


async def test_an_erased_asker_waits_for_no_answer_and_leaves_no_words(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    await archive.services.data_protection.personal_data.erase(officer.id)

    left = await archive.services.answers.queries.reread(question.id)
    assert (left.text, left.is_open) == ("", False)
    assert await archive.services.answers.queries.tasks(head) == []


async def test_old_questions_and_answers_go(
    archive: Archive, officer: Member, head: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = (Rule("answers", "closed", 30), Rule("answers", "expired", 30))
    retaining = archive.services.data_protection.retention
    monkeypatch.setattr(retaining, "retention", lambda: Retention(rules))
    question = await asks(archive, officer)
    words = AnswerWords(question.id, WORDS)
    await archive.services.answers.replying.answer(head, words, is_for_all=True)
    still_open = await asks(archive, officer, number=2)

    await archive.passes(days=31)
    assert await count(archive, ForwardedQuestion) == 1
    assert await count(archive, HeadAnswer) == 1
    await archive.passes(days=91)

    assert await count(archive, HeadAnswer) == 0
    left = await archive.services.answers.queries.reread(still_open.id)
    assert left is not None
