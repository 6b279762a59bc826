"""Signs of reports on both databases: kept until the end, then counted without a way back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from office.anomalies import Anomaly, Followed, Outcome, ReportAnswers
from office.anomalies.practice.kinds import Practice
from office.database import AsyncSession
from office.escalation.policy import Urgency
from office.interviews import Verdict
from office.people import Member
from office.signs import ReportSign, SignCount, store
from tests.office.archive import Archive
from tests.office.signs.conftest import QUESTIONS

TERBUKTI, TIDAK = Outcome.CONFIRMED, Outcome.UNFOUNDED


async def reports(archive: Archive, officer: Member, *odd: int) -> Anomaly:
    """Hold an interview with odd answers to these questions, and report it."""
    sessions = archive.services.interviews.sessions
    await sessions.begin(officer, "wisata", QUESTIONS)
    for number in range(len(QUESTIONS)):
        if number in odd:
            await sessions.doubt_in_words(officer, number, "berubah dua kali")
        else:
            await sessions.mark(officer, number, Verdict.FAIR)
    answers = ReportAnswers(
        category="wawancara",
        text="Dari wawancara",
        unit="kanim",
        urgency=Urgency.NORMAL,
        concerns="",
        is_from_interview=True,
    )
    return await archive.services.anomalies.reporting.file(officer, answers)


async def a_day_passes(archive: Archive) -> int:
    archive.clock.advance(timedelta(days=1))
    return await archive.services.signs.keeping.count_ended()


async def counted(archive: Archive) -> dict[tuple[str, Outcome], int]:
    found = await archive.rows(select(SignCount))
    assert {(one.month, one.interview) for one in found} <= {(date(2026, 11, 1), "wisata")}
    return {(one.sign, one.outcome): one.reports for one in found}


async def test_an_ended_report_leaves_counts_and_no_way_back(
    archive: Archive, officer: Member, hendra: Member
) -> None:
    actions = archive.services.anomalies.actions
    first, second = await reports(archive, officer, 0, 1), await reports(archive, officer, 1)
    await actions.resolve(first.id, hendra, TERBUKTI, "Jadwalnya tidak ada")
    assert await archive.services.signs.keeping.count_ended() == 0, "it may be reopened today"
    assert await a_day_passes(archive) == 1
    open_yet = await archive.rows(select(ReportSign))
    assert {(one.anomaly_id, one.sign) for one in open_yet} == {
        (second.id, ""),
        (second.id, "Berapa lama?"),
    }
    await actions.resolve(second.id, hendra, TIDAK, "Ada undangan")

    assert await a_day_passes(archive) == 1
    assert await a_day_passes(archive) == 0

    assert await archive.rows(select(ReportSign)) == []
    assert await counted(archive) == {
        ("", TERBUKTI): 1,
        ("", TIDAK): 1,
        ("Ke mana?", TERBUKTI): 1,
        ("Berapa lama?", TERBUKTI): 1,
        ("Berapa lama?", TIDAK): 1,
    }


async def test_a_report_that_is_reopened_on_its_day_counts_as_it_ends(
    archive: Archive, officer: Member, hendra: Member
) -> None:
    actions = archive.services.anomalies.actions
    report = await reports(archive, officer, 0)
    await actions.resolve(report.id, hendra, TIDAK, "Keliru ditekan")
    await actions.reopen(report.id, hendra)
    assert await a_day_passes(archive) == 0

    await actions.resolve(report.id, hendra, TERBUKTI, "Jadwalnya tidak ada")
    await a_day_passes(archive)

    assert await counted(archive) == {("", TERBUKTI): 1, ("Ke mana?", TERBUKTI): 1}


async def test_a_report_that_is_reopened_while_the_day_is_counted_keeps_its_signs(
    archive: Archive, officer: Member, hendra: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions = archive.services.anomalies.actions
    report = await reports(archive, officer, 0)
    await actions.resolve(report.id, hendra, TERBUKTI, "Jadwalnya tidak ada")
    look = store.ended

    async def looked(session: AsyncSession, before: datetime) -> Sequence[Anomaly]:
        found = await look(session, before)
        await actions.reopen(report.id, hendra)
        return found

    monkeypatch.setattr(store, "ended", looked)
    await a_day_passes(archive)

    assert await counted(archive) == {}
    assert len(await archive.rows(select(ReportSign))) == 2


async def test_what_was_withdrawn_or_practised_counts_nowhere(
    archive: Archive, officer: Member, hendra: Member
) -> None:
    actions = archive.services.anomalies.actions
    withdrawn, drill = await reports(archive, officer, 0), await reports(archive, officer, 0)
    given_up = await reports(archive, officer, 0)
    await actions.resolve(given_up.id, hendra, TIDAK, "Dicabut", Followed.GIVEN_UP)
    await archive.services.anomalies.reporting.withdraw(withdrawn.id, officer)
    async with archive.services.database.begin() as session:
        practised = await session.get(Anomaly, drill.id)
        practised.practice = Practice.DRILL
        session.add(practised)
    await actions.resolve(drill.id, hendra, TERBUKTI, "Latihan")

    assert await a_day_passes(archive) == 3

    assert await archive.rows(select(ReportSign)) == []
    assert await counted(archive) == {}
