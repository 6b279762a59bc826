"""Questions are kept with their answers, once, and can be judged by those who asked them."""

from datetime import UTC, datetime, timedelta

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.inbox import Inbox, StoredUpdate
from office.people import Member, NewMember, People, Role
from office.questions import Dislike, Question, QuestionOutcome, Questions, QuestionUnknown
from office.questions.pace import QuestionPace
from tests.conftest import WIB
from tests.office.foundation import foundation_of
from tests.office.rows import row

SURE = QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)


@pytest.fixture
def questions(database: Database, clock: HandMovedClock) -> Questions:
    return Questions(foundation_of(database, clock))


@pytest.fixture
async def budi(database: Database, clock: HandMovedClock) -> Member:
    people = People(database, clock, WIB)
    return await people.enrol(await people.invite(NewMember("Budi", "kanim", (Role.OFFICER,))), 7)


async def kept(questions: Questions, number: int) -> Question | None:
    return await row(questions.database, Question, number)


async def test_what_was_asked_lately_is_told_once_the_latest_first(
    questions: Questions, budi: Member, clock: HandMovedClock
) -> None:
    await questions.record(1, budi, "paspor lama", SURE)
    clock.advance(timedelta(days=91))
    for number, text in enumerate(("denda paspor hilang", "jam buka", "denda paspor hilang"), 2):
        await questions.record(number, budi, text, SURE)
        clock.advance(timedelta(minutes=1))

    assert await questions.recently() == ["denda paspor hilang", "jam buka"]


async def test_a_question_closes_its_update(questions: Questions, budi: Member) -> None:
    inbox = Inbox(questions.database, questions.clock)
    await inbox.accept([StoredUpdate(1, 7, "{}")])

    async with inbox.handling(1):
        await questions.record(1, budi, "denda paspor hilang", SURE)

    assert await inbox.count_open() == 0


async def test_a_question_handled_twice_is_kept_once(questions: Questions, budi: Member) -> None:
    await questions.record(1, budi, "denda paspor hilang", SURE)
    await questions.record(1, budi, "denda paspor hilang", SURE)

    question = await kept(questions, 1)
    assert question.sop_id == "paspor-hilang"


async def test_a_later_verdict_replaces_the_earlier(questions: Questions, budi: Member) -> None:
    await questions.record(1, budi, "denda paspor hilang", SURE)

    await questions.rate(1, budi, is_helpful=True)
    await questions.rate(1, budi, is_helpful=False, dislike=Dislike.OUTDATED)

    question = await kept(questions, 1)
    assert (question.is_helpful, question.dislike) == (False, Dislike.OUTDATED)


async def test_nobody_judges_the_question_of_another(questions: Questions, budi: Member) -> None:
    await questions.record(1, budi, "denda paspor hilang", SURE)
    stranger = budi.model_copy(update={"id": budi.id + 1})

    with pytest.raises(QuestionUnknown):
        await questions.rate(1, stranger, is_helpful=True)


async def test_a_choice_that_fits_nothing_becomes_a_gap(questions: Questions, budi: Member) -> None:
    await questions.record(1, budi, "nama beda", QuestionOutcome("choice", score=0.5))
    await questions.record(2, budi, "resep pempek", QuestionOutcome("none"))

    await questions.mark_gap(1, budi)

    assert {question.text for question in await questions.gaps()} == {"nama beda", "resep pempek"}


# --- how fast one member may ask ---

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def asked(times: int) -> QuestionPace:
    pace = QuestionPace()
    for _ in range(times):
        pace.note(START)
    return pace


@pytest.mark.parametrize(
    ("asked_before", "seconds_later", "wait", "law"),
    [
        (0, 0, 0, "the first question is free"),
        (19, 0, 0, "the twentieth is free"),
        (20, 0, 60, "the next waits a full minute"),
        (20, 45, 15, "waiting is what is left of the minute"),
        (20, 60, 0, "after a minute all is forgotten"),
    ],
)
def test_the_wait(asked_before: int, seconds_later: int, wait: int, law: str) -> None:
    now = START + timedelta(seconds=seconds_later)

    assert asked(asked_before).wait(now) == timedelta(seconds=wait), law


def test_a_slowed_member_is_told_again_only_after_a_rest() -> None:
    pace = asked(20)
    pace.is_slowed = True

    pace.wait(START + timedelta(seconds=120))

    assert not pace.is_slowed
