"""The five figures of a pilot, and the sample: who judges what, and never what they asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from office.answers import AnswerWords
from office.errors import NotAllowed
from office.figures import Completeness
from office.figures.pilot.rules import SAMPLE, sample, week_of_use
from office.figures.values import ActiveWeek, SampleVerdicts, Waits
from office.people import Member
from office.questions import QuestionOutcome
from tests.office.figures.conftest import Bench

SOP, SECTION = "paspor-hilang", "biaya"
MONDAY = date(2026, 11, 23)


async def is_answered(office: Bench, asker: Member, number: int) -> None:
    """Somebody asks what a section answers for sure."""
    outcome = QuestionOutcome("sure", SOP, SECTION)
    await office.services.questions.record(number, asker, f"biaya paspor hilang {number}", outcome)


def test_a_sample_is_drawn_by_chance_and_stays_the_same() -> None:
    drawn = sample(range(100), MONDAY)

    assert len(set(drawn)) == SAMPLE
    assert drawn == sample(reversed(range(100)), MONDAY)
    assert drawn != sample(range(100), MONDAY + timedelta(weeks=1))
    assert drawn != sorted(drawn)


def test_weeks_of_use_begin_with_the_week_of_the_first_day() -> None:
    wednesday = date(2026, 11, 25)

    assert week_of_use(wednesday, 1).first == MONDAY
    assert week_of_use(wednesday, 4).last == MONDAY + timedelta(days=27)


async def test_the_five_figures_are_counted_of_real_work_alone(
    office: Bench,
    rina: Member,
    yuni: Member,
    sri: Member,
    boss: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = replace(office.services.rules(), pilot_begins=office.week.first)
    pilot = office.services.figures.counting.pilot
    monkeypatch.setattr(pilot.anomalies, "rules", lambda: rules)
    await is_answered(office, rina, 1001)
    await office.asks(rina, "none", "kucing hilang")
    answers = office.services.answers
    forwarded = await answers.forwarding.forward(office.last_question, rina, "inteldakim")
    report = await office.files(rina)
    await office.files(yuni)
    office.clock.advance(timedelta(minutes=30))
    await answers.replying.answer(sri, AnswerWords(forwarded.id, text="Ya"), is_for_all=False)
    await office.promises(report, sri)
    period = office.week

    now = (await office.sees(boss)).pilot
    office.clock.advance(timedelta(weeks=1))
    later = (await office.sees(boss, period)).pilot

    assert now is not None
    assert later is not None
    assert (now.asked, now.at_once, now.unusable) == (2, 1, 0)
    assert (now.usable, now.by_head) == (Waits(2, 15), Waits(1, 30))
    assert (now.normal, now.urgent, now.untaken) == (Waits(1, 30), Waits(), 1)
    assert now.active == tuple(ActiveWeek(number) for number in (1, 4, 8, 12))
    assert later.active[0] == ActiveWeek(1, 2)
    assert later.active[1] == ActiveWeek(4)


async def test_an_answer_counts_from_when_the_asker_had_one(
    office: Bench, rina: Member, yuni: Member, sri: Member, boss: Member
) -> None:
    """Not from a correction months later, nor from when it was given to somebody before them."""
    answers, waited = office.services.answers, timedelta(minutes=30)
    given = None
    for asker in (rina, yuni):
        office.clock.advance(timedelta(minutes=1))
        await office.asks(asker, "none", "kucing hilang")
        forwarded = await answers.forwarding.forward(office.last_question, asker, "inteldakim")
        office.clock.advance(waited)
        if given is None:
            words = AnswerWords(forwarded.id, text="Ya")
            given = await answers.replying.answer(sri, words, is_for_all=True)
        else:
            await answers.replying.adopt(forwarded.id, sri, given.answer.id)
    period = office.week
    before = (await office.sees(boss, period)).pilot
    office.clock.advance(timedelta(days=40))
    words = AnswerWords(forwarded.id, text="Tidak", replaces=given.answer.id)
    await answers.replying.answer(sri, words, is_for_all=True)
    after = (await office.sees(boss, period)).pilot

    assert before is not None
    assert before.by_head == Waits(2, 30)
    assert after == before


async def test_heads_judge_last_weeks_answers_of_their_sops(
    office: Bench, rina: Member, hendra: Member, sri: Member, boss: Member
) -> None:
    pilot, period = office.services.figures.counting.pilot, office.week
    for number in range(2001, 2004):
        await is_answered(office, rina, number)
    await is_answered(office, hendra, 2004)
    assert await pilot.next(hendra) is None
    office.clock.advance(timedelta(weeks=1))

    first = await pilot.next(hendra)
    assert first is not None
    assert (first.number, first.of, first.before) == (1, 3, None)
    await pilot.judge(first.question_id, Completeness.WRONG, hendra)
    second = await pilot.next(hendra)
    assert second is not None
    assert second.before == first.question_id
    skipped = await pilot.next(hendra, after=second.question_id)
    assert skipped is not None
    assert skipped.question_id not in (first.question_id, second.question_id)
    await pilot.judge(first.question_id, Completeness.COMPLETE, hendra)
    await pilot.judge(second.question_id, Completeness.LACKING, boss)

    assert await pilot.next(sri) is None
    for judge, question in ((sri, first.question_id), (hendra, 2004), (rina, first.question_id)):
        with pytest.raises(NotAllowed):
            await pilot.judge(question, Completeness.COMPLETE, judge)
    seen = (await office.sees(boss, period)).pilot
    assert seen is not None
    assert seen.judged == SampleVerdicts(sampled=4, complete=1, lacking=1)
    of_sri = (await office.sees(sri, period)).pilot
    assert of_sri is not None
    assert of_sri.judged == SampleVerdicts()
