"""The thread of a report on both databases: what is open, who reads what, what goes along."""

from datetime import timedelta

import pytest

from office.anomalies.errors import (
    AnomalyUnknown,
    ReopeningAsked,
    ReopeningTooLate,
    WordsTooLate,
)
from office.anomalies.models import Anomaly, Entry, Event, Outcome, State
from office.anomalies.words.report_form import File, ReportAnswers
from office.anomalies.words.taking_back import TAKEN_BACK_WITHIN
from office.anomalies.words.thread import REOPENED_WITHIN, Side, for_follower
from office.errors import NotAllowed
from office.escalation.policy import Urgency
from office.people import Member, Role
from office.services import verify_histories
from tests.cast.closing import resolves
from tests.office.anomalies.conftest import Bench

DOUBT = ReportAnswers(
    category="dokumen",
    text="KK tampak suntingan",
    unit="kanim",
    urgency=Urgency.NORMAL,
    concerns="",
)


class Case:
    """One report, its reporter, a head, and somebody whose business it is not."""

    def __init__(self, bench: Bench, rina: Member, sri: Member, yuni: Member, one: Anomaly) -> None:
        self.bench, self.rina, self.sri, self.yuni, self.report = bench, rina, sri, yuni, one


@pytest.fixture
async def case(bench: Bench) -> Case:
    rina = await bench.enrols("Rina", Role.OFFICER)
    yuni = await bench.enrols("Yuni", Role.OFFICER)
    sri = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    return Case(bench, rina, sri, yuni, await bench.reporting.file(rina, DOUBT))


async def test_a_question_is_open_until_its_reporter_answers(case: Case) -> None:
    bench, number = case.bench, case.report.id
    await bench.actions.ask(number, case.sri, "Loket berapa?")
    await bench.actions.ask(number, case.sri, "Jam berapa?")
    open_then = await bench.thread.questions(case.rina)

    await bench.reporting.add(number, case.rina, "Loket 3, jam 9")

    assert [(report.id, words) for report, words in open_then] == [(number, "Jam berapa?")]
    assert await bench.thread.questions(case.rina) == []
    assert await bench.thread.questions(case.yuni) == []
    asked = await bench.thread.asked_before(number, 99)
    assert asked.detail == "Jam berapa?"


async def test_a_question_is_answered_once_also_after_an_answer_was_taken_back(case: Case) -> None:
    bench, number = case.bench, case.report.id
    await bench.actions.ask(number, case.sri, "Loket berapa?")
    await bench.reporting.add(number, case.rina, "Loket 3")
    first = (await bench.thread.entries(number, case.rina))[-1].number
    await bench.taking_back.take_back(number, first, case.rina)

    for words in ("Loket 4", "jam 9"):
        await bench.reporting.add(number, case.rina, words)

    said = [
        (entry.event, entry.detail)
        for entry in await bench.thread.entries(number, case.rina)
        if entry.event in (Event.ANSWERED, Event.ADDED)
    ]
    assert said == [(Event.ANSWERED, ""), (Event.ANSWERED, "Loket 4"), (Event.ADDED, "jam 9")]


async def test_each_stands_on_a_side_or_has_no_business_there(case: Case) -> None:
    thread, number = case.bench.thread, case.report.id

    assert (await thread.side_of(number, case.rina))[1] is Side.FOLLOWER
    assert (await thread.side_of(number, case.sri))[1] is Side.HEAD
    for stranger, report in ((case.yuni, number), (case.sri, 999)):
        with pytest.raises(AnomalyUnknown):
            await thread.side_of(report, stranger)


async def test_files_stay_with_their_words(case: Case) -> None:
    bench, number = case.bench, case.report.id
    await bench.reporting.add(number, case.rina, "Satu", [File("photo", "a")])
    await bench.reporting.add(number, case.rina, "Dua", [File("document", "b")])

    files = await bench.queries.attachments(number)
    entries = await bench.thread.entries(number, case.rina)
    said = {entry.number: entry.detail for entry in entries if entry.event is Event.ADDED}

    assert [(said[attachment.entry_number], attachment.file_id) for attachment in files] == [
        ("Satu", "a"),
        ("Dua", "b"),
    ]


async def test_words_are_taken_back_once_by_their_writer_and_the_chain_holds(case: Case) -> None:
    bench, report = case.bench, case.report.id
    await bench.actions.ask(report, case.sri, "Loket berapa?")
    await bench.reporting.add(report, case.rina, "Loket 3", [File("photo", "a")])
    number = (await bench.thread.entries(report, case.rina))[-1].number
    said_at = await bench.thread.last_said(case.rina)
    for other in (case.sri, case.yuni):
        with pytest.raises(AnomalyUnknown):
            await bench.taking_back.take_back(report, number, other)

    bench.clock.advance(TAKEN_BACK_WITHIN)
    _, words = await bench.taking_back.take_back(report, number, case.rina)
    _, again = await bench.taking_back.take_back(report, number, case.rina)

    now = await bench.queries.reread(report)
    entries = await bench.thread.entries(report, case.sri)
    assert (words, again) == ("Loket 3", "")
    assert now.state is State.NEEDS_INFO
    assert [entry.event for entry in entries].count(Event.ERASED) == 1
    assert all("Loket 3" not in entry.detail for entry in entries)
    assert await bench.queries.attachments(report) == []
    assert await verify_histories(bench.database) == []
    assert said_at == bench.clock.now() - TAKEN_BACK_WITHIN


async def test_after_ten_minutes_words_stay(case: Case) -> None:
    bench, report = case.bench, case.report.id
    await bench.reporting.add(report, case.rina, "Loket 3")
    number = (await bench.thread.entries(report, case.rina))[-1].number
    bench.clock.advance(TAKEN_BACK_WITHIN + timedelta(seconds=1))

    with pytest.raises(WordsTooLate):
        await bench.taking_back.take_back(report, number, case.rina)


async def test_followers_see_nothing_that_is_internal(case: Case) -> None:
    bench, number = case.bench, case.report.id
    await bench.actions.note(number, case.sri, "awasi", [File("photo", "rahasia")])
    record = await bench.paper_records.make(number, case.rina)

    entries = await bench.thread.entries(number, case.rina)

    hidden = {Event.NOTED, Event.NOTIFIED, Event.EXPORTED}
    assert not hidden & {entry.event for entry in entries}
    assert not hidden & {entry.event for entry in record.entries}
    assert record.attachments == []
    assert record.first_broken is None
    assert len((await bench.paper_records.make(number, case.sri)).attachments) == 1


def test_notes_pushes_pauses_and_files_are_for_heads_alone() -> None:
    shown = {entry.event for entry in for_follower([Entry(event=event) for event in Event])}

    assert shown.isdisjoint({Event.NOTED, Event.PUSHED, Event.SNOOZED, Event.EXPORTED})


async def test_a_closed_report_grows_old_although_it_was_printed(case: Case) -> None:
    bench, number = case.bench, case.report.id
    closed = await resolves(bench.anomalies, number, case.sri, Outcome.REFERRED, "Ke Dukcapil")
    bench.clock.advance(timedelta(days=3))

    await bench.paper_records.make(number, case.sri)

    now = await bench.queries.reread(number)
    assert now.changed_at == closed.changed_at


async def test_reopening_is_asked_for_once_by_the_reporter_in_time(case: Case) -> None:
    bench, number = case.bench, case.report.id
    with pytest.raises(NotAllowed):
        await bench.thread.ask_to_reopen(number, case.rina, "Ia kembali")
    await resolves(bench.anomalies, number, case.sri, Outcome.UNFOUNDED, "KK asli")
    with pytest.raises(AnomalyUnknown):
        await bench.thread.ask_to_reopen(number, case.yuni, "Ia kembali")

    bench.clock.advance(REOPENED_WITHIN)
    await bench.thread.ask_to_reopen(number, case.rina, "Ia kembali")
    with pytest.raises(ReopeningAsked):
        await bench.thread.ask_to_reopen(number, case.rina, "Sungguh")

    await bench.actions.reopen(number, case.sri)
    await resolves(bench.anomalies, number, case.sri, Outcome.UNFOUNDED, "KK asli")
    bench.clock.advance(REOPENED_WITHIN + timedelta(seconds=1))
    with pytest.raises(ReopeningTooLate):
        await bench.thread.ask_to_reopen(number, case.rina, "Ia kembali")
