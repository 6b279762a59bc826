"""Suggestions are gathered from what was asked, once, and what was decided is not asked again."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from office.answers import AnswerWords
from office.people import Member, Role
from office.questions import Dislike, QuestionOutcome
from office.records import Retention, Rule
from office.suggestions import (
    Suggestion,
    SuggestionDecided,
    SuggestionKind,
    SuggestionState,
    SuggestionUnknown,
)
from tests.office.archive import Archive
from tests.office.suggestions.conftest import Words


class Asked(Words):
    """A shelf on which two questions are the same that begin with the same word."""

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        firsts = [seed.split()[0] for seed in seeds]
        places = []
        for text in texts:
            first = text.split()[0]
            firsts += [] if first in firsts else [first]
            places.append(firsts.index(first))
        return places


@pytest.fixture(autouse=True)
def asked(archive: Archive) -> None:
    archive.services.suggestions.gathering.shelf = Asked


async def open_for(archive: Archive, head: Member) -> list[tuple[SuggestionKind, str, int, int]]:
    await archive.services.suggestions.gathering.run()
    found = await archive.services.suggestions.deciding.open_for(head)
    return [
        (suggestion.kind, suggestion.text, suggestion.people, suggestion.times)
        for suggestion in found
    ]


async def choose(archive: Archive, officer: Member, number: int, text: str) -> None:
    questions = archive.services.questions
    await questions.record(number, officer, text, QuestionOutcome("choice", offered=("x", "y")))
    await questions.choose(number, officer, "paspor-hilang", "biaya")


async def test_gaps_are_counted_by_people_and_times(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    record = archive.services.questions.record
    asked = ("genset mati", "genset rusak", "kunci hilang", "genset padam")
    for number, text in enumerate(asked):
        await record(number, officers[number % 2], text, QuestionOutcome("none"))

    gap = SuggestionKind.GAP
    assert await open_for(archive, head) == [
        (gap, "genset padam", 2, 3),
        (gap, "kunci hilang", 1, 1),
    ]
    await record(9, officers[2], "genset lagi", QuestionOutcome("none"))
    assert (await open_for(archive, head))[0] == (gap, "genset padam", 3, 4)


async def test_a_gap_is_counted_by_its_own_words_whatever_was_asked_before_it(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    """Rows that were kept when a gap still had the questions before it in it."""
    record = archive.services.questions.record
    before = ("", "kunci hilang ", "genset mati kunci hilang ")
    for number, (officer, glued) in enumerate(zip(officers, before, strict=True)):
        outcome = QuestionOutcome("none", read_as=f"{glued}wifi mati")
        await record(number, officer, "wifi mati", outcome)

    assert await open_for(archive, head) == [(SuggestionKind.GAP, "wifi mati", 3, 3)]


async def test_an_open_gap_of_several_questions_in_a_row_is_gathered_anew(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    glued = QuestionOutcome("none", read_as="kunci hilang wifi mati")
    await archive.services.questions.record(1, officers[0], "wifi mati", glued)
    async with archive.services.database.begin() as session:
        old = Suggestion(
            kind=SuggestionKind.GAP,
            section="tu",
            text="kunci hilang wifi mati",
            people=1,
            times=1,
            last_at=archive.clock.now(),
        )
        session.add(old)

    assert await open_for(archive, head) == [(SuggestionKind.GAP, "wifi mati", 1, 1)]


async def test_a_phrasing_needs_three_people(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number in range(3):
        await choose(archive, officers[0], number, "denda ilang")
    await choose(archive, officers[1], 3, "denda hilang")
    assert await open_for(archive, head) == []

    await choose(archive, officers[2], 4, "denda raib")

    assert await open_for(archive, head) == [(SuggestionKind.PHRASING, "denda raib", 3, 5)]


async def test_what_leans_on_the_question_before_is_no_phrasing(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number, officer in enumerate(officers):
        outcome = QuestionOutcome("choice", offered=("x",), read_as="paspor hilang biayanya")
        await archive.services.questions.record(number, officer, "biayanya", outcome)
        await archive.services.questions.choose(number, officer, "paspor-hilang", "biaya")

    assert await open_for(archive, head) == []


async def test_what_was_decided_is_not_suggested_again(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number, officer in enumerate(officers):
        await choose(archive, officer, number, "denda ilang")
    await open_for(archive, head)
    deciding = archive.services.suggestions.deciding
    (found,) = await deciding.open_for(head)

    await deciding.accept(found.id, head)

    assert await open_for(archive, head) == []
    (learned,) = (await deciding.learned()).phrasings
    assert (learned.text, learned.passage) == ("denda ilang", "paspor-hilang/biaya")
    with pytest.raises(SuggestionDecided):
        await deciding.refuse(found.id, head)


async def test_two_processes_gather_the_same_only_once(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number, officer in enumerate(officers):
        await archive.services.questions.record(
            number, officer, "genset mati", QuestionOutcome("none")
        )
        await archive.services.questions.record(
            10 + number, officer, "biaya", QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)
        )
        await archive.services.questions.rate(
            10 + number, officer, is_helpful=False, dislike=Dislike.WRONG
        )
    gathering = archive.services.suggestions.gathering
    other = type(gathering)(gathering)

    await asyncio.gather(gathering.run(), other.run())

    found = await archive.services.suggestions.deciding.open_for(head)
    kinds = sorted(str(suggestion.kind) for suggestion in found)
    assert kinds == ["kekurangan", "penilaian", "penilaian", "penilaian"]


async def test_an_answer_to_a_gap_reaches_everybody_who_asked(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number, officer in enumerate(officers):
        await archive.services.questions.record(
            number, officer, "genset mati", QuestionOutcome("none")
        )
    await open_for(archive, head)
    deciding = archive.services.suggestions.deciding
    (gap,) = await deciding.open_for(head)

    answer = await deciding.answer(head, AnswerWords(gap_id=gap.id, text="Nyalakan dari gudang"))

    assert answer.is_for_all
    assert answer.post == "kepala_seksi/tu/"
    assert (await archive.services.outbox.health()).depth == len(officers)
    decided = await deciding.reread(gap.id)
    assert decided.state is SuggestionState.ANSWERED


async def test_nobody_decides_for_another_section(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    other = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")
    await archive.services.questions.record(1, officers[0], "genset mati", QuestionOutcome("none"))
    await open_for(archive, head)
    deciding = archive.services.suggestions.deciding
    (gap,) = await deciding.open_for(head)

    with pytest.raises(SuggestionUnknown):
        await deciding.is_elsewhere(gap.id, other)
    with pytest.raises(SuggestionUnknown):
        # Its own keeper, but no phrasing.
        await deciding.accept(gap.id, head)
    await deciding.give_to(gap.id, head, "tikim")
    assert await deciding.open_for(head) == []
    await deciding.is_elsewhere(gap.id, other)


async def test_after_a_year_of_questions_it_is_known_what_nobody_asks_for(
    archive: Archive, officers: list[Member]
) -> None:
    class Shelf(Asked):
        def passages(self) -> Sequence[str]:
            return ("paspor-hilang/biaya", "paspor-hilang/alur")

    passages = archive.services.suggestions.passages
    passages.shelf = Shelf
    record = archive.services.questions.record
    await record(1, officers[0], "alurnya", QuestionOutcome("sure", "paspor-hilang", "alur", 0.9))
    assert (await passages.use()).unasked is None

    archive.clock.advance(timedelta(days=366))
    await record(2, officers[0], "biayanya", QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9))

    assert (await passages.use()).unasked == ("paspor-hilang/alur",)


async def test_what_is_old_goes_and_what_was_learned_stays(
    archive: Archive, officers: list[Member], head: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = "suggestions"
    rules = Retention((Rule(kind, "open", 100), Rule(kind, "decided", 100)))
    monkeypatch.setattr(archive.services.data_protection.retention, "retention", lambda: rules)
    for number, officer in enumerate(officers):
        await choose(archive, officer, number, "denda ilang")
    for number, text in enumerate(("genset mati", "kunci hilang", "parkir penuh"), 10):
        await archive.services.questions.record(number, officers[0], text, QuestionOutcome("none"))
    await open_for(archive, head)
    deciding = archive.services.suggestions.deciding
    by_text = {suggestion.text: suggestion for suggestion in await deciding.open_for(head)}
    await deciding.accept(by_text["denda ilang"].id, head)
    await deciding.is_elsewhere(by_text["parkir penuh"].id, head)
    await deciding.answer(head, AnswerWords(gap_id=by_text["genset mati"].id, text="Gudang"))

    await archive.passes(days=101)

    left = {
        text
        for text, suggestion in by_text.items()
        if await deciding.reread(suggestion.id) is not None
    }
    assert left == {"denda ilang", "parkir penuh"}


async def test_with_its_asker_the_words_of_a_verdict_go(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    asker = officers[0]
    shown = QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)
    await archive.services.questions.record(1, asker, "denda ilang", shown)
    await archive.services.questions.rate(1, asker, is_helpful=False, dislike=Dislike.WRONG)
    ((_, text, _, _),) = await open_for(archive, head)
    assert text == "denda ilang"

    await archive.services.data_protection.personal_data.erase(asker.id)

    assert await archive.services.suggestions.deciding.open_for(head) == []
    gone = await archive.services.suggestions.deciding.reread(1)
    assert gone.text == ""
    assert await open_for(archive, head) == []
