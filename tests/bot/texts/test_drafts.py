"""What is said of a document that becomes a draft."""

from pathlib import Path

from bot.texts import drafts as texts
from knowledge.converting import Loss, Lost, convert
from knowledge.reading.sop_file import read_sop
from tests.knowledge.converting import documents


def test_what_is_lost_is_named_once_with_its_places() -> None:
    lost = [Lost(Loss.PICTURE, f"paragraf {n}") for n in (2, 2, 5, 6, 7, 9, 11)]

    assert texts.lost([*lost, Lost(Loss.COMMENT, "paragraf 3")]) == [
        "gambar (paragraf 2, paragraf 5, paragraf 6, paragraf 7, dan 2 tempat lain)",
        "komentar (paragraf 3)",
    ]


def test_a_fault_is_told_with_its_place_in_the_document() -> None:
    draft = convert("a.docx", documents.unstyled(), sop=None)
    broken = draft.text.replace("- ragu: hubungi pemohon", "* ragu: **hubungi pemohon")
    _, faults = read_sop(Path("pengambilan-paspor-oleh-wakil.md"), broken.encode())

    told = texts.faults(faults, draft)

    assert any(one.startswith("<b>isian kepala</b>: isian “section” belum ada") for one in told)
    assert (
        "<b>paragraf 12</b>: tanda ** belum lengkap; huruf tebal harus ditutup di baris yang "
        "sama: **teks**"
    ) in told
