"""One person who agrees is enough where few have asked; ten are decided at once; what is weak."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import col, select

from office.people import Member
from office.questions import Dislike, QuestionOutcome
from office.suggestions import (
    DecisionGone,
    PhrasingExported,
    SampleOrigin,
    Suggestion,
    SuggestionDecided,
    SuggestionKind,
    SuggestionUnknown,
    weak_sections,
)
from tests.office.archive import Archive, andi
from tests.office.samples.conftest import NEW, Lacking

__all__ = ["andi"]

STEPS = NEW[1]


class Alike(Lacking):
    """Two questions are the same that begin with the same word; all of it is Tata Usaha's."""

    def __init__(self) -> None:
        super().__init__()
        self.words |= dict.fromkeys(NEW, "Mobil datang ke desa")

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        firsts = [seed.split()[0] for seed in seeds]
        places = []
        for text in texts:
            first = text.split()[0]
            firsts += [] if first in firsts else [first]
            places.append(firsts.index(first))
        return places

    def is_sample(self, _passage: str, text: str) -> bool:
        return text in self.known

    def owner(self, _passage: str) -> str:
        return "tu"

    nearest_owner = owner


@pytest.fixture(autouse=True)
def shelf_of_office(archive: Archive) -> Alike:
    shelf = Alike()
    archive.services.suggestions.gathering.shelf = shelf
    archive.services.suggestions.proposing.shelf = shelf
    return shelf


async def choose(
    archive: Archive, officer: Member, number: int, text: str, *, agrees: bool, at: str = STEPS
) -> None:
    questions = archive.services.questions
    await questions.record(number, officer, text, QuestionOutcome("choice", offered=("x", "y")))
    await questions.choose(number, officer, *at.split("/"))
    if agrees:
        await questions.allow_as_sample(number, officer)


async def open_for(archive: Archive, head: Member) -> list[Suggestion]:
    await archive.services.suggestions.gathering.run()
    return await archive.services.suggestions.deciding.open_for(head)


async def test_only_the_words_of_who_agreed_are_proposed(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    await choose(archive, officers[0], 1, "mobil desa kapan", agrees=True)
    await choose(archive, officers[1], 2, "mobil pak lurah mana", agrees=False)

    (found,) = await open_for(archive, head)

    assert (found.text, found.people, found.origin) == (
        "mobil desa kapan",
        1,
        SampleOrigin.CONSENT,
    )
    assert found.asker_id == officers[0].id


async def test_without_consent_three_people_are_needed_as_before(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    for number, officer in enumerate(officers[:2]):
        await choose(archive, officer, number, "mobil desa kapan", agrees=False)
    assert await open_for(archive, head) == []

    await choose(archive, officers[2], 3, "mobil desa kapan", agrees=False)

    (found,) = await open_for(archive, head)
    assert (found.people, found.origin, found.asker_id) == (3, SampleOrigin.USE, None)


async def test_consent_is_not_enough_where_many_have_asked(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    await choose(archive, officers[0], 1, "denda ilang", agrees=True, at="paspor-hilang/biaya")

    assert await open_for(archive, head) == []


async def test_once_three_have_typed_it_the_words_are_nobodys(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    await choose(archive, officers[0], 1, "mobil desa kapan", agrees=True)
    await open_for(archive, head)
    for number, officer in enumerate(officers[1:], 2):
        await choose(archive, officer, number, "mobil desa kapan", agrees=False)

    (found,) = await open_for(archive, head)

    assert (found.people, found.asker_id) == (3, None)


async def test_what_was_meant_counts_and_the_verdict_stays(
    archive: Archive, officers: list[Member], head: Member
) -> None:
    questions, officer = archive.services.questions, officers[0]
    shown = QuestionOutcome("likely", "paspor-hilang", "biaya", 0.5)
    await questions.record(1, officer, "mobil desa kapan", shown)
    await questions.rate(1, officer, is_helpful=False, dislike=Dislike.WRONG)
    await questions.note_meant(1, officer, STEPS)
    await questions.allow_as_sample(1, officer)

    found = {it.kind: it.passage for it in await open_for(archive, head)}

    assert found == {
        SuggestionKind.PHRASING: STEPS,
        SuggestionKind.DISLIKE: "paspor-hilang/biaya",
    }


async def propose(archive: Archive, count: int) -> list[Suggestion]:
    proposing = archive.services.suggestions.proposing
    words = [(STEPS, f"{chr(97 + number) * 9} ke desa") for number in range(count)]
    await proposing.propose(words, SampleOrigin.ENDPOINT)
    found = await archive.rows(select(Suggestion).order_by(col(Suggestion.id)))
    return [it for it in found if it.is_open]


async def test_ten_are_accepted_at_once_and_open_again_at_once(
    archive: Archive, head: Member
) -> None:
    shown = await propose(archive, 12)
    services = archive.services.suggestions

    accepted = await services.together.accept(STEPS, shown[-1].id, head)

    assert [it.id for it in accepted] == [it.id for it in shown[:10]]
    assert len((await services.deciding.learned()).phrasings) == 10
    decided = await services.undoing.decided_by(head)
    assert len(decided) == 10
    await services.undoing.undo(accepted[0].id, head)
    assert len(await services.together.undo(accepted[1].id, head)) == 9
    assert not (await services.deciding.learned()).phrasings
    with pytest.raises(DecisionGone):
        await services.together.undo(accepted[1].id, head)


async def test_only_those_that_were_accepted_together_open_again(
    archive: Archive, head: Member
) -> None:
    shown = await propose(archive, 4)
    together = archive.services.suggestions.together
    first = await together.accept(STEPS, shown[1].id, head)
    archive.clock.advance(timedelta(seconds=1))
    second = await together.accept(STEPS, shown[3].id, head)
    await archive.services.suggestions.deciding.mark_exported([first[0].id])

    with pytest.raises(PhrasingExported):
        await together.undo(first[0].id, head)
    assert [it.id for it in await together.undo(first[1].id, head)] == [first[1].id]
    assert [it.id for it in second] == [shown[2].id, shown[3].id]


async def test_nobody_decides_for_another_section(
    archive: Archive, head: Member, andi: Member
) -> None:
    shown = await propose(archive, 2)
    together = archive.services.suggestions.together

    with pytest.raises(SuggestionDecided):
        await together.accept(STEPS, shown[-1].id, andi)
    await together.accept(STEPS, shown[-1].id, head)
    with pytest.raises(SuggestionUnknown):
        await together.undo(shown[0].id, andi)


async def test_two_keepers_accept_each_once(archive: Archive, head: Member) -> None:
    shown = await propose(archive, 2)
    together = archive.services.suggestions.together
    await together.accept(STEPS, shown[-1].id, head)

    with pytest.raises(SuggestionDecided):
        await together.accept(STEPS, shown[-1].id, head)


async def test_what_is_asked_for_and_not_found_is_weak(
    archive: Archive, officers: list[Member], shelf_of_office: Alike
) -> None:
    shelf_of_office.known = frozenset({"mobil kapan"})
    await choose(archive, officers[0], 1, "mobil kapan", agrees=False, at=NEW[0])
    await choose(archive, officers[0], 2, "lurah minta", agrees=False, at=NEW[0])
    await archive.services.questions.record(
        3, officers[0], "biaya", QuestionOutcome("sure", "bap", "alur", 0.9)
    )
    await archive.services.questions.rate(3, officers[0], is_helpful=False)

    found = await weak_sections(
        archive.services.database,
        archive.clock.now(),
        shelf_of_office,  # type: ignore[arg-type]
    )

    counts = [(it.passage, it.samples, it.asked, it.missed, it.disliked) for it in found]
    assert counts == [
        (NEW[0], 0, 2, 1, 0),
        ("bap/alur", 40, 0, 0, 1),
        (NEW[1], 0, 0, 0, 0),
    ]
    assert found[0].hidden_by == (("paspor-hilang/biaya", 1),)
    files_alone = await weak_sections(None, archive.clock.now(), shelf_of_office)  # type: ignore[arg-type]
    assert [it.passage for it in files_alone] == [NEW[1], NEW[0]]
