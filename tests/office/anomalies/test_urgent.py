"""An urgent report on a holiday: whatever is done with it, it moves on within the hour."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from office.anomalies.models import Anomaly, Event, Outcome, State
from office.anomalies.notices import Notice
from office.anomalies.words.report_form import ReportAnswers
from office.escalation.policy import Urgency
from office.outbox import OutboxMessage
from office.people import Member, Role
from tests.cast.closing import resolves
from tests.cast.people import is_away, is_plh
from tests.conftest import WIB
from tests.office.anomalies.conftest import Bench
from tests.office.rows import rows

CHRISTMAS = datetime(2026, 12, 25, 10, 43, tzinfo=WIB)
ONE_HOUR, HALF_AN_HOUR = timedelta(hours=1), timedelta(minutes=30)


class Night:
    """An office on Christmas Day, and what people of it do with one urgent report."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    async def opens(self) -> None:
        bench = self.bench
        bench.clock.move_to(CHRISTMAS)
        self.rina = await bench.enrols("Rina", Role.OFFICER)
        self.sri = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
        self.hendra = await bench.enrols("Hendra", Role.SECTION_HEAD, "dokintalkim")
        self.dodi = await bench.enrols("Dodi", Role.OFFICER, "inteldakim")
        self.bambang = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
        answers = ReportAnswers(
            "tppo", "Dokumen dipegang orang", "kanim", urgency=Urgency.URGENT, concerns=""
        )
        self.id = (await bench.reporting.file(self.rina, answers)).id

    async def now(self) -> Anomaly:
        found = await self.bench.queries.reread(self.id)
        assert found is not None
        return found

    async def passes(self, span: timedelta) -> None:
        self.bench.clock.advance(span)
        while await self.bench.due.escalate_due():
            pass

    async def told(self, notice: Notice, since: int = 0) -> list[int]:
        """Who was told of it after that message, in order."""
        return await rows(
            self.bench.database,
            select(OutboxMessage.recipient_id)
            .where(OutboxMessage.kind == notice, col(OutboxMessage.id) > since)
            .order_by(col(OutboxMessage.recipient_id)),
        )

    async def last_message(self) -> int:
        return (
            await rows(
                self.bench.database, select(OutboxMessage.id).order_by(col(OutboxMessage.id))
            )
        )[-1]

    async def is_taken(self, by: Member | None = None) -> None:
        await self.bench.actions.acknowledge(self.id, by or self.sri)

    async def is_silent_after(self, by: Member | None = None) -> int:
        """Somebody takes it and says nothing for an hour. Returns the last message before that."""
        await self.is_taken(by)
        last = await self.last_message()
        await self.passes(ONE_HOUR)
        return last

    async def goes_on_leave(self, member: Member) -> None:
        today = self.bench.people.today()
        await is_away(self.bench.database, member, today)


@pytest.fixture
async def night(bench: Bench) -> Night:
    night = Night(bench)
    await night.opens()
    return night


async def taken(night: Night) -> None:
    await night.is_taken()


async def assigned(night: Night) -> None:
    await night.bench.directing.assign(night.id, night.sri, night.dodi.id)


async def given_back(night: Night) -> None:
    await assigned(night)
    await night.bench.directing.give_back(night.id, night.dodi)


async def worked_on_after_a_reminder(night: Night) -> None:
    await night.is_silent_after()
    await night.bench.actions.progress(night.id, night.sri, State.AWAITING_AGENCY)


async def asked_after_a_reminder(night: Night) -> None:
    await night.is_silent_after()
    await night.bench.actions.ask(night.id, night.sri, "Ia masih di sana?")


async def reminded(night: Night) -> None:
    await night.is_silent_after()


async def returned(night: Night) -> None:
    await night.is_silent_after()
    await night.passes(HALF_AN_HOUR)


async def transferred(night: Night) -> None:
    await night.is_taken()
    await night.bench.actions.transfer(night.id, night.sri, "dokintalkim", "Ini soal paspor")


async def escalated(night: Night) -> None:
    await night.is_taken()
    await night.bench.actions.escalate(night.id, night.sri)


async def reopened(night: Night) -> None:
    await resolves(night.bench.anomalies, night.id, night.sri, Outcome.UNFOUNDED, "Sah.")
    await night.bench.actions.reopen(night.id, night.sri)


MOVES = (taken, assigned, given_back, worked_on_after_a_reminder, asked_after_a_reminder, reminded,
         returned, transferred, escalated, reopened)  # fmt: skip


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
async def test_after_every_move_it_is_due_within_the_hour(
    night: Night, move: Callable[[Night], Awaitable[None]]
) -> None:
    await move(night)

    due_at = (await night.now()).due_at
    assert due_at is not None
    assert timedelta(0) < due_at - night.bench.clock.now() <= ONE_HOUR


async def test_the_reporter_and_the_next_tier_are_told_at_once_and_the_holder_keeps_it(
    night: Night,
) -> None:
    last = await night.is_silent_after()

    assert await night.told(Notice.PROMISE_DUE, last) == [night.sri.id]
    assert await night.told(Notice.MOVED, last) == [night.rina.id]
    assert await night.told(Notice.CARD, last) == [night.bambang.id]
    assert (await night.now()).holder_id == night.sri.id


async def test_an_ordinary_report_is_told_to_nobody_else_before_its_grace_is_over(
    bench: Bench,
) -> None:
    bench.clock.move_to(datetime(2026, 12, 23, 9, 0, tzinfo=WIB))
    rina = await bench.enrols("Rina", Role.OFFICER)
    sri = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    answers = ReportAnswers("tppo", "Ragu", "kanim", urgency=Urgency.NORMAL, concerns="")
    report = await bench.reporting.file(rina, answers)
    await bench.actions.acknowledge(report.id, sri)
    bench.clock.advance(ONE_HOUR)
    await bench.due.escalate_due()

    assert (await bench.events(report.id))[Event.ESCALATED] == 0
    assert {member for member, _, _ in await bench.cards(report.id)} == {sri.id}


async def test_a_second_silence_is_told_again(night: Night) -> None:
    await night.is_silent_after()
    await night.bench.actions.progress(night.id, night.sri, State.IN_PROGRESS)
    last = await night.last_message()

    await night.passes(ONE_HOUR)

    assert await night.told(Notice.CARD, last) == [night.bambang.id]
    assert await night.told(Notice.MOVED, last) == [night.rina.id]


async def test_silenced_reminders_silence_nobody_else(night: Night) -> None:
    await night.is_taken()
    until = night.bench.clock.now() + 3 * ONE_HOUR
    await night.bench.directing.snooze(night.id, night.sri, until)
    last = await night.last_message()

    await night.passes(ONE_HOUR)

    assert await night.told(Notice.PROMISE_DUE, last) == []
    assert await night.told(Notice.CARD, last) == [night.bambang.id]


async def test_if_the_head_of_office_is_silent_the_heads_below_are_told(night: Night) -> None:
    last = await night.is_silent_after(night.bambang)

    assert await night.told(Notice.CARD, last) == [night.sri.id]


async def test_if_somebody_of_the_section_is_silent_the_head_who_gave_it_is_told(
    night: Night,
) -> None:
    await assigned(night)
    last = await night.last_message()

    await night.passes(ONE_HOUR)

    assert await night.told(Notice.PROMISE_DUE, last) == [night.dodi.id]
    assert await night.told(Notice.CARD, last) == [night.sri.id]


async def test_where_there_is_nobody_else_the_reporter_is_told_all_the_same(night: Night) -> None:
    await night.goes_on_leave(night.bambang)

    last = await night.is_silent_after()

    assert await night.told(Notice.CARD, last) == []
    assert await night.told(Notice.MOVED, last) == [night.rina.id]


async def test_a_holder_on_leave_without_a_substitute_is_not_waited_for(night: Night) -> None:
    await night.is_taken()
    await night.goes_on_leave(night.sri)
    last = await night.last_message()

    await night.passes(ONE_HOUR)

    assert (await night.now()).state is State.NEW
    assert await night.told(Notice.CARD, last) == [night.bambang.id]
    assert await night.told(Notice.MOVED, last) == [night.rina.id]


async def test_a_plh_is_reminded_and_the_tier_above_them_is_told(night: Night) -> None:
    plh, day = night.hendra, date(2026, 12, 25)
    await is_plh(night.bench.database, plh, day)
    await night.is_taken(plh)
    last = await night.last_message()

    await night.passes(ONE_HOUR)
    assert await night.told(Notice.PROMISE_DUE, last) == [plh.id]
    assert await night.told(Notice.CARD, last) == [night.bambang.id]

    last = await night.last_message()
    await night.passes(HALF_AN_HOUR)
    assert (await night.now()).state is State.NEW
    assert await night.told(Notice.CARD, last) == sorted([plh.id, night.bambang.id])
