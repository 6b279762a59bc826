"""A reviewer reads on a phone what a text changes: old line, new line, under their heading."""

import time

from bot.screens.revisions.cards import changed
from bot.screens.revisions.difference import Change, changes, html, outline
from knowledge.reading.office import directory
from knowledge.reading.office.variables import Variables
from tests.places import OFFICE_FOLDER

HERE = Variables(directory.load(OFFICE_FOLDER / "office.toml"))

BEFORE = """---
id: paspor-hilang
version: "1.1"
title: Paspor hilang
sources:
  - key: pp
    regulation: PP 45/2024
    confidence: K1
---

Pembuka.

## Dokumen

- KTP.[^pp]

## Biaya

Rp650.000.[^pp]
"""


def test_only_what_somebody_has_written_is_a_change() -> None:
    after = BEFORE.replace('version: "1.1"', 'version: "1.2"').replace("\n\n- KTP", "\n\n\n- KTP")

    assert changes(BEFORE, after) == []


def test_old_and_new_lines_stand_under_their_heading() -> None:
    after = BEFORE.replace("Rp650.000", "Rp950.000").replace("confidence: K1", "confidence: K2")
    after = after.replace("- KTP.[^pp]", "- KTP.[^pp]\n- KK <asli>.[^pp]")

    found = changes(BEFORE, after)

    assert found == [
        Change("Kepala berkas", ("Sumber: PP 45/2024 (K1)",), ("Sumber: PP 45/2024 (K2)",)),
        Change("Dokumen", (), ("- KK <asli>.[^pp]",)),
        Change("Biaya", ("Rp650.000.[^pp]",), ("Rp950.000.[^pp]",)),
    ]
    assert "<b>Biaya</b>\n− Rp650.000.\n+ Rp950.000." in html(found)
    assert "+ • KK &lt;asli&gt;." in html(found)


def test_marks_are_left_out_and_each_source_is_named_once() -> None:
    other = "  - key: uu\n    regulation: UU 6/2011\n    confidence: K1\n---"
    after = BEFORE.replace("\n---", f"\n{other}", 1).replace("KTP.[^pp]", "KTP.[^uu]")
    added = "- **KK** asli.[^pp]\n- Akta.[^pp]\n\n## Waktu\n\n4 hari.[^pp]\n"

    shown = html(changes(BEFORE, after + added))

    assert "[^" not in shown
    assert "**" not in shown
    assert "<b>Waktu</b> (bagian baru)\n+ 4 hari." in shown
    assert "− • KTP. (sumber: PP 45/2024)\n+ • KTP. (sumber: UU 6/2011)" in shown
    assert shown.endswith("\nSumber: PP 45/2024")
    assert shown.count("Waktu") == 1


def test_of_a_new_text_the_headings_and_first_lines_are_shown() -> None:
    more = "".join(f"{number}. Langkah.[^pp]\n" for number in range(1, 20))

    assert outline(BEFORE + more) == (
        "Pembuka.\n<b>Dokumen</b>\n• KTP.\n<b>Biaya</b>\nRp650.000.\n1. Langkah.\n"
        "… dan 18 baris lagi\nSumber: PP 45/2024"
    )


def test_what_has_no_place_in_a_message_is_counted() -> None:
    after = BEFORE + "".join(f"\nBaris {number}.[^pp]\n" for number in range(100))

    shown = html(changes(BEFORE, after), most_letters=200)

    assert len(shown) < 300
    assert "baris lagi: tekan Lihat lengkap." in shown


def test_a_file_without_a_head_is_compared_line_by_line() -> None:
    assert changes('a = 1\nb = "x"\n', 'a = 2\nb = "x"\n') == [Change("", ("a = 1",), ("a = 2",))]


def test_many_headings_are_soon_compared() -> None:
    text = "".join(f"## a{number}\nb\n" for number in range(2_000))
    began = time.process_time()

    changed("sop/paspor-hilang.md", "## a\nb\n", text, HERE)

    assert time.process_time() - began < 2


def test_new_variables_are_shown_as_written_and_as_they_are_read_here() -> None:
    after = BEFORE.replace("- KTP.[^pp]", "- KTP.[^pp]\n- Ragu: tanyakan {kasi: paspor}.[^pp]")

    shown = changed("sop/paspor-hilang.md", BEFORE, after, HERE)

    assert "Ragu: tanyakan {kasi: paspor}." in shown
    assert shown.endswith("Isian kantor: {kasi: paspor} terbaca “Kasi Dokintalkim”")
    assert "Isian kantor" not in changed("sop/paspor-hilang.md", after, BEFORE, HERE)
