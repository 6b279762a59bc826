"""A list of people is taken whole, or every fault in it is named with its line."""

import pytest

from office.membership.invitation_list import (
    MOST_PEOPLE,
    FaultyLine,
    FaultyList,
    LineFault,
    Structure,
    TakenNames,
    read,
)
from office.people import Employment, NewMember, Role

STRUCTURE = Structure(
    units={"kanim": "kanim", "kantor imigrasi": "kanim", "uki oku": "ukk-oku"},
    sections={"tikim": "tikim", "inteldakim": "inteldakim"},
    main_unit="kanim",
)
KNOWN = TakenNames(members=frozenset({"rina wulandari"}), invited=frozenset({"sari dewi"}))


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
    ("Budi;kepala_seksi;;;", LineFault.NO_SECTION, "Budi"),
    ("Budi;bos;;;", LineFault.ROLE, "bos"),
    ("Budi;petugas;mars;;", LineFault.UNIT, "mars"),
    ("Budi;petugas;;mars;", LineFault.SECTION, "mars"),
    ("Budi;petugas;;;polisi", LineFault.EMPLOYMENT, "polisi"),
    ("B;petugas;;;", LineFault.NAME, "B"),
    ("=1+1;petugas;;;", LineFault.NAME, "=1+1"),
    ("Budi 1671012345678901;petugas;;;", LineFault.NAME, ""),
    ("rina wulandari;petugas;;;", LineFault.MEMBER, "rina wulandari"),
    ("Sari Dewi;petugas;;;", LineFault.INVITED, "Sari Dewi"),
]


@pytest.mark.parametrize(("line", "fault", "words"), LINES, ids=lambda one: str(one))
def test_a_faulty_line_is_named(line: str, fault: LineFault, words: str) -> None:
    content = f"nama;peran;unit;seksi;kepegawaian\nAni;petugas;;;\n{line}\n".encode()

    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert refused.value.lines == (FaultyLine(3, fault, words),)


def test_all_faults_are_named_at_once() -> None:
    content = b"nama;peran\nAni;bos\nBudi;petugas\nbudi;petugas\n"

    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert [(line.line, line.fault) for line in refused.value.lines] == [
        (2, LineFault.ROLE),
        (4, LineFault.TWICE),
    ]


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        (b"", 1, LineFault.NO_COLUMN),
        (b"PK\x03\x04\0\0", 0, LineFault.NO_TEXT),
        (b"nama;unit\nAni;kanim", 1, LineFault.NO_COLUMN),
        (b"nama;peran\n;\n", 0, LineFault.EMPTY),
        (b"nama;peran\n" + b"Ani;petugas\n" * (MOST_PEOPLE + 1), 0, LineFault.TOO_MANY),
    ],
    ids=["nothing", "a workbook", "no roles", "nobody", "a crowd"],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, line: int, fault: LineFault) -> None:
    with pytest.raises(FaultyList) as refused:
        read(content, STRUCTURE, KNOWN)

    assert [(one.line, one.fault) for one in refused.value.lines] == [(line, fault)]
