"""The life of a review: asked, answered by a tap, reminded, seen on Monday; a changed source."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from knowledge.reading.revising import upkeep
from office.answers import AnswerWords
from office.errors import NotAllowed
from office.people import Member, Role
from office.questions import Dislike, QuestionOutcome
from office.reviews import (
    NoSuchBasis,
    Review,
    ReviewNotice,
    ReviewOver,
    ReviewReason,
    ReviewState,
    ReviewUnknown,
    TooLateToUndo,
)
from office.reviews.models import Review as Row
from tests.office.reviews.conftest import Keepers
from tests.office.rows import rows, told

FEES = "paspor-tarif"


async def asked(archive: Keepers) -> list[Review]:
    return await rows(archive.services.database, select(Row).order_by(Row.id))


async def dislikes(archive: Keepers, officer: Member, number: int = 1) -> None:
    """Somebody finds that the section on fees is out of date."""
    questions = archive.services.questions
    outcome = QuestionOutcome("sure", FEES, "biaya-tambahan", 0.9)
    await questions.record(number, officer, "biaya beban paspor hilang", outcome)
    await questions.rate(number, officer, is_helpful=False, dislike=Dislike.OUTDATED)


async def test_a_dislike_asks_the_owner_the_next_morning_and_a_tap_confirms(
    archive: Keepers, officer: Member, hendra: Member
) -> None:
    await dislikes(archive, officer)

    await archive.mornings(1)

    (review,) = await asked(archive)
    assert (review.sop_id, review.reason) == (FEES, ReviewReason.DISLIKED)
    assert await told(archive.services.database, ReviewNotice.ASKED) == [hendra.id]
    before = archive.shelf.held.library[FEES]
    kept = await archive.reviews.deciding.keep(review.id, hendra)
    await archive.loads()
    after = archive.shelf.held.library[FEES]
    assert (kept.state, kept.post) == (ReviewState.KEPT, "kepala_seksi/dokintalkim/")
    assert {part.reviewed_on for part in upkeep.parts(after)} == {archive.services.people.today()}
    assert (after.version, after.effective_from) == (before.version, before.effective_from)
    (revision,) = await archive.services.revisions.queries.in_force()
    assert (revision.path, revision.author_id) == ("reviewed.toml", hendra.id)
    with pytest.raises(ReviewOver):
        await archive.reviews.deciding.keep(review.id, hendra)
    await archive.mornings(3)
    assert len([it for it in await asked(archive) if it.sop_id == FEES]) == 1


async def test_an_answer_that_differs_asks_for_a_review_and_who_gave_it_sees_the_review(
    archive: Keepers, officer: Member, hendra: Member
) -> None:
    """An SOP was shown, the officer asked all the same, and the head answered otherwise."""
    services = archive.services
    outcome = QuestionOutcome("sure", FEES, "biaya-tambahan", 0.9)
    await services.questions.record(1, officer, "biaya beban paspor hilang", outcome)
    question = await services.answers.forwarding.forward(1, officer, "dokintalkim")
    words = AnswerWords(question.id, "Sekarang Rp1.500.000")
    await services.answers.replying.answer(hendra, words, is_for_all=True)

    await archive.mornings(1)

    (review,) = await asked(archive)
    assert (review.sop_id, review.reason) == (FEES, ReviewReason.ANSWER)
    assert await told(services.database, ReviewNotice.ASKED) == [hendra.id]
    # Asked once for it, and not again the next morning.
    await archive.mornings(2)
    assert [it.reason for it in await asked(archive) if it.sop_id == FEES] == [ReviewReason.ANSWER]

    # /dataku of who decided names the review, and only theirs.
    await archive.reviews.deciding.keep(review.id, hendra)
    export = services.data_protection.personal_data.export
    assert (await export(hendra.id))["named_in"]["review.decided_by"] == [review.id]
    assert "review.decided_by" not in (await export(officer.id))["named_in"]


async def test_a_confirmation_is_taken_back_but_not_below_a_later_one(
    archive: Keepers, officer: Member, hendra: Member
) -> None:
    deciding = archive.reviews.deciding
    await dislikes(archive, officer)
    await archive.mornings(1)
    (review,) = await asked(archive)
    await deciding.keep(review.id, hendra)

    again = await deciding.undo(review.id, hendra)

    assert again.is_open
    await archive.loads()
    sop = archive.shelf.held.library[FEES]
    assert {part.reviewed_on for part in upkeep.parts(sop)} == {sop.reviewed_at}
    await deciding.keep(review.id, hendra)
    archive.clock.advance(timedelta(days=1))
    await dislikes(archive, officer, number=2)
    await archive.mornings(1)
    with pytest.raises(TooLateToUndo):
        await deciding.undo(review.id, hendra)


async def test_only_the_owner_and_the_head_of_office_decide(
    archive: Keepers, officer: Member, hendra: Member, boss: Member
) -> None:
    other = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")
    await dislikes(archive, officer)
    await archive.mornings(1)
    (review,) = await asked(archive)

    for nobody in (officer, other):
        with pytest.raises(ReviewUnknown):
            await archive.reviews.deciding.keep(review.id, nobody)

    assert (await archive.reviews.deciding.keep(review.id, boss)).post == "kepala_kantor//"


async def test_no_more_than_one_a_day_and_three_a_week_and_most_asked_first(
    archive: Keepers, officer: Member, hendra: Member
) -> None:
    """In the week of 14 December the calendar begins, a week later it asks three."""
    archive.clock.advance(timedelta(days=19))

    await archive.mornings(10)

    found = await asked(archive)
    weeks = [it.asked_at.date().isocalendar().week for it in found if it.owner == "dokintalkim"]
    days = [it.asked_at.date() for it in found if it.owner == "dokintalkim"]
    assert weeks.count(51) == 1
    assert weeks.count(52) == 3
    assert len(days) == len(set(days))
    assert all(it.reason is ReviewReason.CALENDAR for it in found)


async def test_what_stays_unanswered_is_reminded_and_seen_on_monday(
    archive: Keepers, officer: Member, hendra: Member, boss: Member
) -> None:
    await dislikes(archive, officer)
    await archive.mornings(6)
    database = archive.services.database
    assert (await told(database, ReviewNotice.ASKED)).count(hendra.id) == 2
    assert await told(database, ReviewNotice.LATE) == []

    await archive.mornings(8)

    assert await told(database, ReviewNotice.LATE) == [boss.id]
    assert archive.clock.now().date() > date(2026, 12, 12)
    (late,) = [it for it in await archive.reviews.due.late_now() if it.sop_id == FEES]
    assert late.is_open


async def test_a_changed_source_marks_its_lines_until_each_owner_has_answered(
    archive: Keepers, hendra: Member, boss: Member
) -> None:
    basis = archive.reviews.basis
    touched = basis.understood("PP 45/2024 diganti PP 12/2027")
    assert touched is not None
    assert touched.documents[0] == "pp-45-2024"

    await basis.mark(touched.documents, touched.changed, hendra)
    await archive.loads()

    found = await asked(archive)
    assert len(found) == touched.sections
    marked = {
        (sop.id, section.slug)
        for sop in archive.shelf.held.library.values()
        for section in sop.sections
        if section.changed
    }
    assert marked == {(it.sop_id, it.section) for it in found}
    assert (await told(archive.services.database, ReviewNotice.BASIS)).count(hendra.id) == 1

    own = await basis.of(found[0].detail, hendra)
    for review in own:
        await archive.reviews.deciding.keep(review.id, hendra)
    await archive.loads()

    assert await archive.reviews.deciding.next_after(own[-1], hendra) is None
    left = {(it.sop_id, it.section) for it in await asked(archive) if it.is_open}
    still = {
        (sop.id, section.slug)
        for sop in archive.shelf.held.library.values()
        for section in sop.sections
        if section.changed
    }
    assert still == left
    (progress,) = await basis.progress()
    assert (progress.open, progress.all) == (len(left), len(found))


async def test_a_mark_is_taken_back_with_its_tasks(archive: Keepers, hendra: Member) -> None:
    basis = archive.reviews.basis
    touched = basis.understood("PP 45/2024 diganti PP 12/2027")
    assert touched is not None
    file = archive.shelf.held.written("sources.toml")
    await basis.mark(touched.documents, touched.changed, hendra)
    await archive.loads()

    await basis.unmark(await basis.marked_with("pp-45-2024"), hendra)

    await archive.loads()
    newest = await archive.services.revisions.queries.newest("sources.toml")
    assert newest is not None
    assert newest.text == file
    assert {it.state for it in await asked(archive)} == {ReviewState.DROPPED}
    assert not any(s.changed for sop in archive.shelf.held.library.values() for s in sop.sections)


async def test_who_keeps_nothing_marks_nothing_and_an_unknown_name_is_said(
    archive: Keepers, officer: Member
) -> None:
    with pytest.raises(NotAllowed):
        await archive.reviews.basis.mark(("pp-45-2024",), "dicabut", officer)
    with pytest.raises(NoSuchBasis):
        archive.reviews.basis.understood("PP 1/1901 dicabut")


async def test_a_circular_that_the_shelf_does_not_know_asks_for_a_review(
    archive: Keepers, officer: Member, hendra: Member
) -> None:
    outcome = QuestionOutcome("sure", FEES, "biaya-tambahan", 0.9)
    words = "biaya beban menurut SE IMI-0999.GR.01.01 Tahun 2026"
    await archive.services.questions.record(1, officer, words, outcome)

    await archive.mornings(1)

    (review,) = await asked(archive)
    assert (review.reason, review.detail) == (ReviewReason.LETTER, "IMI-0999.GR.01.01")
