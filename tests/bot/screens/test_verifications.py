"""The screens of verifications: what every kind fits, and what the letter leaves blank."""

from datetime import date

import pytest

from bot.screens.verifications.form import OpeningForm, button
from bot.screens.verifications.letter import LETTER, filled
from knowledge.reading.sops.deadline import deadline
from knowledge.search.issuers import Issuers
from knowledge.shelf import Shelf
from office.verifications.models import Verification
from tests.conftest import NINE


@pytest.fixture(scope="module")
def issuers(shelf: Shelf) -> Issuers:
    return Issuers(shelf.library, shelf.content.vocabulary)


@pytest.fixture
def form(shelf: Shelf, issuers: Issuers) -> OpeningForm:
    return OpeningForm(
        issuers, shelf.recipients, deadline(shelf.library), date(2026, 11, 25), "kanim"
    )


def verification(question: str = "") -> Verification:
    return Verification(
        id=1,
        officer_id=1,
        holder_id=1,
        unit="kanim",
        section="dokintalkim",
        issuer_id="dukcapil",
        document="KK",
        case_reference="117/2026",
        question=question,
        created_at=NINE,
        changed_at=NINE,
    )


def test_every_kind_of_document_fits_a_button(issuers: Issuers) -> None:
    for document in issuers:
        assert len(button("x", "d", document.name).data.encode()) <= 64
    for page in issuers.pages:
        assert button("x", "i", page.id).data


def test_every_list_has_six_rows_at_most(form: OpeningForm, issuers: Issuers) -> None:
    for page in issuers.pages:
        assert len(form.of_issuer(page).rows) <= 6
    for first in range(0, len(issuers.pages), 8):
        assert len(form.pages(first).rows) <= 6
    assert len(form.found(issuers.find("ijazah")).rows) <= 6


def test_the_letter_holds_nothing_of_the_applicants(shelf: Shelf) -> None:
    letter = filled(shelf.content.letters[LETTER], verification(), "UKK OKU")

    for applicants in ("{nomor dokumen}", "{nama pada dokumen}", "{tanggal terbit}"):
        assert applicants not in letter.body
    assert letter.body.count("." * 30) == 3
    assert "permohonan dokumen perjalanan nomor 117/2026" in letter.body
    assert "kepada UKK OKU" in letter.body
    # Nobody has said when the answer is expected: that stays to be filled in.
    assert "{tanggal jawaban diharapkan}" in letter.body


def test_a_further_question_is_numbered_after_the_standard_ones(shelf: Shelf) -> None:
    letter = filled(
        shelf.content.letters[LETTER], verification("Apakah {kota}\npernah pindah?"), "UKK OKU"
    )

    assert "\n4. Apakah {kota} pernah pindah?\n" in letter.body
