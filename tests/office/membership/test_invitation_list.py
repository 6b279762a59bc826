"""A list of people is taken whole, or every fault in it is named with its line."""

import pytest

from office.membership.invitation_list import (
    MOST_PEOPLE,
    Fault,
    FaultyLine,
    FaultyList,
    Known,
    Structure,
    read,
)
from office.people import Employment, NewMember, Role

STRUCTURE = Structure(
    units={"kanim": "kanim", "kantor imigrasi": "kanim", "uki oku": "ukk-oku"},
    sections={"tikim": "tikim", "inteldakim": "inteldakim"},
    main_unit="kanim",
)
KNOWN = Known(members=frozenset({"rina wulandari"}), invited=frozenset({"sari dewi"}))


def test_a_list_is_read_as_a_spreadsheet_saves_it() -> None:
    content = (
        "\ufeffNama;Peran;Unit;Seksi;Kepegawaian\r\n"
        "Budi  Santoso;petugas+pelatih;Uki OKU;;PPNPN\r\n"
        ";;;;\r\n"
        '"Dewi, S.H.";Kepala Seksi;;Tikim;\r\n'
    ).encode()

    assert read(content, STRUCTURE, KNOWN) == (
        NewMember("Budi Santoso", "ukk-oku", (Role.OFFICER, Role.TRAINER), None, Employment.PPNPN),
        NewMember("Dewi, S.H.", "kanim", (Role.SECTION_HEAD,), "tikim"),
    )


def test_commas_and_missing_columns_do_as_well() -> None:
    found = read(b"peran,nama\npetugas,Budi", STRUCTURE, KNOWN)

    assert found == (NewMember("Budi", "kanim", (Role.OFFICER,)),)


LINES = [
    ("Budi;kepala_seksi;;;", Fault.NO_SECTION, "Budi"),
    ("Budi;bos;;;", Fault.ROLE, "bos"),
    ("Budi;petugas;mars;;", Fault.UNIT, "mars"),
    ("Budi;petugas;;mars;", Fault.SECTION, "mars"),
    ("Budi;petugas;;;polisi", Fault.EMPLOYMENT, "polisi"),
    ("B;petugas;;;", Fault.NAME, "B"),
    ("=1+1;petugas;;;", Fault.NAME, "=1+1"),
    ("Budi 1671012345678901;petugas;;;", Fault.NAME, ""),
    ("rina wulandari;petugas;;;", Fault.MEMBER, "rina wulandari"),
    ("Sari Dewi;petugas;;;", Fault.INVITED, "Sari Dewi"),
]


@pytest.mark.parametrize(("line", "fault", "words"), LINES, ids=lambda one: str(one))
def test_a_faulty_line_is_named(line: str, fault: Fault, words: str) -> None:
    content = f"nama;peran;unit;seksi;kepegawaian\nAni;petugas;;;\n{line}\n".encode()

    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert refused.value.lines == (FaultyLine(3, fault, words),)


def test_all_faults_are_named_at_once() -> None:
    content = b"nama;peran\nAni;bos\nBudi;petugas\nbudi;petugas\n"

    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert [(one.line, one.fault) for one in refused.value.lines] == [
        (2, Fault.ROLE),
        (4, Fault.TWICE),
    ]


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        (b"", 1, Fault.NO_COLUMN),
        (b"PK\x03\x04\0\0", 0, Fault.NO_TEXT),
        (b"nama;unit\nAni;kanim", 1, Fault.NO_COLUMN),
        (b"nama;peran\n;\n", 0, Fault.EMPTY),
        (b"nama;peran\n" + b"Ani;petugas\n" * (MOST_PEOPLE + 1), 0, Fault.TOO_MANY),
    ],
    ids=["nothing", "a workbook", "no roles", "nobody", "a crowd"],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, line: int, fault: Fault) -> None:
    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert [(one.line, one.fault) for one in refused.value.lines] == [(line, fault)]
