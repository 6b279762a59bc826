"""A confirmation clears the mark of its section everywhere, and of no other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.sops import open_claims
from knowledge.reading.sops.confirming import confirmations
from knowledge.reading.sops.confirming.confirmations import Confirmation
from tests.knowledge.sample import shelf
from tests.places import CONTENT, KNOWLEDGE
from tests.shelves import shelf_of

FEE = ("paspor-hilang", "Biaya")
SETTLED = {FEE: Confirmation("Kasi Dokintalkim", date(2026, 12, 1), "Standar Pelayanan 2026")}


def test_a_confirmed_section_is_no_longer_marked(tmp_path: Path) -> None:
    library = confirmations.applied(shelf(tmp_path / "sop"), SETTLED)

    section = library["paspor-hilang"].find("biaya")

    assert not section.is_unconfirmed
    assert "belum terverifikasi" not in section.body
    assert "ditetapkan Kasi Dokintalkim, 01-12-2026: Standar Pelayanan 2026" in section.body


def test_an_answer_is_written_where_only_a_question_stood(tmp_path: Path) -> None:
    settled = {FEE: replace(SETTLED[FEE], says="lewat bank")}

    section = confirmations.applied(shelf(tmp_path), settled)["paspor-hilang"].find("biaya")

    assert "Cara bayar: lewat bank (ditetapkan Kasi Dokintalkim" in section.body


def test_the_sources_name_the_document_that_settled_it(tmp_path: Path) -> None:
    sop = confirmations.applied(shelf(tmp_path), SETTLED)["paspor-hilang"]
    section = sop.find("biaya")

    assert section is not None
    assert [source.regulation for source in section.sources if source.key == "u"] == [
        "Standar Pelayanan 2026"
    ]
    assert sop.unconfirmed_share == 0


def test_other_sections_stay_as_they_are(tmp_path: Path) -> None:
    before = shelf(tmp_path / "sop")
    after = confirmations.applied(before, SETTLED)

    assert after["paspor-rusak"] == before["paspor-rusak"]


def test_what_is_confirmed_is_not_open(tmp_path: Path) -> None:
    library = shelf(tmp_path / "sop")
    open_before = {(claim.sop_id, claim.heading) for claim in open_claims.claims(library)}
    after = open_claims.claims(confirmations.applied(library, SETTLED))

    assert FEE in open_before
    assert FEE not in {(claim.sop_id, claim.heading) for claim in after}


def test_an_unknown_section_and_a_half_entry_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "confirmed.toml"
    library = shelf(tmp_path / "sop")
    nowhere = {("paspor-hilang", "Tidak ada"): SETTLED[FEE]}
    assert list(confirmations.misfits(path, nowhere, library))

    path.write_text('[confirmed]\n"paspor-hilang/Biaya" = { by = "Kasi" }\n', encoding="utf-8")
    with pytest.raises(BrokenKnowledge, match=r"confirmed\.toml:2: holds"):
        confirmations.load(path)


def test_a_claim_is_listed_under_the_first_document_it_waits_for(tmp_path: Path) -> None:
    documents = [
        open_claims.VerifyingDocument("Standar Pelayanan", frozenset({"paspor-hilang/Biaya"})),
        open_claims.VerifyingDocument("Tarif", frozenset({"paspor-hilang", "izin-tinggal"})),
    ]
    found = list(open_claims.claims(shelf(tmp_path / "sop")))

    groups = open_claims.by_document(found, documents)

    assert {(claim.sop_id, claim.heading) for claim in groups["Standar Pelayanan"]} == {FEE}
    assert all(claim.sop_id == "paspor-rusak" for claim in groups[open_claims.OTHERS])


def test_what_a_document_closes_is_open_on_the_shelf() -> None:
    shelf = shelf_of(CONTENT)
    found = list(open_claims.claims(shelf.library))

    for document in open_claims.load(KNOWLEDGE / "wanted.toml", variables=shelf.variables):
        waiting = {
            place for claim in found for place in (claim.sop_id, f"{claim.sop_id}/{claim.heading}")
        }
        assert document.places <= waiting, document.name
