"""Whom to tell first stands in one place: the SOP names the category, the office its people."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.reading.sops.recipients import Recipients, misfits
from tests.knowledge.sample import shelf
from tests.places import CONTENT
from tests.shelves import content_of

CONTENT_READ = content_of(CONTENT)
KINDS, OFFICE = CONTENT_READ.categories, CONTENT_READ.directory
RECIPIENTS = Recipients(KINDS, OFFICE)


def head_of(category: str) -> str:
    return OFFICE.sections[KINDS[category].section].head


def test_a_mark_becomes_the_head_of_the_section_that_takes_the_category() -> None:
    assert RECIPIENTS.filled("Laporkan: {lapor: dokumen}.") == f"Laporkan: {head_of('dokumen')}."


def test_a_units_coordinator_comes_first_where_there_is_one() -> None:
    unit = next(name for name, unit in OFFICE.units.items() if unit.has_coordinator)

    told = RECIPIENTS.filled("{lapor: dokumen}", unit)

    assert told == f"koordinator UKK, lalu {head_of('dokumen')}"


def test_the_head_of_the_office_is_named_where_they_join_at_once() -> None:
    joined = next(name for name in KINDS if "kepala_kantor" in KINDS[name].joined_by)

    assert RECIPIENTS.filled(f"{{lapor: {joined}}}").endswith("dan Kepala Kantor")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- Curiga: {lapor: dokumn}.", "'{lapor: dokumn}' is no category; known are: "),
        ("- Laporkan kepada **Kasi Inteldakim**.", "not written by hand"),
        ("- Sampaikan segera ke Kasubbag TU.", "not written by hand"),
        ("- Takut: hubungi Kasi Inteldakim.", "not written by hand"),
        ("- Laporkan kepada {kasi: inteldakim}.", "not written by hand"),
        ("- Takut: hubungi {kasi: inteldakim}.", "not written by hand"),
    ],
)
def test_an_unknown_category_and_a_recipient_by_hand_are_faults(
    line: str, message: str, tmp_path: Path
) -> None:
    sop = shelf(tmp_path)["izin-tinggal"]
    first = replace(sop.sections[0], body=f"Ringkas.\n{line}", line=30)

    (fault,) = misfits(replace(sop, sections=(first,)), KINDS)

    assert fault.line == 31
    assert message in fault.message


@pytest.mark.parametrize(
    "line",
    [
        "- Curiga: {lapor: dokumen}.",
        "> Mari saya sampaikan kepada Kasi.",
        "- Tanyakan Kasi.",
        "- Telepon Kasi.",
    ],
)
def test_marks_quotes_and_whom_to_ask_are_no_faults(line: str, tmp_path: Path) -> None:
    sop = shelf(tmp_path)["izin-tinggal"]
    first = replace(sop.sections[0], body=line)

    assert list(misfits(replace(sop, sections=(first,)), KINDS)) == []
