"""Two heads and one question: the second sees the first one's answer, and decides."""

import asyncio

import pytest

from office.answers import AnsweredAlike, AnswerNotice, AnswerWords, ForwardedQuestion, HeadAnswer
from office.errors import NotAllowed
from office.people import Member, Role
from office.questions import QuestionOutcome
from tests.office.answers.conftest import ASKED, asks
from tests.office.archive import Archive

NEAR = "paspor pemohon kena tinta printer siapa yang ganti"


@pytest.fixture
async def second_head(archive: Archive) -> Member:
    return await archive.enrols("Tuti", Role.SECTION_HEAD, section="tu")


@pytest.fixture
async def near(archive: Archive, other: Member, second_head: Member) -> ForwardedQuestion:
    await archive.services.questions.record(7, other, NEAR, QuestionOutcome("none"))
    return await archive.services.answers.forwarding.forward(7, other, "tu")


@pytest.fixture
async def first(archive: Archive, head: Member, question: ForwardedQuestion) -> HeadAnswer:
    words = AnswerWords(question.id, "Tanpa biaya")
    given = await archive.services.answers.replying.answer(head, words, is_for_all=True)
    return given.answer


async def test_a_second_answer_waits_until_its_author_has_seen_the_first(
    archive: Archive, second_head: Member, near: ForwardedQuestion, first: HeadAnswer
) -> None:
    answers, words = archive.services.answers, AnswerWords(near.id, "Bayar Rp50.000")
    seen = await answers.comparing.before_answered(near.compared, second_head.id)
    assert seen is not None
    assert seen.id == first.id

    with pytest.raises(AnsweredAlike) as refused:
        await answers.replying.answer(second_head, words, is_for_all=True)

    assert refused.value.answer_id == first.id
    assert (await answers.queries.reread(near.id)).is_open
    beside = AnswerWords(near.id, words.text, beside=(first.id,))
    await answers.replying.answer(second_head, beside, is_for_all=True)
    assert len(await answers.queries.in_force()) == 2


async def test_who_replaces_the_first_answer_lets_its_author_and_its_readers_know(
    archive: Archive,
    officer: Member,
    head: Member,
    second_head: Member,
    near: ForwardedQuestion,
    first: HeadAnswer,
) -> None:
    answers = archive.services.answers
    words = AnswerWords(near.id, "Bayar Rp50.000", takes=(first.id,))

    given = await answers.replying.answer(second_head, words, is_for_all=True)

    assert [it.id for it in await answers.queries.in_force()] == [given.answer.id]
    assert sorted(await archive.told(AnswerNotice.REPLACED)) == sorted([officer.id, head.id])
    assert given.told == 1
    # Who asks in the words of the old one finds the new one.
    assert given.answer.wordings == (NEAR, ASKED)


async def test_who_joins_the_first_gives_its_answer_in_its_name(
    archive: Archive,
    head: Member,
    other: Member,
    second_head: Member,
    near: ForwardedQuestion,
    first: HeadAnswer,
) -> None:
    replying = archive.services.answers.replying

    question, answer = await replying.adopt(near.id, second_head, first.id)

    assert (question.answer_id, answer.author_id) == (first.id, head.id)
    assert (await archive.told(AnswerNotice.GIVEN))[-1] == other.id
    await replying.end(first.id, head)
    third = await asks(archive, other, number=8)
    with pytest.raises(NotAllowed):
        await replying.adopt(third.id, head, first.id)


async def test_who_asks_the_first_gives_them_the_question_with_what_they_would_answer(
    archive: Archive,
    head: Member,
    second_head: Member,
    near: ForwardedQuestion,
    first: HeadAnswer,
) -> None:
    answers = archive.services.answers

    await answers.replying.hand_on(near.id, second_head, "tikim", "Bayar Rp50.000")

    (task,) = await answers.queries.tasks(head)
    assert (task.id, task.remark) == (near.id, "Bayar Rp50.000")
    # They see their own answer before they give another one.
    with pytest.raises(AnsweredAlike):
        await answers.replying.answer(head, AnswerWords(near.id, "Bayar"), is_for_all=True)
    words = AnswerWords(near.id, "Bayar", takes=(first.id,))
    await answers.replying.answer(head, words, is_for_all=True)
    assert [it.text for it in await answers.queries.in_force()] == ["Bayar"]


async def test_of_two_heads_at_the_same_instant_the_second_sees_the_first(
    archive: Archive,
    head: Member,
    second_head: Member,
    question: ForwardedQuestion,
    near: ForwardedQuestion,
) -> None:
    answer = archive.services.answers.replying.answer

    ended = await asyncio.gather(
        answer(head, AnswerWords(question.id, "Tanpa biaya"), is_for_all=True),
        answer(second_head, AnswerWords(near.id, "Bayar"), is_for_all=True),
        return_exceptions=True,
    )

    assert sum(isinstance(it, AnsweredAlike) for it in ended) == 1
    assert len(await archive.services.answers.queries.in_force()) == 1


async def test_an_answer_that_has_ended_or_expired_stands_in_nobodys_way(
    archive: Archive, head: Member, second_head: Member, near: ForwardedQuestion, first: HeadAnswer
) -> None:
    answers = archive.services.answers
    await answers.replying.end(first.id, head)

    assert await answers.comparing.before_answered(ASKED, second_head.id) is None
    words = AnswerWords(near.id, "Bayar", takes=(first.id,))
    given = await answers.replying.answer(second_head, words, is_for_all=True)
    assert given.told == 0
