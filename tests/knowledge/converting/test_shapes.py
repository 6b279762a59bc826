"""Documents as offices write them become drafts that say the same in the shelf's Markdown."""

from datetime import date
from pathlib import Path

import docx
import pytest

from knowledge.converting import Draft, Loss, confirmed, outline
from knowledge.reading.faults import Fault
from knowledge.reading.sops.citations import unsourced
from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import read_sop
from tests.knowledge.converting import documents
from tests.knowledge.converting.here import convert

TODAY = date(2026, 11, 26)


def drafted(data: bytes, name: str = "dokumen.docx") -> Draft:
    return convert(name, data, sop=None, today=TODAY)


def body(draft: Draft) -> str:
    """The text below the head, without the mark of the office's document."""
    return draft.text.split("---\n", 2)[2].replace("[^kantor]", "")


def place(draft: Draft, line: str) -> str:
    """Where a line of the draft stood in the document."""
    return draft.places[draft.text.splitlines().index(line)]


def losses(draft: Draft) -> set[tuple[Loss, str]]:
    return {(loss.loss, loss.place) for loss in draft.lost}


def on_shelf(draft: Draft) -> tuple[Sop, list[Fault]]:
    """The SOP of a draft, and all that the shelf finds wrong with it."""
    sop_id = draft.text.split("\nid: ", 1)[1].split("\n", 1)[0]
    sop, faults = read_sop(Path(f"{sop_id}.md"), draft.text.encode())
    assert sop is not None
    return sop, [*faults, *unsourced(sop)]


@pytest.mark.parametrize(
    "made",
    [
        documents.styled,
        documents.unstyled,
        documents.procedure_table,
        documents.nested_lists,
        documents.first_page,
        documents.full_of_losses,
        documents.like_word,
        documents.prescribed,
        documents.two_columns,
    ],
)
def test_a_draft_lacks_only_what_a_person_must_say(made: documents.Making) -> None:
    draft = drafted(made())

    _, faults = on_shelf(draft)

    assert draft.missing == ("section",)
    assert [fault.message for fault in faults] == [
        "'section' is missing; it must hold a text (numbers in quotes: \"1.0\")"
    ]


def test_headings_and_lists_by_style() -> None:
    draft = drafted(documents.styled())

    assert "title: Penggantian Paspor Rusak\n" in draft.text
    assert body(draft) == (
        "Panduan petugas loket.\n"
        "\n## Persyaratan\n- KTP-el asli\n- Kartu Keluarga\n- Paspor yang rusak\n\n**Perhatian**\n"
        "\n## Prosedur — Pendaftaran\n"
        "1. Pemohon mengambil antrean\n2. Petugas **memeriksa** berkas\n"
        "\n## Prosedur — Pembayaran\nBiaya dibayar di bank sebesar Rp1.000.000.\n"
    )
    assert place(draft, "## Persyaratan") == "paragraf 3"


def test_headings_and_numbers_that_were_typed() -> None:
    draft = drafted(documents.unstyled())

    assert "title: Pengambilan paspor oleh wakil\n" in draft.text
    assert body(draft) == (
        "## Dasar Hukum\n1. UU Nomor 6 Tahun 2011\n2. PP Nomor 31 Tahun 2013\n"
        "\n## Persyaratan\n1. Surat kuasa bermeterai\n2. Fotokopi KTP kedua pihak\n"
        "\n## Prosedur\n1. Wakil menyerahkan surat kuasa\n"
        "  1. petugas mencocokkan tanda tangan\n  - ragu: hubungi pemohon\n"
        "2. Petugas menyerahkan paspor\n"
    )
    assert losses(draft) == {(Loss.LETTERHEAD, "paragraf 1"), (Loss.LETTERHEAD, "paragraf 3")}


def test_a_table_of_steps_becomes_steps_and_the_letterhead_a_source() -> None:
    draft = drafted(documents.procedure_table())

    assert "regulation: 'SOP kantor: Pemeriksaan berkas paspor, 3 Februari 2026'\n" in draft.text
    assert body(draft) == (
        "Pelaksana wajib mengikuti urutan ini.\n"
        "1. Menerima berkas — Pelaksana: Petugas loket; Waktu: 5 menit; Output: Tanda terima\n"
        "2. Memeriksa berkas — Pelaksana: Petugas loket; Waktu: 10 menit; Output: 10 menit\n"
        "\n**Selesai**\n"
    )
    assert place(draft, "**Selesai**") == "tabel 2 baris 5"
    assert losses(draft) == {
        (Loss.LETTERHEAD, "tabel 1"),
        (Loss.MERGED_CELL, "tabel 2"),
        (Loss.TABLE, "tabel 2"),
    }


def test_lists_that_word_numbers_keep_two_levels() -> None:
    draft = drafted(documents.nested_lists())

    assert "title: Penanganan Antrean\n" in draft.text
    assert body(draft) == (
        "## Langkah petugas\n1. Buka loket\n  1. nyalakan mesin\n  2. periksa kertas\n"
        "  - isi bila kurang\n2. Panggil pemohon\n  1. sapa dengan sopan\n"
    )
    assert losses(draft) == {(Loss.DEEP_LIST, "paragraf 7"), (Loss.LETTERHEAD, "paragraf 1")}


def test_the_prescribed_first_page_keeps_what_stands_in_its_boxes() -> None:
    draft = drafted(documents.first_page())

    assert "regulation: 'SOP kantor: Penerbitan SPLP, 2 Maret 2026'\n" in draft.text
    assert body(draft) == (
        "## Dasar Hukum\n1. UU Nomor 6 Tahun 2011\n2. PP Nomor 31 Tahun 2013\n"
        "\n## Kualifikasi Pelaksana\n1. Memahami SPLP\n"
        "\n## Peringatan\nSPLP berlaku satu kali jalan.\n"
        "\n## Pencatatan dan Pendataan\nSIMKIM\n"
        "\n## Syarat\n1. **Pasfoto**\n2. **Surat keterangan**\n"
    )
    assert place(draft, "## Peringatan") == "tabel 1 baris 6"
    assert losses(draft) == {(Loss.LETTERHEAD, "tabel 1")}


def test_what_does_not_survive_is_named_and_no_word_of_the_text_is_lost() -> None:
    draft = drafted(documents.full_of_losses(), "SOP Alur Berkas rev2 FINAL.docx")

    assert "title: Alur Berkas\n" in draft.text
    assert body(draft) == (
        "## Alur\n- Berkas lama\n- Lihat laman resmi (https://www.imigrasi.go.id)\n"
        "\nTeks di dalam isian formulir.\n"
    )
    assert losses(draft) == {
        (Loss.TRACKED_CHANGE, "paragraf 2"),
        (Loss.STRUCK, "paragraf 2"),
        (Loss.COMMENT, "paragraf 2"),
        (Loss.FOOTNOTE, "paragraf 2"),
        (Loss.TEXT_BOX, "paragraf 2"),
        (Loss.LINK, "paragraf 3"),
        (Loss.PAGE_HEADER, "bab 1"),
    }


def test_a_pdf_as_word_prints_it() -> None:
    draft = drafted(documents.like_word(), "a.pdf")

    assert "title: Penyerahan paspor\n" in draft.text
    assert body(draft) == (
        "## Persyaratan\n"
        "1. Tanda terima permohonan yang asli dan belum lewat tiga puluh hari\n"
        "2. Kartu identitas\n"
        "\n## Prosedur\n"
        "1. Memanggil pemohon sesuai nomor urut — Pelaksana: Petugas; Waktu: 5 menit\n"
        "2. Mencocokkan wajah — Pelaksana: Petugas; Waktu: 2 menit\n"
        "3. Menyerahkan paspor — Pelaksana: Petugas; Waktu: 1 menit\n"
        "\n## Larangan\nPetugas tidak menerima pemberian apa pun.\n"
    )
    assert place(draft, "## Larangan") == "halaman 2"
    assert "halaman 2, tabel 2 baris 1" in draft.places


def test_the_prescribed_pages_as_a_pdf() -> None:
    draft = drafted(documents.prescribed(), "a.pdf")

    assert "title: Penerbitan SPLP\n" in draft.text
    assert body(draft) == (
        "## Dasar Hukum\n1. UU Nomor 6 Tahun 2011\n2. PP Nomor 31\n"
        "\n## Peringatan\nBerlaku satu kali jalan.\n"
        "\n## Prosedur\n1. Memeriksa — Petugas: v\n"
    )
    assert losses(draft) == {
        (Loss.LETTERHEAD, "halaman 1, tabel 1"),
        (Loss.TABLE, "halaman 1, tabel 2"),
    }


def test_a_pdf_of_two_columns_is_read_one_after_the_other() -> None:
    draft = drafted(documents.two_columns(), "a.pdf")

    assert body(draft) == (
        "## Ketentuan Umum\n"
        "Pengambilan paspor dilakukan oleh pemohon sendiri dengan menunjukkan tanda terima. "
        "Bila diwakilkan harus ada surat kuasa dari pemohon dan fotokopi identitas kedua pihak.\n"
        "\n## Larangan\nPetugas dilarang menerima imbalan.\n"
    )


def test_lists_of_a_pdf_stay_lists() -> None:
    draft = drafted(documents.lists(), "a.pdf")

    assert body(draft) == (
        "## Persyaratan\n"
        "- Tanda terima yang asli dan belum lewat tiga puluh hari sejak permohonan disetujui oleh "
        "Kasi\n"
        "- Surat kuasa:\n"
        "  - bermeterai\n"
        "  - ditandatangani\n"
        "- Kartu Keluarga\n"
        "\n## Prosedur\n"
        "1. Petugas memanggil pemohon. Nama disebut lengkap.\n"
        "  1. sekali\n"
        "  2. sekali lagi\n"
        "2. Petugas mencocokkan wajah.\n"
        "\n## Larangan\n"
        "Waktu paling lama untuk mengambil paspor 1.5 jam.\n"
        "1. menerima imbalan\n"
        "2. menunda\n"
        "3. menyerahkan kepada yang tidak\n"
        "\n## Lain\n"
        "- pukul 08.00 buka\n"
        "- pukul\n"
        "\nPaspor yang tidak diambil sesudah tiga puluh hari dibatalkan.\n"
        "\nSelesai.\n"
    )


def test_a_figure_at_the_beginning_of_a_line_stays() -> None:
    document = docx.Document()
    document.add_heading("Jadwal", 1)
    for text in ("08.00 Loket dibuka.", "1.5 jam kemudian istirahat.", "1.2 Loket ditutup."):
        document.add_paragraph(text)
    draft = drafted(documents.saved(document))

    assert body(draft) == (
        "## Jadwal\n08.00 Loket dibuka.\n\n1.5 jam kemudian istirahat.\n- Loket ditutup.\n"
    )


@pytest.mark.parametrize(
    ("mark", "before", "number"),
    [
        ("a", 0, 1),
        ("i", 0, 1),
        ("i", 8, 9),
        ("v", 4, 5),
        ("v", 21, 22),
        ("xi", 10, 11),
        ("3", 2, 3),
    ],
)
def test_a_small_mark_is_a_letter_where_it_follows_one(mark: str, before: int, number: int) -> None:
    assert outline.number_of(mark, before) == number


MARKDOWN = """# Paspor darurat

Untuk keadaan *mendesak* saja, lihat [laman](https://imigrasi.go.id).
Baris ini melanjutkan.

## Syarat
* surat **keterangan**
    * asli
1) foto

| Jenis | Biaya |
|---|---|
| Biasa | Rp350.000 |
![bagan](x.png)

### Catatan
> [!KONFLIK] Kasi Dokintalkim
> - satu[^kantor]
"""


def test_markdown_as_people_type_it() -> None:
    draft = drafted(MARKDOWN.encode(), "a.md")

    assert "title: Paspor darurat\n" in draft.text
    assert body(draft) == (
        "Untuk keadaan mendesak saja, lihat laman (https://imigrasi.go.id). Baris ini melanjutkan."
        "\n\n## Syarat\n- surat **keterangan**\n  - asli\n1. foto\n"
        "- Biasa — Biaya: Rp350.000\n"
        "\n## Catatan\n> [!KONFLIK] Kasi Dokintalkim\n> - satu\n"
    )
    assert losses(draft) == {(Loss.TABLE, "tabel 1"), (Loss.PICTURE, "baris 14")}


def test_an_sop_file_stays_as_it_is() -> None:
    text = "---\nid: a\n---\n## Satu\r\n- dua[^x]\n"

    draft = drafted(text.encode(), "a.md")

    assert draft.text == text.replace("\r", "")
    assert place(draft, "- dua[^x]") == "baris 5"


def test_the_document_of_an_office_is_unverified_until_its_keeper_confirms_it() -> None:
    draft = drafted(documents.styled())

    before, _ = on_shelf(draft)
    after, _ = read_sop(Path(f"{before.id}.md"), confirmed(draft.text).encode())

    assert after is not None
    assert [(source.key, source.confidence) for source in before.sources] == [("kantor", "U")]
    assert [(source.key, source.confidence) for source in after.sources] == [("kantor", "K3")]


def test_a_line_that_the_old_sop_has_keeps_its_source() -> None:
    old, _ = read_sop(
        Path("paspor-rusak.md"),
        b"""---
id: paspor-rusak
number: DOK-05
title: Paspor rusak
section: dokintalkim
version: "1.2"
effective_from: 2026-01-02
reviewed_at: 2026-01-02
review_every: 180 hari
scope: nasional
status: berlaku
sources:
  - {key: mp, regulation: Teks M-Paspor, confidence: K3}
  - {key: pp, regulation: PP 45/2024, article: Lampiran, confidence: K2, date: 2024-10-28}
aliases: [paspor sobek]
---
## Dokumen
1. KTP-el asli.[^mp]
2. Akta kelahiran.[^pp]
""",
    )

    draft = convert("a.docx", documents.styled(), sop=old, today=TODAY)
    sop, faults = on_shelf(draft)

    assert not faults
    assert draft.missing == ()
    assert "- KTP-el asli[^mp]\n- Kartu Keluarga[^kantor]\n" in draft.text
    assert [source.key for source in sop.sources] == ["mp", "kantor"]
    assert (sop.id, sop.number, sop.section, sop.aliases) == (
        "paspor-rusak",
        "DOK-05",
        "dokintalkim",
        ("paspor sobek",),
    )
