"""Whom the office asks how they would ask: few, those near, once a week, in office hours."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import select

from office.people import Member, Role
from office.questions import QuestionOutcome
from office.samples import (
    NoSampleFits,
    SampleNotice,
    SampleRequest,
    SampleRequestOver,
    SampleRequestUnknown,
)
from office.samples.choosing import MOST_ASKED
from office.suggestions import NoSample, SampleOrigin, Suggestion, SuggestionKind, SuggestionState
from tests.cast.people import is_away
from tests.office.archive import Archive
from tests.office.samples.conftest import NEW, Lacking, is_told


async def ask(archive: Archive) -> list[int]:
    """Look once, and return whom that asked."""
    before = len(await archive.told(SampleNotice.ASKED))
    await archive.services.samples.due.run()
    return (await archive.told(SampleNotice.ASKED))[before:]


async def employ(archive: Archive, count: int, section: str | None = None) -> list[Member]:
    return [
        await archive.enrols(f"Petugas {section} {number}", Role.OFFICER, section=section)
        for number in range(count)
    ]


def ids(members: Sequence[Member]) -> list[int]:
    return [member.id for member in members]


async def proposed(archive: Archive) -> list[tuple[str, str, SampleOrigin]]:
    found = await archive.rows(select(Suggestion).order_by(Suggestion.id))  # type: ignore[arg-type]
    return [(it.text, it.passage, it.origin) for it in found]


async def test_those_who_asked_something_near_come_first_and_five_are_enough(
    archive: Archive, lacking: Lacking
) -> None:
    elsewhere = await employ(archive, 1, "tu")
    anywhere = await employ(archive, 3)
    own = await employ(archive, 3, "dokintalkim")
    near = await archive.enrols("Tuti", Role.OFFICER, section="tu")
    record = archive.services.questions.record
    await record(1, near, "mobil ke desa kapan", QuestionOutcome("none"))
    await is_told(archive, lacking)

    asked = await ask(archive)

    assert len(asked) == MOST_ASKED
    assert asked == ids([near, *own, anywhere[0]])
    assert not {*ids(elsewhere)} & {*asked}
    (request, *_) = await archive.rows(select(SampleRequest))
    assert (request.sop_id, request.is_new) == ("keliling", True)


async def test_nobody_is_asked_before_the_news_is_told(archive: Archive, lacking: Lacking) -> None:
    await employ(archive, 1)
    await is_told(archive, lacking, minutes=14)

    assert await ask(archive) == []


async def test_nobody_is_asked_about_an_sop_that_has_sample_questions(
    archive: Archive, lacking: Lacking
) -> None:
    await employ(archive, 1)
    lacking.counts = {**lacking.counts, **dict.fromkeys(NEW, 5)}
    await is_told(archive, lacking)

    assert await ask(archive) == []


async def test_nobody_is_asked_twice_in_a_week_and_about_an_sop_once(
    archive: Archive, lacking: Lacking
) -> None:
    officers = await employ(archive, 1)
    await is_told(archive, lacking)
    assert await ask(archive) == ids(officers)
    lacking.words["baru/alur"] = "Satu lagi"
    await archive.services.changes.recording.record_changes()
    asked: list[int] = []
    for _ in range(6):
        archive.clock.advance(timedelta(days=1))
        asked += await ask(archive)
    assert asked == []

    archive.clock.advance(timedelta(days=1))

    assert await ask(archive) == ids(officers)
    assert [it.sop_id for it in await archive.rows(select(SampleRequest))] == ["keliling", "baru"]
    archive.clock.advance(timedelta(days=30))
    assert await ask(archive) == []


async def test_who_is_away_or_decides_is_left_alone(
    archive: Archive, lacking: Lacking, keeper: Member
) -> None:
    (away,) = await employ(archive, 1)
    await archive.services.questions.record(1, keeper, "mobil ke desa", QuestionOutcome("none"))
    await is_told(archive, lacking)
    today = archive.services.people.today()
    await is_away(archive.services.database, away, today)

    assert await ask(archive) == []
    archive.clock.advance(timedelta(days=1))
    assert await ask(archive) == [away.id]


async def test_at_night_and_on_a_holiday_nobody_is_asked(
    archive: Archive, lacking: Lacking
) -> None:
    await employ(archive, 1)
    await is_told(archive, lacking)
    archive.clock.advance(timedelta(hours=12))

    assert await ask(archive) == []


async def test_a_second_process_asks_nobody_anew(archive: Archive, lacking: Lacking) -> None:
    officers = await employ(archive, 2)
    await is_told(archive, lacking)
    due = archive.services.samples.due
    await due.run()
    due._looked_on.clear()

    await due.run()

    assert await archive.told(SampleNotice.ASKED) == ids(officers)


async def test_each_line_is_proposed_for_the_section_that_it_is_nearest_to(
    archive: Archive, lacking: Lacking, keeper: Member
) -> None:
    (officer,) = await employ(archive, 1)
    await is_told(archive, lacking)
    await ask(archive)
    (request,) = await archive.rows(select(SampleRequest))
    replies = archive.services.samples.replies

    checked = await replies.answer(
        request.id,
        officer,
        "mobil keliling alur nya gmn\n\nbawa KK cukup gak?\n081234567890 hub ini",
    )

    assert checked.unfit == {NoSample.PERSONAL: 1}
    assert await proposed(archive) == [
        ("mobil keliling alur nya gmn", NEW[1], SampleOrigin.COLLEAGUE),
        ("bawa KK cukup gak?", NEW[0], SampleOrigin.COLLEAGUE),
    ]
    waiting = await archive.services.suggestions.deciding.open_for(keeper)
    assert [(it.people, it.times, it.asker_id) for it in waiting] == [(1, 1, officer.id)] * 2
    with pytest.raises(SampleRequestOver):
        await replies.answer(request.id, officer, "mobil lagi dong")


async def test_where_no_line_fits_they_may_write_again(archive: Archive, lacking: Lacking) -> None:
    (officer,) = await employ(archive, 1)
    lacking.known = frozenset({"mobil kapan"})
    await is_told(archive, lacking)
    await ask(archive)
    (request,) = await archive.rows(select(SampleRequest))
    replies = archive.services.samples.replies

    for words, why in (
        ("mobil kapan", NoSample.KNOWN),
        ("?", NoSample.LENGTH),
        ("mobil " * 40, NoSample.LENGTH),
        ("hub 0812-3456-7890 ya", NoSample.PERSONAL),
    ):
        with pytest.raises(NoSampleFits) as refused:
            await replies.answer(request.id, officer, words)
        assert refused.value.why == (why,)
    await replies.answer(request.id, officer, "mobil ke desa hari apa")

    assert [text for text, *_ in await proposed(archive)] == ["mobil ke desa hari apa"]


async def test_nobody_answers_or_skips_for_another(archive: Archive, lacking: Lacking) -> None:
    officer, other = await employ(archive, 2)
    await is_told(archive, lacking)
    await ask(archive)
    theirs = next(
        it for it in await archive.rows(select(SampleRequest)) if it.member_id == officer.id
    )
    replies = archive.services.samples.replies

    for act in (replies.answer(theirs.id, other, "mobil"), replies.skip(theirs.id, other)):
        with pytest.raises(SampleRequestUnknown):
            await act
    await replies.skip(theirs.id, officer)
    with pytest.raises(SampleRequestOver):
        await replies.answer(theirs.id, officer, "mobil ke desa hari apa")
    assert await replies.to_send(theirs.id) is None


async def test_what_came_meanwhile_or_late_is_not_sent(archive: Archive, lacking: Lacking) -> None:
    await employ(archive, 1)
    await is_told(archive, lacking)
    await ask(archive)
    (request,) = await archive.rows(select(SampleRequest))
    replies = archive.services.samples.replies
    assert await replies.to_send(request.id) is not None

    lacking.counts = {**lacking.counts, **dict.fromkeys(NEW, 1)}
    assert await replies.to_send(request.id) is None
    lacking.counts = {}
    archive.clock.advance(timedelta(hours=12))
    assert await replies.to_send(request.id) is None


async def test_their_words_go_with_the_member_and_count_no_longer(
    archive: Archive, lacking: Lacking, keeper: Member
) -> None:
    (officer,) = await employ(archive, 1)
    await is_told(archive, lacking)
    await ask(archive)
    (request,) = await archive.rows(select(SampleRequest))
    services = archive.services
    await services.samples.replies.answer(request.id, officer, "mobil ke desa hari apa")
    exported = str(await services.data_protection.personal_data.export(officer.id))
    assert "mobil ke desa hari apa" in exported
    assert "sample_request" in exported
    (suggestion,) = await archive.rows(select(Suggestion))
    await services.suggestions.deciding.accept(suggestion.id, keeper)
    assert (await services.suggestions.deciding.learned()).phrasings

    await services.people.deactivate(officer.telegram_id)
    await services.data_protection.personal_data.erase(officer.id)

    assert not (await services.suggestions.deciding.learned()).phrasings
    assert await archive.rows(select(SampleRequest)) == []
    (suggestion,) = await archive.rows(select(Suggestion))
    assert (suggestion.kind, suggestion.state, suggestion.text) == (
        SuggestionKind.PHRASING,
        SuggestionState.REFUSED,
        "",
    )


async def test_requests_are_kept_for_a_year(archive: Archive, lacking: Lacking) -> None:
    await employ(archive, 1)
    await is_told(archive, lacking)
    await ask(archive)

    await archive.passes(364)
    assert len(await archive.rows(select(SampleRequest))) == 1
    await archive.passes(3)
    assert await archive.rows(select(SampleRequest)) == []
