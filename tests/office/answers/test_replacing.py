"""An answer is replaced or withdrawn once, and all who have it hear of it once."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from office.answers import AnswerNotice, AnswerWords, ForwardedQuestion, HeadAnswer
from office.answers.errors import AlreadyAnswered, ForwardedUnknown, QuestionTakenBack
from office.answers.moves.replying import Given
from office.errors import NotAllowed
from office.people import Member, Role
from office.questions import QuestionOutcome
from office.records import Retention, Rule
from tests.office.answers.conftest import asks
from tests.office.archive import Archive


async def gives(
    archive: Archive,
    head: Member,
    question: ForwardedQuestion,
    text: str = "Lama",
    *,
    is_for_all: bool = True,
    replaces: int = 0,
) -> Given:
    words = AnswerWords(question.id, text, replaces=replaces)
    return await archive.services.answers.replying.answer(head, words, is_for_all=is_for_all)


async def is_shown(archive: Archive, member: Member, given: Given, number: int = 9) -> None:
    outcome = QuestionOutcome("none", answer_id=given.answer.id)
    await archive.services.questions.record(number, member, "sama", outcome)


async def test_the_old_answer_ends_and_all_who_have_it_are_told_once(
    archive: Archive, officer: Member, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    old = await gives(archive, head, question)
    await is_shown(archive, other, old)
    # The head has looked at their own answer, and need not be told.
    await is_shown(archive, head, old, number=10)

    new = await gives(archive, head, question, "Baru", replaces=old.answer.id)

    assert new.told == 2
    assert await archive.told(AnswerNotice.REPLACED) == [officer.id, other.id]
    assert await archive.told(AnswerNotice.WITHDRAWN) == []
    assert await archive.told(AnswerNotice.GIVEN) == [officer.id]
    (in_force,) = await archive.services.answers.queries.in_force()
    assert in_force.id == new.answer.id
    left = await archive.services.answers.queries.reread(question.id)
    assert left.answer_id == new.answer.id


async def test_everybody_with_the_same_answer_gets_the_new_one(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    question, same = await asks(archive, officer), await asks(archive, other, number=2)
    old = await gives(archive, head, question)
    await archive.services.answers.replying.answer_same(old.answer.id, head, [same.id])

    new = await gives(archive, head, question, "Baru", is_for_all=False, replaces=old.answer.id)

    # Both have asked a head: "penanya saja" means both.
    assert new.told == 2
    assert await archive.told(AnswerNotice.REPLACED) == [officer.id, other.id]
    left = await archive.services.answers.queries.reread(same.id)
    assert left.answer_id == new.answer.id


async def test_of_two_who_replace_an_answer_at_once_one_wins(
    archive: Archive, officer: Member, head: Member
) -> None:
    second = await archive.enrols("Budi", Role.SECTION_HEAD, section="tikim")
    question = await asks(archive, officer)
    old = await gives(archive, head, question)

    ended = await asyncio.gather(
        *(gives(archive, member, question, replaces=old.answer.id) for member in (head, second)),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, AlreadyAnswered) for answer in ended) == 1
    assert len(await archive.services.answers.queries.in_force()) == 1
    assert await archive.told(AnswerNotice.REPLACED) == [officer.id]


async def test_an_answer_that_is_ended_twice_is_withdrawn_once(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    question, replying = await asks(archive, officer), archive.services.answers.replying
    given = await gives(archive, head, question)
    await is_shown(archive, other, given)

    with pytest.raises(NotAllowed):
        await replying.end(given.answer.id, other)
    counts = await asyncio.gather(*(replying.end(given.answer.id, head) for _ in range(2)))

    assert sorted(counts) == [0, 2]
    assert await archive.told(AnswerNotice.WITHDRAWN) == [officer.id, other.id]


async def test_who_only_heard_of_a_replacement_hears_of_the_next(
    archive: Archive, officer: Member, other: Member, head: Member, question: ForwardedQuestion
) -> None:
    old = await gives(archive, head, question)
    await is_shown(archive, other, old)
    second = await gives(archive, head, question, "Kedua", replaces=old.answer.id)

    await archive.services.answers.replying.end(second.answer.id, head)

    assert await archive.told(AnswerNotice.WITHDRAWN) == [officer.id, other.id]


async def test_nobody_without_the_post_replaces_an_answer(
    archive: Archive, officer: Member, head: Member
) -> None:
    stranger = await archive.enrols("Tuti", Role.SECTION_HEAD, section="tu")
    question = await asks(archive, officer)
    old = await gives(archive, head, question)

    with pytest.raises(ForwardedUnknown):
        await gives(archive, stranger, question, replaces=old.answer.id)
    with pytest.raises(AlreadyAnswered):
        await gives(archive, head, question)


async def test_a_follow_up_opens_the_question_for_who_answered_it(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    question, answers = await asks(archive, officer), archive.services.answers
    given = await gives(archive, head, question)
    await is_shown(archive, other, given)

    with pytest.raises(ForwardedUnknown):
        await answers.forwarding.follow_up(question.id, other, "mana formulirnya")
    again = await answers.forwarding.follow_up(question.id, officer, "mana formulirnya")

    assert again.is_open
    assert await archive.told(AnswerNotice.FORWARDED) == [head.id, head.id]
    (task,) = await answers.queries.tasks(head)
    assert (task.answer_id, task.follow_up) == (given.answer.id, "mana formulirnya")
    more = await gives(archive, head, question, "BA-3")
    assert more.told == 1
    assert await archive.told(AnswerNotice.GIVEN) == [officer.id, officer.id]
    assert await archive.told(AnswerNotice.REPLACED) == [other.id]


async def test_a_mended_answer_to_a_follow_up_replaces_the_one_for_all(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    question, answers = await asks(archive, officer), archive.services.answers
    for_all = await gives(archive, head, question)
    await is_shown(archive, other, for_all)
    await answers.forwarding.follow_up(question.id, officer, "mana formulirnya")
    for_asker = await gives(archive, head, question, "BA-3", is_for_all=False)
    assert for_asker.told == 0

    new = await gives(archive, head, question, "BA-4", replaces=for_asker.answer.id)

    assert new.told == 2
    assert await archive.told(AnswerNotice.REPLACED) == [officer.id, other.id]
    (in_force,) = await answers.queries.in_force()
    assert in_force.id == new.answer.id


async def test_what_is_asked_twice_in_one_night_rings_twice(
    archive: Archive, officer: Member, head: Member
) -> None:
    question, answers = await asks(archive, officer), archive.services.answers
    await gives(archive, head, question)
    archive.clock.advance(timedelta(hours=13))

    await answers.forwarding.follow_up(question.id, officer, "mana formulirnya")
    await answers.forwarding.follow_up(question.id, officer, "dan siapa yang meneken")

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id] * 3
    left = await answers.queries.reread(question.id)
    assert left.follow_up == "mana formulirnya\ndan siapa yang meneken"


async def test_a_follow_up_that_nobody_answers_climbs(
    archive: Archive, officer: Member, head: Member
) -> None:
    superior = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    question, answers = await asks(archive, officer), archive.services.answers
    await gives(archive, head, question)
    await answers.forwarding.follow_up(question.id, officer, "mana formulirnya")

    for _ in range(2):
        archive.clock.advance(timedelta(days=4))
        assert await answers.due.climb_due() == 1

    assert await archive.told(AnswerNotice.FORWARDED) == [head.id, head.id, head.id, superior.id]


async def test_a_question_that_was_taken_back_is_answered_by_nobody(
    archive: Archive, officer: Member, other: Member, head: Member
) -> None:
    question, answers = await asks(archive, officer), archive.services.answers

    with pytest.raises(ForwardedUnknown):
        await answers.forwarding.take_back(question.id, other)
    await answers.forwarding.take_back(question.id, officer)

    with pytest.raises(QuestionTakenBack):
        await gives(archive, head, question)
    assert await answers.queries.tasks(head) == []
    # Asked again by the old button, it begins anew.
    archive.clock.advance(timedelta(minutes=1))
    again = await answers.forwarding.forward(1, officer, "tikim")
    assert (again.id, again.is_open) == (question.id, True)
    assert await archive.told(AnswerNotice.FORWARDED) == [head.id, head.id]


async def test_taking_back_and_answering_at_once_leave_one_of_both(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    _, given = await asyncio.gather(
        archive.services.answers.forwarding.take_back(question.id, officer),
        gives(archive, head, question),
        return_exceptions=True,
    )

    left = await archive.services.answers.queries.reread(question.id)
    assert not left.is_open
    assert left.is_taken_back == isinstance(given, QuestionTakenBack)


async def test_an_erased_asker_leaves_no_follow_up(
    archive: Archive, officer: Member, head: Member, question: ForwardedQuestion
) -> None:
    await gives(archive, head, question)
    await archive.services.answers.forwarding.follow_up(question.id, officer, "mana formulirnya")

    await archive.services.data_protection.personal_data.erase(officer.id)

    left = await archive.services.answers.queries.reread(question.id)
    assert (left.text, left.follow_up, left.is_open) == ("", "", False)


async def test_the_answer_that_was_replaced_goes_and_the_new_one_stays(
    archive: Archive, officer: Member, head: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = (Rule("answers", "expired", 30),)
    retaining = archive.services.data_protection.retention
    monkeypatch.setattr(retaining, "retention", lambda: Retention(rules))
    question = await asks(archive, officer)
    old = await gives(archive, head, question)
    new = await gives(archive, head, question, "Baru", replaces=old.answer.id)

    await archive.passes(days=31)

    left = await archive.rows(select(HeadAnswer.id))
    assert left == [new.answer.id]
