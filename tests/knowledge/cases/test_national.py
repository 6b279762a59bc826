"""The cases of the national shelf: every combination is walked, and no list contradicts an SOP."""

from collections.abc import Iterator

import pytest

from knowledge.case_lists import CaseLists
from knowledge.reading.cases import CaseFile, CaseList, LineRole, rules
from tests.places import CONTENT
from tests.shelves import content_of, shelf_of

CONTENT_READ = content_of(CONTENT)
CASES = CONTENT_READ.cases
every_case = pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))


def lists(case: CaseFile) -> Iterator[CaseList]:
    return CaseLists(shelf_of(CONTENT)).every(case)


def test_every_quoted_line_is_there_and_was_read() -> None:
    assert rules.changed(CASES, CONTENT_READ.as_written().library) == []


@every_case
def test_no_combination_contradicts_itself(case: CaseFile) -> None:
    assert rules.unsound({case.id: case}, CONTENT_READ.as_written().library) == []


@every_case
def test_no_more_than_six_taps_are_asked(case: CaseFile) -> None:
    """Each fact is one tap; where several options hold, the list can be had with one more."""
    most = max(len(chosen) for chosen, _ in case.combinations())

    assert most <= 6


FEES = {
    "e5": 650_000,
    "e10": 950_000,
    "n5": 350_000,
    "n10": 650_000,
    "rp0": 0,
}


def test_every_list_of_a_passport_agrees_with_its_sops() -> None:
    for found in lists(CASES["paspor"]):
        chosen = {option for options in found.chosen.values() for option in options}
        brought = {item.id for item in found.of(LineRole.BRING)}

        assert found.total == due(chosen), chosen
        assert ("surat-polisi" in brought) is ("hilang" in chosen), chosen
        assert not ("anak" in chosen and chosen & {"e10", "n10"}), chosen


def due(chosen: set[str]) -> int:
    """What the tariff asks for, in rupiah."""
    (kind,) = chosen & FEES.keys()
    is_free = {"n5", "kerja", "baru"} <= chosen
    fee = 0 if is_free else FEES[kind]
    if "bencana" not in chosen:
        fee += 1_000_000 * ("hilang" in chosen) + 500_000 * ("rusak" in chosen)
    return fee + 1_000_000 * ("cepat" in chosen and bool(chosen & {"baru", "habis", "penuh"}))
