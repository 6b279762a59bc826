"""What is counted for whom, on both engines: each within their reach, nothing about themselves."""

from datetime import timedelta

import pytest
from sqlmodel import select

from knowledge.search.answer import Band
from office.announcements import ANNOUNCEMENT, AnnouncementStep, Segment
from office.errors import NotAllowed
from office.figures import FiguresNotice
from office.figures.askers import MAYBE, SURE
from office.figures.values import Gap, OpenReports, PromiseFigures, QuestionFigures
from office.people import Member, Role
from office.posts.posts import SECTION_HEAD, Post, post_name
from office.questions import QuestionOutcome
from office.questions.models import GAP
from office.suggestions import Suggestion
from office.verifications import Application, Channel, IssuerOutcome, VerificationAnswers
from office.verifications.moves.opening import Issuer as Opening
from tests.office.figures.conftest import Bench
from tests.office.rows import rows


def test_the_bands_are_those_of_the_search() -> None:
    assert (Band.SURE.value, Band.LIKELY.value) == (SURE, MAYBE)
    assert Band.NONE.value == GAP


async def test_the_head_of_office_sees_the_questions_of_all_and_of_the_week_before(
    office: Bench, rina: Member, yuni: Member, boss: Member
) -> None:
    await office.asks(rina)
    office.clock.advance(timedelta(days=7))
    await office.asks(rina, "sure")
    await office.asks(rina, "likely")
    await office.asks(yuni, "choice")
    await office.asks(yuni, "none")

    seen = await office.sees(boss)

    assert seen.questions == QuestionFigures(asked=4, at_once=1, gaps=1, maybe=1)
    assert seen.questions.others == 1
    assert seen.questions_before == QuestionFigures(asked=1, at_once=1)
    assert seen.is_whole_office


async def test_what_a_head_had_answered_is_answered_at_once_and_still_has_no_sop(
    office: Bench, rina: Member, yuni: Member, boss: Member, hendra: Member
) -> None:
    await office.asks(yuni, "none", "kucing hilang")
    await office.asks(rina, "none", "kucing hilang", answer_id=1)
    await office.asks(rina, "choice", "kucing sakit", answer_id=2)
    await office.asks(rina, "choice", "biaya")

    seen = (await office.sees(boss)).questions

    assert seen == QuestionFigures(asked=4, at_once=2, gaps=2, answered_gaps=1)
    assert (seen.others, seen.unanswered) == (1, 1)
    assert (await office.sees(hendra)).questions.at_once == 2


async def test_a_section_head_sees_their_officers_and_all_who_ask_their_sops(
    office: Bench, rina: Member, yuni: Member, hendra: Member, sri: Member
) -> None:
    await office.asks(rina)
    await office.asks(yuni, sop="paspor-hilang")
    await office.asks(yuni, "none", "kucing hilang")

    of_dokintalkim, of_inteldakim = await office.sees(hendra), await office.sees(sri)

    assert of_dokintalkim.questions.asked == 2
    assert of_dokintalkim.gaps == ()
    assert of_inteldakim.questions.asked == 0


async def test_a_coordinator_sees_the_ukk_and_a_trainer_no_small_numbers(
    office: Bench, rina: Member, yuni: Member
) -> None:
    await office.asks(rina)
    await office.asks(yuni)
    await office.asks(yuni)

    for role, asked in ((Role.COORDINATOR, 2), (Role.TRAINER, 0)):
        viewer = await office.employs(role, role, unit="ukk-oku")
        assert (await office.sees(viewer)).questions.asked == asked


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN, Role.SOP_KEEPER])
async def test_nobody_else_sees_anything(office: Bench, role: Role) -> None:
    with pytest.raises(NotAllowed):
        await office.sees(await office.employs("Orang", role))


async def test_gaps_are_gathered_by_likeness_those_of_most_people_first(
    office: Bench, rina: Member, yuni: Member, boss: Member
) -> None:
    for text in ("kucing hilang", "Kucing pemohon hilang, bagaimana?", "kucing hilang"):
        await office.asks(rina, "none", text)
    for asker in (rina, yuni):
        await office.asks(asker, "none", "parkir motor di mana")

    gaps = (await office.sees(boss)).gaps

    assert gaps == (Gap("parkir motor di mana", 2, 2), Gap("kucing hilang", 3, 1))


async def test_saran_and_rekap_count_the_same_gaps_by_their_own_words(
    office: Bench, rina: Member, yuni: Member, boss: Member
) -> None:
    """Also of questions that were kept with those before them."""
    record = office.services.questions.record
    for number, (asker, before) in enumerate(((rina, ""), (yuni, "galon habis "))):
        outcome = QuestionOutcome("none", read_as=f"{before}kucing hilang")
        await record(900 + number, asker, "kucing hilang", outcome)
    await office.services.suggestions.gathering.run()
    known = await rows(office.services.database, select(Suggestion))

    gaps = (await office.sees(boss)).gaps

    assert gaps == (Gap("kucing hilang", 2, 2),)
    assert [Gap(gap.text, gap.times, gap.people) for gap in known] == list(gaps)


NEAR_INTELDAKIM = "laporan orang asing overstay kucing hilang"


async def test_a_section_head_sees_the_gaps_of_their_sops_once_two_people_asked(
    office: Bench, rina: Member, yuni: Member, sri: Member, hendra: Member
) -> None:
    facts = office.services.suggestions.gathering.shelf()
    assert facts.nearest_owner(NEAR_INTELDAKIM) == "inteldakim"
    await office.asks(yuni, "none", NEAR_INTELDAKIM)
    await office.asks(yuni, "none", NEAR_INTELDAKIM)
    alone = await office.sees(sri)
    assert (alone.gaps, alone.questions.gaps) == ((), 0)
    assert alone.is_empty

    await office.asks(rina, "none", NEAR_INTELDAKIM)

    seen = await office.sees(sri)
    assert seen.gaps == (Gap(NEAR_INTELDAKIM, 3, 2),)
    assert seen.questions == QuestionFigures(asked=3, gaps=3)
    assert not seen.is_empty
    # Their own officer's question is theirs, whatever section is near.
    own = await office.sees(hendra)
    assert (own.gaps, own.questions.gaps) == ((Gap(NEAR_INTELDAKIM, 1, 1),), 1)
    office.clock.advance(timedelta(days=7))
    later = await office.sees(sri)
    assert (later.questions.asked, later.questions_before.asked) == (0, 3)


async def test_a_gap_is_counted_for_the_section_that_keepers_gave_it_to(
    office: Bench, rina: Member, yuni: Member, boss: Member, sri: Member
) -> None:
    andi = await office.employs("Andi", Role.SECTION_HEAD, "tikim")
    for asker in (rina, yuni):
        await office.asks(asker, "none", NEAR_INTELDAKIM)
    suggestions = office.services.suggestions
    await suggestions.gathering.run()
    (gap,) = await suggestions.deciding.open_for(sri)

    await suggestions.deciding.give_to(gap.id, sri, "tikim")

    assert (await office.sees(sri)).gaps == ()
    assert (await office.sees(andi)).gaps == (Gap(NEAR_INTELDAKIM, 2, 2),)
    await suggestions.deciding.is_elsewhere(gap.id, andi)
    assert (await office.sees(andi)).gaps == ()
    assert (await office.sees(boss)).gaps == (Gap(NEAR_INTELDAKIM, 2, 2),)


async def test_a_report_that_was_taken_back_is_not_done(
    office: Bench, rina: Member, boss: Member
) -> None:
    taken_back = await office.files(rina)
    await office.services.anomalies.reporting.withdraw(taken_back.id, rina)

    seen = (await office.sees(boss)).reports

    assert seen is not None
    assert (seen.filed, seen.resolved, seen.withdrawn, seen.open_total) == (1, 0, 1, 0)


async def test_reports_are_counted_by_section_and_age(
    office: Bench, rina: Member, yuni: Member, boss: Member, sri: Member, hendra: Member
) -> None:
    old = await office.files(rina)
    await office.promises(old, sri)
    await office.services.anomalies.actions.acknowledge((await office.files(yuni)).id, sri)
    office.clock.advance(timedelta(days=8))
    await office.files(rina)
    await office.resolves(old, sri)

    seen = await office.sees(boss)

    assert seen.reports is not None
    assert (seen.reports.filed, seen.reports.resolved) == (1, 1)
    assert seen.reports.open == {"inteldakim": OpenReports((1, 0, 0, 1))}
    assert sum(seen.reports.tiers.values()) == 1
    of_dokintalkim = (await office.sees(hendra)).reports
    assert (of_dokintalkim.filed, of_dokintalkim.open) == (0, {})


async def test_a_tier_that_is_told_twice_is_one_tier(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    """The Kasi is told, told again, and then the head of office: three steps, two tiers."""
    anomalies = office.services.anomalies
    for _ in range(2):
        await office.files(rina)
    office.clock.advance(timedelta(hours=1))
    await anomalies.due.escalate_due()
    seen = (await office.sees(boss)).reports
    assert seen.tiers == {"kepala_seksi": 2}
    (taken, _) = await anomalies.queries.tasks(sri)
    await anomalies.actions.acknowledge(taken.id, sri)

    office.clock.advance(timedelta(minutes=30))
    await anomalies.due.escalate_due()

    seen = (await office.sees(boss)).reports
    assert seen.tiers == {"kepala_seksi": 1, "kepala_kantor": 1}


async def test_a_week_that_is_over_is_told_as_it_was(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    report = await office.files(rina)
    week = office.week
    office.clock.advance(timedelta(days=7))
    await office.promises(report, sri)
    await office.resolves(report, sri)

    seen = (await office.sees(boss, week)).reports

    assert (seen.filed, seen.resolved, seen.open_total) == (1, 0, 1)


async def test_a_report_about_a_superior_is_counted_for_the_head_of_office_alone(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    await office.files(rina, concerns=post_name(Post(SECTION_HEAD, section="inteldakim")))
    coordinator = await office.employs("Joko", Role.COORDINATOR)

    filed = []
    for viewer in (sri, coordinator, boss):
        reports = (await office.sees(viewer)).reports
        filed.append(reports.filed)
    assert filed == [0, 0, 1]


async def test_promises_are_told_to_who_gave_them_and_to_the_head_of_office(
    office: Bench, rina: Member, boss: Member, sri: Member, hendra: Member
) -> None:
    kept, broken = await office.files(rina), await office.files(rina)
    await office.promises(kept, sri)
    await office.promises(broken, sri)
    await office.resolves(kept, sri)
    office.clock.advance(timedelta(hours=2))
    await office.services.anomalies.due.escalate_due()

    figures = PromiseFigures(kept=1, broken=1)
    assert (await office.sees(sri)).promises == figures
    assert (await office.sees(sri)).promises_by_section == {}
    assert (await office.sees(boss)).promises_by_section == {"inteldakim": figures}
    assert (await office.sees(hendra)).promises == PromiseFigures()
    trainer = await office.employs("Lestari", Role.TRAINER)
    assert (await office.sees(trainer)).promises is None


async def test_read_announcements_are_counted_by_where_their_readers_work(
    office: Bench, rina: Member, yuni: Member, boss: Member, hendra: Member
) -> None:
    author = await office.employs("Lestari", Role.TRAINER)
    writing, announcements = (
        office.services.announcements.writing,
        office.services.announcements,
    )
    await writing.begin(author)
    await writing.write(author, "Jam layanan berubah")
    await writing.address(author, Segment(units=frozenset({"ukk-oku"})))
    await office.services.forms.go_to(author, ANNOUNCEMENT, AnnouncementStep.ACK)
    await writing.choose(author, needs_ack=True)
    draft = await writing.draft(author)
    sent = await announcements.publishing.submit(author, draft.id)
    await announcements.due.run()
    await announcements.reading.read(sent.id, yuni)

    seen = (await office.sees(boss)).reading

    assert (seen.announcements, seen.recipients, seen.read) == (1, 1, 1)
    assert (await office.sees(hendra)).reading.recipients == 0


async def test_verifications_are_counted_by_issuer_for_the_heads_above(
    office: Bench, rina: Member, boss: Member, hendra: Member, sri: Member
) -> None:
    verifications, today = office.services.verifications, office.services.people.today()
    answers = VerificationAnswers(
        document="KK", case_reference="", question="", application=Application.NONE
    )
    for outcome in (IssuerOutcome.GENUINE, IssuerOutcome.NO_ANSWER):
        one = await verifications.opening.open(rina, answers, Opening("dukcapil", "dokintalkim"))
        await verifications.following.sent(
            one.id, rina, Channel.LETTER, today, today + timedelta(days=3)
        )
        await verifications.following.close(one.id, rina, outcome, today)

    counted = [(await office.sees(viewer)).verifications for viewer in (boss, hendra)]

    assert [
        [(figure.issuer_id, figure.count, figure.answered) for figure in seen] for seen in counted
    ] == [
        [("dukcapil", 2, 1)],
        [("dukcapil", 2, 1)],
    ]
    assert (await office.sees(sri)).verifications == ()
    trainer = await office.employs("Lestari", Role.TRAINER)
    assert (await office.sees(trainer)).verifications == ()
    assert (await office.sees(boss, office.week.before)).verifications == ()


async def test_a_head_sees_no_training_of_a_few_people_and_their_trainer_does(
    office: Bench, rina: Member, boss: Member
) -> None:
    trainer = await office.employs("Lestari", Role.TRAINER)
    for number in range(3):
        await office.employs(f"Petugas {number}", Role.OFFICER)

    few, of_trainer = (await office.sees(boss)).training, (await office.sees(trainer)).training

    assert few is None
    assert of_trainer.members == 4
    await office.employs("Petugas 4", Role.OFFICER)
    enough = (await office.sees(boss)).training
    assert enough.members == 5


async def test_the_picture_is_enqueued_once_on_the_first_working_morning(
    office: Bench, rina: Member, boss: Member, sri: Member
) -> None:
    trainer = await office.employs("Lestari", Role.TRAINER)
    assert await office.services.figures.due.run() == 0  # Wednesday

    office.clock.advance(timedelta(days=5, hours=-1))  # Monday at eight

    assert await office.services.figures.due.run() == 3
    assert await office.services.figures.due.run() == 0
    told = await office.messages(FiguresNotice.WEEK)
    assert told == dict.fromkeys([boss.id, sri.id, trainer.id], "2026-11-23")


async def test_a_quiet_week_is_empty(office: Bench, boss: Member, rina: Member) -> None:
    assert (await office.sees(boss)).is_empty
    await office.asks(rina)
    assert not (await office.sees(boss)).is_empty
