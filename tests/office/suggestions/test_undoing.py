"""A decision is taken back by those who keep the section, and what it had caused ends."""

import asyncio
from collections.abc import Sequence

import pytest

from office.answers import AnswerWords
from office.people import Member, Role
from office.questions import Dislike, QuestionOutcome
from office.suggestions import (
    DecisionGone,
    PhrasingExported,
    Suggestion,
    SuggestionKind,
    Suggestions,
    SuggestionState,
    SuggestionUnknown,
)
from office.suggestions.decisions.deciding import TOPIC
from office.training.stores import store as training_store
from tests.office.archive import Archive
from tests.office.suggestions.conftest import Words

PASSAGE = "paspor-hilang/biaya"


class Asked(Words):
    """A shelf of one section, on which the same words ask the same."""

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        known = list(dict.fromkeys([*seeds, *texts]))
        return [known.index(text) for text in texts]

    def wording(self, item_id: str) -> str | None:
        return "kini" if item_id == "senyum-1" else None


@pytest.fixture(autouse=True)
def asked(archive: Archive) -> None:
    archive.services.suggestions.gathering.shelf = Asked


async def gathered(archive: Archive, head: Member) -> Suggestion:
    await archive.services.suggestions.gathering.run()
    (found,) = await archive.services.suggestions.deciding.open_for(head)
    return found


async def gap(archive: Archive, officer: Member, head: Member) -> Suggestion:
    await archive.services.questions.record(1, officer, "genset mati", QuestionOutcome("none"))
    return await gathered(archive, head)


async def phrasing(archive: Archive, officers: list[Member], head: Member) -> Suggestion:
    questions = archive.services.questions
    for number, officer in enumerate(officers):
        await questions.record(
            number, officer, "denda", QuestionOutcome("choice", offered=("x", "y"))
        )
        await questions.choose(number, officer, "paspor-hilang", "biaya")
    return await gathered(archive, head)


async def held(archive: Archive, item_id: str = "senyum-1") -> Suggestion:
    """A training item whose section has changed."""
    async with archive.services.database.begin() as session:
        await training_store.hold_item(session, item_id, "lama", archive.clock.now())
        found = Suggestion(
            kind=SuggestionKind.TRAINING,
            section="tu",
            text="",
            passage=PASSAGE,
            item_id=item_id,
            last_at=archive.clock.now(),
        )
        session.add(found)
    return found


async def test_a_gap_that_is_not_elsewhere_after_all_waits_again_and_all_learn_it(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    suggestions, told = archive.services.suggestions, asyncio.Event()
    one = await gap(archive, officers[0], head)
    await suggestions.deciding.is_elsewhere(one.id, head)
    archive.services.database.signals.listen(TOPIC, told.set)
    told.clear()

    await suggestions.undoing.undo(one.id, head)

    await asyncio.wait_for(told.wait(), 5)
    assert (await suggestions.deciding.learned()).elsewhere == ()
    assert (await gathered(archive, head)).id == one.id
    assert await suggestions.undoing.decided_by(head) == []
    with pytest.raises(DecisionGone):
        await suggestions.undoing.undo(one.id, head)


async def test_a_phrasing_stands_again_for_what_people_chose(
    archive: Archive, officers: list[Member], head: Member, suggestions: Suggestions
) -> None:
    one = await phrasing(archive, officers, head)
    await suggestions.deciding.accept(one.id, head, "bap/alur")

    undone = await suggestions.undoing.undo(one.id, head)

    assert (await suggestions.deciding.learned()).phrasings == ()
    assert (undone.state, undone.passage) == (SuggestionState.OPEN, PASSAGE)
    assert (undone.decided_by, undone.decided_at) == (None, None)


async def test_a_phrasing_that_stands_in_a_file_is_not_undone_here(
    archive: Archive, officers: list[Member], head: Member, suggestions: Suggestions
) -> None:
    one = await phrasing(archive, officers, head)
    await suggestions.deciding.accept(one.id, head)
    await suggestions.deciding.mark_exported([one.id])

    with pytest.raises(PhrasingExported):
        await suggestions.undoing.undo(one.id, head)

    assert len((await suggestions.deciding.learned()).phrasings) == 1


async def test_a_verdict_on_a_rating_is_undone(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    asker, suggestions = officers[0], archive.services.suggestions
    shown = QuestionOutcome("sure", "paspor-hilang", "biaya", 0.9)
    await archive.services.questions.record(1, asker, "denda", shown)
    await archive.services.questions.rate(1, asker, is_helpful=False, dislike=Dislike.WRONG)
    one = await gathered(archive, head)
    await suggestions.deciding.settle(one.id, head, is_corrected=True)
    assert [it.id for it in await suggestions.undoing.decided_by(head)] == [one.id]

    await suggestions.undoing.undo(one.id, head)

    assert (await gathered(archive, head)).id == one.id
    await suggestions.deciding.settle(one.id, head, is_corrected=False)
    await archive.services.data_protection.personal_data.erase(asker.id)
    # Its words are gone, so there is nothing left to decide.
    assert await suggestions.undoing.decided_by(head) == []
    with pytest.raises(DecisionGone):
        await suggestions.undoing.undo(one.id, head)


async def test_a_training_item_is_held_back_again(
    archive: Archive, head: Member, suggestions: Suggestions
) -> None:
    one, gone = await held(archive), await held(archive, "terhapus")
    await suggestions.deciding.serve_again(one.id, head)
    await suggestions.deciding.needs_correction(gone.id, head)

    await suggestions.undoing.undo(one.id, head)

    async with archive.services.database.read() as session:
        assert (await training_store.held_items(session))["senyum-1"] == "kini"
    assert [it.id for it in await suggestions.deciding.open_for(head)] == [one.id]
    with pytest.raises(DecisionGone):
        await suggestions.undoing.undo(gone.id, head)


async def test_a_training_item_that_waits_anew_is_decided_there(
    archive: Archive, head: Member, suggestions: Suggestions
) -> None:
    one = await held(archive)
    await suggestions.deciding.serve_again(one.id, head)
    await held(archive)

    with pytest.raises(DecisionGone):
        await suggestions.undoing.undo(one.id, head)


async def test_an_answered_gap_is_ended_as_an_answer(
    archive: Archive, officers: list[Member], head: Member, suggestions: Suggestions
) -> None:
    one = await gap(archive, officers[0], head)
    await suggestions.deciding.answer(head, AnswerWords(gap_id=one.id, text="Di gudang"))

    assert await suggestions.undoing.decided_by(head) == []
    with pytest.raises(DecisionGone):
        await suggestions.undoing.undo(one.id, head)


async def test_only_who_keeps_the_section_undoes(
    archive: Archive, officers: list[Member], head: Member, suggestions: Suggestions
) -> None:
    one = await gap(archive, officers[0], head)
    await suggestions.deciding.is_elsewhere(one.id, head)
    stranger = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")

    for keeper, number in ((stranger, one.id), (head, 999)):
        with pytest.raises(SuggestionUnknown):
            await suggestions.undoing.undo(number, keeper)
    keeper = await archive.enrols("Wati", Role.SOP_KEEPER, section="tu")
    # The head keeps the section no longer: their keeper may take it back.
    assert await suggestions.undoing.decided_by(head) == []
    await suggestions.undoing.undo(one.id, keeper)


async def test_two_taps_undo_once(
    archive: Archive, officers: list[Member], head: Member, suggestions: Suggestions
) -> None:
    one = await gap(archive, officers[0], head)
    await suggestions.deciding.is_elsewhere(one.id, head)

    results = await asyncio.gather(
        *(suggestions.undoing.undo(one.id, head) for _ in range(2)), return_exceptions=True
    )

    assert sorted(type(it) for it in results if isinstance(it, Exception)) == [DecisionGone]
