"""What keepers give as samples counts at once."""

import pytest

from office.people import Member, Role
from office.suggestions import (
    SuggestionDecided,
    Suggestions,
    SuggestionUnknown,
)
from tests.office.archive import Archive
from tests.office.suggestions.conftest import Words

ASKED = {"spp": ["paspor keliling ke desa kapan", "mobil paspor datang kapan"]}


@pytest.fixture(autouse=True)
def words(suggestions: Suggestions) -> None:
    suggestions.samples.shelf = Words()


async def texts(suggestions: Suggestions) -> list[str]:
    return [phrasing.text for phrasing in (await suggestions.deciding.learned()).phrasings]


async def test_what_a_keeper_gives_counts_at_once_and_once(
    suggestions: Suggestions, head: Member
) -> None:
    assert await suggestions.samples.give(head, ASKED) == 2
    assert await suggestions.samples.give(head, ASKED) == 0

    assert await texts(suggestions) == ASKED["spp"]


async def test_what_a_keeper_drops_counts_no_more_and_can_be_given_again(
    suggestions: Suggestions, head: Member
) -> None:
    await suggestions.samples.give(head, ASKED)
    first, _ = await suggestions.samples.of({"spp"})

    await suggestions.samples.drop(first.id, head)

    assert await texts(suggestions) == ASKED["spp"][1:]
    with pytest.raises(SuggestionDecided):
        await suggestions.samples.drop(first.id, head)
    assert await suggestions.samples.give(head, ASKED) == 1


async def test_another_sections_samples_are_left_alone(
    archive: Archive, suggestions: Suggestions, head: Member
) -> None:
    other = await archive.enrols("Bayu", Role.SECTION_HEAD, section="inteldakim")
    await suggestions.samples.give(head, ASKED)
    (first, _) = await suggestions.samples.of({"spp"})

    for refused in (
        suggestions.samples.give(other, {"spp": ["lain"]}),
        suggestions.samples.drop(first.id, other),
    ):
        with pytest.raises(SuggestionUnknown):
            await refused
    assert await texts(suggestions) == ASKED["spp"]
