"""A part of `office.toml` is read out as lines, and lines are put back: nothing else moves."""

import pytest

from knowledge.reading.arranging import (
    BadLine,
    Expected,
    NotRewritable,
    OfficePart,
    PartGroup,
    applied,
    lines_of,
    merged,
    only_parts_differ,
    parts,
    touched,
    with_parts_of,
)
from knowledge.reading.toml_file import tables_of
from tests.places import OFFICE_FOLDER, ROOT

FILES = (OFFICE_FOLDER / "office.toml", ROOT / "offices" / "contoh" / "office.toml")
TEXT = FILES[0].read_text("utf-8")
CALLS, NORMAL = OfficePart(PartGroup.CALLS), OfficePart(PartGroup.TIERS, urgency="biasa")
SWITCHES, RETENTION = OfficePart(PartGroup.SWITCHES), OfficePart(PartGroup.RETENTION)
REST = ("Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_part_put_back_as_it_was_read_leaves_the_file(file: object) -> None:
    text = file.read_text("utf-8")  # type: ignore[attr-defined]
    tables = tables_of(text)
    for part in parts(tables):
        again, same = applied(text, part, lines_of(tables, part))
        assert (tables_of(again), same, OfficePart.of(part.name)) == (tables, part, part)


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        (NORMAL, ["Kepala seksi: 2 jam", "Kepala kantor: 60"]),
        (OfficePart(PartGroup.TIERS, "tikim", "mendesak"), ["Kepala kantor: 5 menit"]),
        (CALLS, ["Kasi Tikim: (0734) 421148 [tikim]"]),
        (CALLS, []),
        (OfficePart(PartGroup.HOURS), ["Senin: 08.00 - 12.00", *(f"{day}: tutup" for day in REST)]),
        (
            OfficePart(PartGroup.DAYS_OFF),
            ["Cuti bersama: 24/12/2026", "Tutup: 2026-12-31", "Buka: -"],
        ),
        (OfficePart(PartGroup.UNIT, "ukk-oku"), ["nama: UKK OKU Raya", "koordinator: tidak"]),
        (
            SWITCHES,
            [
                *("Foto dan berkas laporan: tolak", "Nama dalam laporan: Samarkan"),
                "Pesan yang disamarkan: langsung",
            ],
        ),
        (OfficePart(PartGroup.PILOT), ["15-2-2027"]),
        (RETENTION, ["Laporan selesai: 10 tahun", "Naskah SOP: selamanya"]),
    ],
)
def test_a_change_touches_one_part_keeps_comments_and_goes_back(
    part: OfficePart, lines: list[str]
) -> None:
    after, _ = applied(TEXT, part, lines)

    def comments(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.startswith("#")]

    assert touched(TEXT, after) == [part]
    assert comments(after) == comments(TEXT)
    back = with_parts_of(TEXT, [part], after)
    assert back is not None
    assert tables_of(back) == tables_of(TEXT)


def test_a_section_goes_with_its_tiers_once_nothing_names_it_and_comes_back() -> None:
    new = ["Nama: Seksi Arsip", "Singkatan: Arsip", "Kepala: Kasi Arsip", "Tugas: –"]
    text, part = applied(TEXT, OfficePart(PartGroup.SECTION, "+"), new)
    text, tiers = applied(text, OfficePart(PartGroup.TIERS, part.id, "biasa"), ["Kepala kantor: 5"])
    called, _ = applied(text, CALLS, ["Kasi Arsip: 0812-7777-8888 [arsip]"])
    with pytest.raises(BadLine) as refused:
        applied(called, part, ["Hapus"])
    assert (refused.value.expected, refused.value.line) == (
        Expected.KEPT_CALL,
        "Kasi Arsip: 0812-7777-8888 [Arsip]",
    )
    with pytest.raises(BadLine) as refused:
        applied(text, OfficePart(PartGroup.SECTION, "tikim"), ["hapus"])
    assert refused.value.expected is Expected.KEPT_TASK

    after, _ = applied(text, part, ["Hapus"])

    assert touched(text, after) == [part, tiers]
    assert tables_of(after)["sections"] == tables_of(TEXT)["sections"]
    assert tables_of(after)["former_sections"]["arsip"]["head"] == "Kasi Arsip"
    assert lines_of(tables_of(after), part) == ()
    # A file that lacks it is not taken over unseen; the same change is made on a newer text.
    assert not only_parts_differ(text, after)
    newer, _ = applied(text, NORMAL, ["Kepala kantor: 60"])
    both = merged(text, after, newer)
    assert both is not None
    assert touched(newer, both) == [part, tiers]
    back = with_parts_of(text, [part, tiers], after)
    assert back is not None
    assert tables_of(back)["sections"] == tables_of(text)["sections"]


@pytest.mark.parametrize(
    ("part", "lines", "expected"),
    [
        ("jam", ["Senin: pagi"], Expected.ALL),
        ("jam", ["Senin: 8-12", *(f"{day}: tutup" for day in REST)], Expected.SPANS),
        ("jam", ["Senin: tutup", "Senin: tutup"], Expected.ONCE),
        ("libur", ["Cuti bersama: 31-2-2026", "Tutup: –", "Buka: –"], Expected.DATES),
        ("pilot", ["mulai Senin"], Expected.DATE),
        ("pilot", ["Hari pertama: 15-2-2027, 22-2-2027"], Expected.DATE),
        ("pilot", ["Hari terakhir: 15-2-2027"], Expected.LABEL),
        ("jenjang:biasa", ["Kepala bagian: 30"], Expected.LABEL),
        ("jenjang:biasa", ["Kepala seksi: 0"], Expected.WAIT),
        ("jenjang:biasa", ["Kepala seksi: 200 jam"], Expected.WAIT),
        ("jenjang:biasa", [], Expected.ALL),
        ("nomor", ["Polisi"], Expected.PHONE),
        ("sakelar", ["Foto dan berkas laporan: tolak"], Expected.ALL),
        ("simpan", ["Pesan gagal: 29 hari"], Expected.KEPT_DAYS),
        ("nomor", ["Polisi: satu satu nol"], Expected.PHONE),
        ("nomor", ["Kasi: •••••••••••• [tikim]"], Expected.PHONE),
        ("nomor", ["Kasi: 110 [dapur]"], Expected.MARK),
        ("seksi:tikim", ["Nama: A", "Singkatan: B", "Kepala: C", "Tugas: –"], Expected.KEPT_TASK),
        ("seksi:tikim", ["Nama: A", "Singkatan: B", "Kepala: C", "Tugas: sapu"], Expected.TASKS),
        ("seksi:+", ["Nama: [A]", "Singkatan: B", "Kepala: C", "Tugas: –"], Expected.WORDS),
        ("seksi:+", ["Nama: A", "Singkatan: Tikim", "Kepala: C", "Tugas: –"], Expected.FRESH),
        ("unit:kanim", ["Nama: A", "Koordinator: mungkin"], Expected.YES_OR_NO),
    ],
)
def test_a_bad_line_is_named_with_what_it_should_hold(
    part: str, lines: list[str], expected: Expected
) -> None:
    with pytest.raises(BadLine) as refused:
        applied(TEXT, OfficePart.of(part), lines)

    assert refused.value.expected is expected


def test_two_changes_of_different_parts_are_joined_and_of_one_part_are_not() -> None:
    mine, _ = applied(TEXT, NORMAL, ["Kepala kantor: 60"])
    theirs, _ = applied(TEXT, CALLS, ["Polisi: 110"])

    both = merged(TEXT, mine, theirs)

    assert both is not None
    assert touched(TEXT, both) == [NORMAL, CALLS]
    assert merged(TEXT, mine, applied(TEXT, NORMAL, ["Kepala kantor: 50"])[0]) is None


def test_an_import_may_change_parts_and_nothing_else() -> None:
    after, _ = applied(TEXT, NORMAL, ["Kepala kantor: 60"])

    assert only_parts_differ(TEXT, after)
    assert not only_parts_differ(TEXT, after.replace("Asia/Jakarta", "Asia/Jayapura"))
    assert not only_parts_differ(TEXT, TEXT.replace("[units.ukk-oku]", "[units.ukk-lain]"))


def test_a_file_in_another_style_is_left_to_a_person() -> None:
    inline = 'name = "A"\noutside = { calls = [{ name = "B", number = "110" }] }\n'

    with pytest.raises(NotRewritable):
        applied(inline, CALLS, ["Polisi: 112"])
