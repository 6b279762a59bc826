"""Who types exactly a name of the shelf gets what is called so, asked for before or not."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import IN_FORCE, Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.words import words
from knowledge.search.answer import Answerer, Band
from knowledge.search.exact import Exact, NameClaim
from knowledge.search.follow_up import Turn
from tests.knowledge import sample
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of

TITLE = "Layanan Paspor Keliling ke Desa"


@pytest.fixture(scope="module")
def others() -> Library:
    return shelf_of(CONTENT).library


def unasked(sop: Sop) -> Sop:
    return replace(sop, questions=())


@pytest.fixture(scope="module", params=[0, 1], ids=["even", "odd"])
def half_new(request: pytest.FixtureRequest, others: Library) -> tuple[Answerer, list[Sop]]:
    """A shelf of which every second SOP has no sample question, and these SOPs."""
    new = list(others.values())[request.param :: 2]
    library = Library({**others, **{sop.id: unasked(sop) for sop in new}})
    return Answerer(library, shelf_of(CONTENT).content.vocabulary), new


def test_an_exact_title_is_first_and_sure(half_new: tuple[Answerer, list[Sop]]) -> None:
    answerer, new = half_new

    for sop in new:
        for typed in (sop.title, f" {sop.title.upper()}? "):
            answer = answerer.answer(typed)
            assert answer.band is Band.SURE, typed
            assert answer.hits[0].sop.id == sop.id
            assert answer.hits[0].section.heading == OPENING
            assert answer.is_whole


def test_a_heading_with_its_sops_title_is_first_and_sure(
    half_new: tuple[Answerer, list[Sop]],
) -> None:
    answerer, new = half_new

    for sop in new:
        for section in (one for one in sop.sections if one.heading != OPENING):
            for typed in (f"{section.heading} {sop.title}", f"{sop.title}: {section.heading}"):
                answer = answerer.answer(typed)
                assert answer.band is Band.SURE, typed
                assert answer.hits[0].place == (sop.id, section.heading)


def test_an_alias_that_one_sop_has_shows_it(half_new: tuple[Answerer, list[Sop]]) -> None:
    answerer, new = half_new
    sops = answerer.index.sops
    titles = {tuple(words(sop.title)) for sop in sops}
    owners = Counter(name for sop in sops for name in {tuple(words(one)) for one in sop.aliases})

    for sop in new:
        for alias in sop.aliases:
            name = tuple(words(alias))
            answer = answerer.answer(alias)
            if owners[name] == 1 and name not in titles:
                assert answer.band.is_shown, alias
                named = Exact(sops).named(alias)
                assert named is not None
                if named.claim is NameClaim.SHOWN:
                    assert answer.hits[0].sop.id == sop.id


def test_a_heading_alone_is_first_among_its_like(half_new: tuple[Answerer, list[Sop]]) -> None:
    answerer, new = half_new
    names = {tuple(words(one)) for sop in answerer.index.sops for one in (sop.title, *sop.aliases)}

    for sop in new:
        for section in sop.sections:
            heading = tuple(words(section.heading))
            if section.heading != OPENING and heading not in names:
                hits = answerer.answer(section.heading).hits
                assert hits, section.heading
                assert tuple(words(hits[0].section.heading)) == heading


def titled(folder: Path, *titles: str) -> Answerer:
    sops = list(sample.shelf(folder / "sop").values())
    named = [replace(sop, title=title) for sop, title in zip(sops, titles, strict=False)]
    library = Library({sop.id: sop for sop in (*named, *sops[len(titles) :])})
    return Answerer(library, sample.vocabulary(folder))


def test_a_title_that_two_have_is_not_sure(tmp_path: Path) -> None:
    assert titled(tmp_path, TITLE).answer(TITLE).band is Band.SURE
    answer = titled(tmp_path, TITLE, TITLE.lower()).answer(TITLE)

    assert answer.band is not Band.SURE
    assert len({hit.sop.id for hit in answer.hits[:2]}) == 2


def test_a_title_goes_before_the_alias_of_another(tmp_path: Path) -> None:
    answerer = titled(tmp_path, "Stay permit", "stay permit anak")
    new = next(sop.id for sop in answerer.index.sops if sop.title == "Stay permit")

    assert answerer.answer("stay permit").hits[0].sop.id == new
    assert answerer.answer("stay permit").band is Band.SURE


def test_a_title_is_read_by_itself_after_another_question(tmp_path: Path) -> None:
    answerer = titled(tmp_path, TITLE)
    new = next(sop.id for sop in answerer.index.sops if sop.title == TITLE)

    answer = answerer.answer(TITLE, Turn("biaya paspor rusak", "paspor-rusak", "biaya"))

    assert answer.hits[0].sop.id == new


def test_what_another_sop_says_more_of_is_no_name(others: Library) -> None:
    sops = [sop for sop in others.values() if sop.status == IN_FORCE]

    assert Exact(sops).named("") is None
    assert Exact(sops).named(f"{sops[0].title} bagaimana") is None


def test_a_name_that_is_denied_is_not_first(others: Library) -> None:
    answerer = answerer_of(others, shelf_of(CONTENT).content.vocabulary)
    shown = answerer.answer("Paspor hilang").hits[0]

    again = answerer.answer(
        "bukan, paspor hilang", Turn("paspor hilang", shown.sop.id, shown.section.slug)
    )

    assert shown.place not in {hit.place for hit in again.hits}
