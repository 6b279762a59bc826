"""A section is weighed by how many have asked for it, and by how much of the shelf is new."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.reading.sops.library import Library
from knowledge.search.answer import TO_CHOOSE, Answerer, Band, band_of
from knowledge.search.index import Finding, Index
from knowledge.search.scoring.fitted import SHARES, Fitted, fitted, share_of
from knowledge.search.scoring.kinds import FEW, SectionKind, caution, kinds, new_share
from knowledge.search.scoring.views import NAMES
from tests.knowledge.sample import nothing_seen, shelf, vocabulary
from tests.places import CONTENT
from tests.shelves import shelf_of

OF_SAMPLES = ("nearest", "sop_near")


def test_the_kind_follows_from_the_number_of_samples() -> None:
    counted = np.array([0, 1, FEW, FEW + 1, 60], np.int32)

    assert kinds(counted).tolist() == [
        SectionKind.NONE,
        SectionKind.FEW,
        SectionKind.FEW,
        SectionKind.MANY,
        SectionKind.MANY,
    ]
    assert new_share(kinds(counted)) == pytest.approx(3 / 5)


def test_views_of_samples_are_silent_where_there_are_none() -> None:
    for row in fitted().kinds[SectionKind.NONE].weights.tolist():
        weights = dict(zip(NAMES, row, strict=True))
        assert {weights[name] for name in OF_SAMPLES} == {0.0}


@pytest.mark.parametrize("kind", [SectionKind.NONE, SectionKind.FEW])
def test_the_constant_is_that_of_the_share_of_new_sections(kind: SectionKind) -> None:
    own = fitted().kinds[kind].constants.tolist()

    def constant(share: float) -> float:
        return float(fitted().on(np.array([kind], np.int32), share).constants[0])

    assert [constant(share) for share in SHARES] == pytest.approx(own)
    assert constant(0.0) == pytest.approx(own[0])
    assert constant((SHARES[2] + SHARES[3]) / 2) == pytest.approx((own[2] + own[3]) / 2)


def test_the_more_of_the_shelf_is_new_the_less_caution_hides() -> None:
    own = fitted().kinds[SectionKind.MANY]
    many = replace(own, bands=replace(own.bands, likely_from=0.3, beside_new=2.0))

    shown = [many.is_shown(0.4, 0.99, 0.4, caution(share)) for share in SHARES]

    assert shown == sorted(shown)
    assert {shown[0], shown[-1]} == {False, True}


def test_each_section_is_scored_with_the_weights_of_its_kind() -> None:
    of_sections = np.array(list(SectionKind), np.int32)
    figures = np.ones((len(SectionKind), len(NAMES)), np.float32)
    long = replace(nothing_seen(len(SectionKind)), figures=figures)
    weighing = fitted().on(of_sections, 1.0)

    for row, brevity in enumerate((0.0, 1.0)):
        own = [
            float(kind.weights[row].sum() + kind.constants[-1] + brevity * kind.shift)
            for kind in fitted().kinds
        ]
        found = weighing.scores(replace(long, brevity=brevity)).tolist()
        assert found == pytest.approx(own, rel=1e-4)


def test_what_must_not_be_the_answer_comes_last() -> None:
    look = nothing_seen(2)
    scores = (
        fitted()
        .on(np.full(2, SectionKind.MANY, np.int32), 0.0)
        .scores(replace(look, unfit=np.array([1, 0], np.float32)))
    )

    assert scores[0] < scores[1]


def test_beside_new_sections_that_are_near_an_old_one_is_not_sure(tmp_path: Path) -> None:
    hits = Index(shelf(tmp_path / "sop"), vocabulary(tmp_path)).find("biaya paspor hilang").hits
    limit = fitted().kinds[SectionKind.MANY].bands.beside_new_to

    def band(new: float) -> Band:
        return band_of(Finding(hits, 0.99, 0.99, SectionKind.MANY, new), fitted())

    assert 0 < limit < 1
    assert (band(limit), band(limit + 0.01)) == (Band.SURE, Band.LIKELY)


def test_the_share_of_some_places_is_that_of_the_softmax() -> None:
    scores = np.log(np.array([2, 1, 1], np.float32))

    assert share_of(scores, np.array([1, 2])) == pytest.approx(0.5)
    assert share_of(scores, np.array([], np.int64)) == 0.0


@pytest.fixture(scope="module")
def with_one_new() -> Library:
    """The shelf with a new SOP among the old ones."""
    library = shelf_of(CONTENT).library
    return Library({**library, "eazy-passport": replace(library["eazy-passport"], questions=())})


@pytest.mark.parametrize("near", [0.0, 1000.0])
def test_the_last_place_is_for_the_best_new_section_if_that_is_near(
    with_one_new: Library, near: float
) -> None:
    numbers: Fitted = replace(fitted(), near=near)
    answerer = Answerer(with_one_new, shelf_of(CONTENT).content.vocabulary, numbers)

    answer = answerer.answer("berapa denda paspor hilang")

    sops = [hit.sop.id for hit in answer.offered]
    assert ("eazy-passport" in sops) is (near > 0)
    assert "eazy-passport" not in sops[:-1]
    assert 1 < len(answer.hits) <= TO_CHOOSE
