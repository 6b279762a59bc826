"""A draft is tried with real questions before it counts."""

import pytest

from knowledge.reading.sops.sop import SampleQuestion
from knowledge.shelf import Shelf
from knowledge.trial import Rank, Trial, trial
from tests.knowledge.sample import DAMAGED, LOST, STAY, write
from tests.places import copied_layers

SOP = "sop/paspor-hilang.md"
LETTER = "surat lapor kehilangan dari kepolisian"
PARROT = "beo pemohon boleh dibawa ke loket"
DRAFT = """---
id: hewan-di-kantor
title: Hewan di kantor
section: tu
version: "1.0"
effective_from: 2026-11-26
reviewed_at: 2026-11-26
review_every: 180 hari
scope: kantor
status: berlaku
sources:
  - {key: kantor, regulation: "SOP kantor: Hewan", confidence: U}
aliases: []
---
## Beo dan burung lain
- Beo pemohon menunggu di luar loket.[^kantor]
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A small one: the index of the office's own takes seconds."""
    folder = tmp_path_factory.mktemp("content")
    small = write(folder / "sop", paspor_hilang=LOST, paspor_rusak=DAMAGED, izin_tinggal=STAY)
    return Shelf(copied_layers(folder, "questions"), sops=small)


def test_a_gap_that_a_draft_closes_comes_first(shelf: Shelf) -> None:
    before = shelf.library.fingerprint

    tried = trial(shelf, {"sop/hewan-di-kantor.md": DRAFT}, [LETTER, PARROT, PARROT]).tried

    assert [one.question for one in tried] == [PARROT]
    assert tried[0].is_changed
    assert tried[0].after.hits[0].place == ("hewan-di-kantor", "Beo dan burung lain")
    assert shelf.library.fingerprint == before
    assert "hewan-di-kantor" not in shelf.library


def test_a_section_that_a_draft_leaves_out_answers_no_more(shelf: Shelf) -> None:
    without = LOST[: LOST.index("## Dokumen")] + LOST[LOST.index("## Biaya") :]

    (one,) = trial(shelf, {SOP: without}, [LETTER]).tried

    assert one.before.hits[0].place == ("paspor-hilang", "Dokumen")
    assert one.is_changed
    assert ("paspor-hilang", "Dokumen") not in [hit.place for hit in one.after.hits]


def test_what_is_no_sop_is_tried_with_nothing(shelf: Shelf) -> None:
    assert trial(shelf, {"confirmed.toml": "", SOP: "rusak"}, [LETTER]) == Trial()


def test_a_draft_is_asked_for_by_its_names_and_by_samples_that_it_has_not_learned(
    shelf: Shelf,
) -> None:
    samples = [
        SampleQuestion(PARROT, "Beo dan burung lain"),
        SampleQuestion(LETTER, "Beo dan burung lain"),
    ]

    found = trial(shelf, {"sop/hewan-di-kantor.md": DRAFT}, [], samples)

    assert [(probe.question, probe.is_sample) for probe in found.probes] == [
        ("Hewan di kantor", False),
        ("Beo dan burung lain Hewan di kantor", False),
        ("Beo dan burung lain", False),
        (PARROT, True),
        (LETTER, True),
    ]
    *names, own, foreign = found.probes
    assert {probe.rank for probe in names} == {Rank.SHOWN}
    assert own.rank is Rank.SHOWN
    # Another SOP has these words: they are no proof that this one is found.
    assert foreign.rank is not Rank.SHOWN
    assert foreign.ahead is not None
    assert foreign.ahead.place == ("paspor-hilang", "Dokumen")
    assert found.bare == ()


def test_sections_without_samples_and_gaps_that_a_draft_fills_are_named(shelf: Shelf) -> None:
    found = trial(shelf, {"sop/hewan-di-kantor.md": DRAFT}, [], (), [PARROT, LETTER])

    assert found.bare == ("Beo dan burung lain",)
    assert found.filled == (PARROT,)
