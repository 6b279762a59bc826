"""Interviews on both databases: held once, counted without names, forgotten after the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from office.anomalies.words.report_form import ReportAnswers
from office.errors import NotAllowed
from office.escalation.policy import Urgency
from office.forms import StoredForm
from office.interviews import (
    INTERVIEW,
    InterviewCount,
    InterviewMessage,
    InterviewNotice,
    InterviewStep,
    Messages,
    Verdict,
)
from office.interviews.due import AT_ONCE
from office.outbox import OutboxMessage
from office.people import Member, Role
from tests.office.archive import Archive

QUESTIONS = ("Ke mana?", "Berapa lama?", "Dengan siapa?")
TEXT = "Dari wawancara, indikasi: tujuan berubah"


async def holds(archive: Archive, officer: Member) -> None:
    """The first answer is fair, the second odd, the third question skipped."""
    sessions = archive.services.interviews.sessions
    await sessions.begin(officer)
    await sessions.keep_message(officer, 7)
    await sessions.choose(officer, "wisata", QUESTIONS)
    await sessions.mark(officer, 0, Verdict.FAIR)
    await sessions.doubt(officer, 1)
    await sessions.note(officer, "berubah dua kali")
    await sessions.mark(officer, 2, Verdict.SKIPPED)
    await sessions.refer(officer, "0912")


async def counts(archive: Archive) -> dict[str, tuple[int, int, int]]:
    found = await archive.rows(select(InterviewCount))
    return {one.question: (one.asked, one.skipped, one.reported) for one in found if one.question}


async def files(archive: Archive, officer: Member, *, is_from_interview: bool) -> None:
    answers = ReportAnswers(
        category="wawancara", text=TEXT, unit="kanim", urgency=Urgency.NORMAL, concerns=""
    )
    await archive.services.anomalies.reporting.file(
        officer, replace(answers, is_from_interview=is_from_interview)
    )


async def forgets(archive: Archive) -> list[OutboxMessage]:
    return await archive.rows(
        select(OutboxMessage).where(OutboxMessage.kind == InterviewNotice.FORGOTTEN),
    )


async def test_an_interview_ends_at_its_summary(archive: Archive, officer: Member) -> None:
    await holds(archive, officer)

    form = await archive.services.forms.of(officer, INTERVIEW)

    assert form.step is InterviewStep.SUMMARY
    assert [(text, mark.note) for text, mark in form.answers.odd] == [
        ("Berapa lama?", "berubah dua kali")
    ]


async def test_a_finished_one_is_counted_once_and_forgotten(
    archive: Archive, officer: Member
) -> None:
    sessions = archive.services.interviews.sessions
    await holds(archive, officer)

    assert await sessions.finish(officer)
    assert not await sessions.finish(officer)

    assert await counts(archive) == {
        "Ke mana?": (1, 0, 0),
        "Berapa lama?": (1, 0, 0),
        "Dengan siapa?": (1, 1, 0),
    }
    assert await archive.services.forms.of(officer, INTERVIEW) is None


async def test_one_that_was_left_is_not_counted(archive: Archive, officer: Member) -> None:
    sessions = archive.services.interviews.sessions
    await sessions.begin(officer)
    await sessions.choose(officer, "wisata", QUESTIONS)
    await sessions.mark(officer, 0, Verdict.SKIPPED)

    await sessions.begin(officer)

    assert await counts(archive) == {}


async def test_its_report_is_counted_in_the_transaction_that_files_it(
    archive: Archive, officer: Member
) -> None:
    await holds(archive, officer)

    await files(archive, officer, is_from_interview=True)

    assert await counts(archive) == {
        "Ke mana?": (1, 0, 0),
        "Berapa lama?": (1, 0, 1),
        "Dengan siapa?": (1, 1, 0),
    }
    assert await archive.services.forms.of(officer, INTERVIEW) is None


async def test_another_report_leaves_an_interview_alone(archive: Archive, officer: Member) -> None:
    await holds(archive, officer)

    await files(archive, officer, is_from_interview=False)

    assert await counts(archive) == {}
    assert await archive.services.forms.of(officer, INTERVIEW) is not None


async def test_only_trainers_see_counts(archive: Archive, officer: Member) -> None:
    trainer = await archive.enrols("Lestari", Role.TRAINER)
    for _ in range(7):
        await holds(archive, officer)
        await archive.services.interviews.sessions.finish(officer)

    (shown,) = await archive.services.interviews.counts.overview(trainer)

    assert (shown.question, shown.asked, shown.skipped, shown.reported) == (
        "Dengan siapa?",
        5,
        5,
        0,
    )
    with pytest.raises(NotAllowed):
        await archive.services.interviews.counts.overview(officer)


async def test_reports_are_shown_in_steps_of_five(archive: Archive, officer: Member) -> None:
    trainer = await archive.enrols("Lestari", Role.TRAINER)
    shown = []
    for _ in range(6):
        await holds(archive, officer)
        await files(archive, officer, is_from_interview=True)
        found = await archive.services.interviews.counts.overview(trainer)
        shown.append([(count.question, count.reported) for count in found if count.reported])

    assert shown == [[], [], [], [], [("Berapa lama?", 5)], [("Berapa lama?", 5)]]


async def test_counts_of_more_than_a_year_ago_are_not_shown_and_go_by_the_rule(
    archive: Archive, officer: Member
) -> None:
    trainer = await archive.enrols("Lestari", Role.TRAINER)
    for _ in range(5):
        await holds(archive, officer)
        await archive.services.interviews.sessions.finish(officer)

    retention = archive.services.data_protection.retention
    archive.clock.advance(timedelta(days=400))
    await retention.run()
    assert await archive.services.interviews.counts.overview(trainer) == []
    assert await counts(archive) != {}

    archive.clock.advance(timedelta(days=400))
    await retention.run()
    assert await counts(archive) == {}


async def test_on_its_own_day_nothing_is_forgotten(archive: Archive, officer: Member) -> None:
    await holds(archive, officer)

    assert await archive.services.interviews.due.close_days() == 0

    assert await archive.services.forms.of(officer, INTERVIEW) is not None


async def test_after_its_day_it_is_counted_forgotten_and_taken_out_of_the_chat_once(
    archive: Archive, officer: Member
) -> None:
    due = archive.services.interviews.due
    await holds(archive, officer)
    archive.clock.advance(timedelta(days=1))

    assert await due.close_days() == 1
    assert await due.close_days() == 0

    assert (await counts(archive))["Dengan siapa?"] == (1, 1, 0)
    assert [
        (message.recipient_id, message.facts(Messages).numbers)
        for message in await forgets(archive)
    ] == [(officer.id, (7,))]
    assert await archive.rows(select(StoredForm)) == []
    assert await archive.rows(select(InterviewMessage)) == []


async def test_one_held_past_midnight_is_left_alone_until_it_is_over(
    archive: Archive, officer: Member
) -> None:
    sessions, due = archive.services.interviews.sessions, archive.services.interviews.due
    await sessions.begin(officer)
    await sessions.keep_message(officer, 7)
    archive.clock.advance(timedelta(days=1))
    await sessions.choose(officer, "wisata", QUESTIONS)

    assert await due.close_days() == 0
    assert await archive.services.forms.of(officer, INTERVIEW) is not None

    archive.clock.advance(timedelta(days=1))
    assert await due.close_days() == 1


async def test_telegram_is_asked_to_delete_a_hundred_at_most(
    archive: Archive, officer: Member
) -> None:
    for number in range(AT_ONCE + 5):
        await archive.services.interviews.sessions.keep_message(officer, number)
    archive.clock.advance(timedelta(days=1))

    await archive.services.interviews.due.close_days()

    assert sorted(len(message.facts(Messages).numbers) for message in await forgets(archive)) == [
        5,
        AT_ONCE,
    ]


async def test_counts_stand_under_the_first_of_the_month(archive: Archive, officer: Member) -> None:
    await holds(archive, officer)
    await archive.services.interviews.sessions.finish(officer)

    months = {row.month for row in await archive.rows(select(InterviewCount))}
    assert months == {date(2026, 11, 1)}
