"""Kinds of document are found as officers type them; the real shelf names each once."""

import pytest

from knowledge.reading.sops.deadline import deadline, missing
from knowledge.reading.sops.library import Library
from knowledge.search.issuers import CHECK, Issuers
from tests.places import CONTENT, KNOWLEDGE
from tests.shelves import shelf_of


@pytest.fixture(scope="module")
def issuers() -> Issuers:
    shelf = shelf_of(CONTENT)
    return Issuers(shelf.library, shelf.content.vocabulary)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kk", "KK"),
        ("kartu keluarga", "KK"),
        ("mau kk dong", "KK"),
        ("ktp", "KTP-el"),
        ("akte lahir", "akta kelahiran"),
        ("buku nikah", "buku nikah"),
        ("ijazah sma", "ijazah SMA/SMK"),
        ("surat kehilangan", "surat lapor kehilangan"),
        ("skck", "SKCK"),
    ],
)
def test_a_kind_is_found_by_how_it_is_called(issuers: Issuers, typed: str, first: str) -> None:
    assert issuers.find(typed)[0].name == first


def test_an_issuer_brings_what_it_issues(issuers: Issuers) -> None:
    assert {document.issuer.id for document in issuers.find("polisi")} == {"kepolisian"}


@pytest.mark.parametrize("typed", ["", "zirafah", "…"])
def test_what_nobody_issues_is_not_found(issuers: Issuers, typed: str) -> None:
    assert issuers.find(typed) == []


def test_no_kind_stands_on_two_pages_and_every_page_says_how_to_check(issuers: Issuers) -> None:
    named = [name for page in issuers.pages for name in page.documents]

    assert len(issuers.pages) > 10
    assert len(named) == len(set(named)) == len(list(issuers))
    assert [document.name for document in issuers if document.check.heading != CHECK] == []


def test_what_is_asked_about_most_stands_first_then_one_of_each(issuers: Issuers) -> None:
    usual = [document.name for document in issuers.usual_first(["SKCK", "no longer there", "KK"])]

    assert usual[:3] == ["SKCK", "KK", "KTP-el"]
    assert len(usual) == len(set(usual))


def test_the_laws_deadline_is_read_from_the_shelf_with_its_source() -> None:
    law = deadline(shelf_of(CONTENT).library)

    assert (law.days, law.basis) == (4, "Permenkumham 18/2022 Pasal 22")
    assert list(missing(KNOWLEDGE, shelf_of(CONTENT).library)) == []


def test_a_shelf_that_does_not_state_the_deadline_is_warned_of() -> None:
    (warning,) = missing(KNOWLEDGE, Library({}))

    assert "sop/paspor-baru-dewasa.md:1: 'Waktu' does not say" in str(warning)
    assert deadline(Library({})) is None
