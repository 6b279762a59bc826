"""How reports end and how long they take, on both engines: for heads, and what may be passed on."""

from datetime import date, timedelta

import pytest
from sqlmodel import delete

from office.anomalies import Anomaly, Followed, Outcome
from office.answers import AnswerWords
from office.calendar.period import Period, whole_months
from office.escalation.policy import Urgency
from office.figures import Picture
from office.figures.outcomes.shared import CellKind, SharedCell
from office.figures.outcomes.values import CasePace, ConfirmedSigns, InterviewsHeld
from office.figures.pilot.models import AnswerVerdict
from office.figures.values import QuestionFigures, Waits
from office.interviews import INTERVIEW, Verdict
from office.people import Member, Role
from office.posts.posts import SECTION_HEAD, Post, post_name
from office.questions import Question
from tests.office.figures.conftest import Bench

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
NORMAL = Urgency.NORMAL


async def ends(
    office: Bench, report: Anomaly, head: Member, outcome: Outcome, *, within: int = 60
) -> None:
    """Close it in minutes, with a promise for the next hour that is replaced by a later one."""
    anomalies = office.services.anomalies
    until = await office.promises(report, head)
    await anomalies.actions.promise(report.id, head, until + timedelta(hours=1))
    office.clock.advance(timedelta(minutes=within))
    await anomalies.steps.skip(report.id, head, "Tidak perlu lagi")
    await anomalies.actions.resolve(report.id, head, outcome, "Selesai", Followed.POSTPONED)


async def holds_an_interview(office: Bench, officer: Member) -> None:
    sessions = office.services.interviews.sessions
    await sessions.begin(officer)
    await sessions.choose(officer, "wisata", ("Ke mana?", "Berapa lama?"))
    for number in range(2):
        await sessions.mark(officer, number, Verdict.FAIR)
    assert await office.services.forms.of(officer, INTERVIEW) is not None
    await sessions.refer(officer, "")
    await sessions.finish(officer)


async def test_heads_see_how_reports_ended_and_how_long_they_took(
    office: Bench, rina: Member, boss: Member, sri: Member, hendra: Member
) -> None:
    anomalies = office.services.anomalies
    first = await office.files(rina)
    office.clock.advance(timedelta(minutes=10))
    await ends(office, first, sri, Outcome.CONFIRMED, within=30)
    second = await office.files(rina, "wawancara")
    # Its first tier is reminded, then it climbs.
    for minutes in (60, 30):
        office.clock.advance(timedelta(minutes=minutes))
        await anomalies.due.escalate_due()
    await ends(office, second, boss, Outcome.REFERRED, within=70)
    await office.files(rina, concerns=post_name(Post(SECTION_HEAD, section="inteldakim")))
    await holds_an_interview(office, rina)

    seen = (await office.sees(boss)).outcomes
    of_sri, of_hendra = [(await office.sees(viewer)).outcomes for viewer in (sri, hendra)]

    assert seen is not None
    assert of_sri is not None
    assert of_hendra is not None
    assert seen.ended == {
        "dokumen": {Outcome.CONFIRMED: 1}, "wawancara": {Outcome.REFERRED: 1}
    }  # fmt: skip
    assert (of_sri.ended.keys(), of_hendra.ended.keys()) == ({"dokumen"}, {"wawancara"})
    assert seen.followed == {Followed.POSTPONED: 2}
    # What is about a superior is counted for the head of office alone.
    assert [(one.filed, one.climbed) for one in (seen, of_sri, of_hendra)] == [
        (3, 1), (1, 0), (1, 1),
    ]  # fmt: skip
    hour = timedelta(hours=1)
    assert seen.taken == {NORMAL: CasePace(2, timedelta(minutes=50), 2, 1, (hour,))}
    # The break at noon is no working time.
    assert seen.closed == {NORMAL: CasePace(2, timedelta(minutes=90), 2, 1)}
    # A week says nothing of what is kept by month; the month does, to those who may see signs.
    assert (seen.is_by_month, seen.months, seen.interviews) == (True, None, None)
    month = (await office.sees(boss, NOVEMBER)).outcomes
    assert month is not None
    assert (month.interviews, month.signs) == (InterviewsHeld(1, 0), ConfirmedSigns())
    assert not of_hendra.is_by_month
    trainer = await office.employs("Lestari", Role.TRAINER)
    assert (await office.sees(trainer)).outcomes is None


async def test_a_report_that_was_opened_again_is_measured_by_the_promise_given_since(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    """It was closed in time; its first promise says nothing of the second end."""
    anomalies = office.services.anomalies
    corrected, worked_on = await office.files(rina), await office.files(rina)
    for report in (corrected, worked_on):
        await ends(office, report, sri, Outcome.CONFIRMED, within=1)
    office.clock.advance(timedelta(days=1))
    for report in (corrected, worked_on):
        await anomalies.actions.reopen(report.id, sri)
    await anomalies.actions.promise(worked_on.id, sri, office.clock.now() + timedelta(hours=1))
    for report in (corrected, worked_on):
        await anomalies.steps.skip(report.id, sri, "Tidak perlu lagi")
        await anomalies.actions.resolve(report.id, sri, Outcome.UNFOUNDED, "Selesai")

    seen = (await office.sees(boss)).outcomes

    assert seen is not None
    assert seen.ended == {"dokumen": {Outcome.UNFOUNDED: 2}}
    closed = seen.closed[NORMAL]
    assert (closed.count, closed.limited, closed.in_time) == (2, 1, 1)


async def test_what_may_be_passed_on_is_the_same_for_any_small_number(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    """One report or four, one about a superior, one opened again: no edition of a period differs.

    Two editions would tell that five had become four.
    """
    counting = office.services.figures.counting
    for _ in range(5):
        last = await office.files(rina)
        await ends(office, last, sri, Outcome.CONFIRMED, within=0)
    await office.files(rina, concerns=post_name(Post(SECTION_HEAD, section="inteldakim")))
    await ends(office, await office.files(rina, "wawancara"), boss, Outcome.REFERRED)
    trainer = await office.employs("Lestari", Role.TRAINER)
    for band in ("sure",) * 6 + ("likely",) * 4 + ("choice", "none", "none"):
        await office.asks(rina, band, f"kucing {band}")
    answers = office.services.answers
    forwarded = await answers.forwarding.forward(office.last_question, rina, "inteldakim")
    periods = [NOVEMBER, Period(date(2026, 1, 1), date(2026, 12, 31)), office.week]
    assert (await counting.of_office(NOVEMBER)).shared == (), "the month is not over"
    # It was sent in November, but its end belongs to December.
    later = await office.files(rina, "wawancara")
    office.clock.move_to(office.clock.now() + timedelta(days=8))
    told = [await counting.of_office(period) for period in periods]
    await ends(office, later, boss, Outcome.REFERRED)
    await office.services.anomalies.actions.reopen(last.id, sri)
    await answers.replying.answer(sri, AnswerWords(forwarded.id, text="Ya"), is_for_all=False)
    opened = [await counting.of_office(period) for period in periods]
    await office.resolves(last, sri)

    assert opened == told
    again = [await counting.of_office(period) for period in periods]

    assert again == told
    for period, one in zip(periods, told, strict=True):
        assert one == Picture(period, is_whole_office=True, shared=one.shared), "nothing else"
    november = told[0].shared
    assert november is not None
    assert dict(november[0].bands) == {
        SharedCell(CellKind.ENDED, "dokumen", Outcome.CONFIRMED): 5,
        SharedCell(CellKind.TAKEN, NORMAL): 5,
        SharedCell(CellKind.SURE): 5,
    }  # fmt: skip
    assert november[0].waits == {SharedCell(CellKind.TAKEN, NORMAL): timedelta(0)}
    # A trainer reads the same of questions, of the whole office: parts would add up to it.
    of_trainer = await office.sees(trainer, NOVEMBER)
    assert of_trainer.shared is not None
    assert dict(of_trainer.shared[0].bands) == {SharedCell(CellKind.SURE): 5}
    assert (of_trainer.questions, of_trainer.gaps) == (QuestionFigures(), ())
    year = told[1].shared
    assert year is not None
    assert [one.month.first.month for one in year] == list(range(1, 12))
    assert year[-1] == november[0]
    assert told[2].shared == ()


async def test_the_first_weeks_of_the_pilot_stay_beside_the_later_ones(
    office: Bench,
    rina: Member,
    boss: Member,
    sri: Member,
    hendra: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also once its questions are removed: the counts are kept, for every head's reach."""
    counting = office.services.figures.counting
    pilot = counting.pilot
    rules = pilot.anomalies.rules()
    await office.asks(rina)
    await office.asks(rina, "none", "kucing hilang")
    answers = office.services.answers
    forwarded = await answers.forwarding.forward(office.last_question, rina, "inteldakim")
    await office.files(rina, concerns=post_name(Post(SECTION_HEAD, section="inteldakim")))
    await office.promises(await office.files(rina), sri)
    assert (await office.sees(boss, of_cases=True)).baseline is None
    with_pilot = type(rules)(**{**vars(rules), "pilot_begins": office.week.first})
    monkeypatch.setattr(pilot.anomalies, "rules", lambda: with_pilot)
    office.clock.advance(timedelta(days=7))
    assert (await office.sees(boss, of_cases=True)).baseline is None, "the second week is not over"
    assert not await counting.keep_first_weeks()

    office.clock.advance(timedelta(days=7))
    await office.asks(rina, "none")
    seen = await office.sees(boss, of_cases=True)

    assert seen.baseline is not None
    assert seen.pilot is not None
    assert seen.baseline.period == Period(date(2026, 11, 23), date(2026, 12, 6))
    assert (seen.baseline.figures.at_once, seen.pilot.at_once) == (1, 0)
    assert [await counting.keep_first_weeks() for _ in range(2)] == [True, False]
    await answers.replying.answer(sri, AnswerWords(forwarded.id, text="Ya"), is_for_all=False)
    office.clock.advance(timedelta(days=7))
    assert [await counting.keep_first_weeks() for _ in range(2)] == [True, False]

    viewers = (boss, sri, hendra)
    before = [(await office.sees(viewer, of_cases=True)).baseline for viewer in viewers]
    async with office.services.database.begin() as session:
        for table in (Question, AnswerVerdict):
            await session.exec(delete(table))
    after = [(await office.sees(viewer, of_cases=True)).baseline for viewer in viewers]

    assert after == before
    of_boss, of_sri, of_hendra = [one.figures for one in after if one is not None]
    assert (of_boss.asked, of_boss.at_once, of_boss.usable.count) == (2, 1, 2)
    assert (of_boss.untaken, of_sri.untaken) == (1, 0), "one is about a superior"
    assert (of_sri.normal, of_hendra.normal) == (Waits(1, 0), Waits())
    assert of_hendra.asked == 2, "Rina works in the section"


def test_a_month_counts_only_if_it_is_whole() -> None:
    quarter = whole_months(Period(date(2026, 10, 2), date(2027, 1, 31)))

    assert [one.first for one in quarter] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]
    assert whole_months(Period(date(2026, 11, 2), date(2026, 11, 30))) == []
