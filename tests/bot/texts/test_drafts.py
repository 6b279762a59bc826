"""What is said of a document that becomes a draft."""

from bot.texts import drafts as texts
from knowledge.converting import Loss, Lost


def test_what_is_lost_is_named_once_with_its_places() -> None:
    lost = [Lost(Loss.PICTURE, f"paragraf {n}") for n in (2, 2, 5, 6, 7, 9, 11)]

    others = [Lost(Loss.TABLE, "tabel 1"), Lost(Loss.COMMENT, "paragraf 3")]

    assert texts.lost([*lost, *others]) == [
        "Tidak ikut dari dokumen: gambar (paragraf 2, paragraf 5, paragraf 6, paragraf 7, dan 2 "
        "tempat lain); komentar (paragraf 3).",
        "Tabel menjadi daftar (tabel 1).",
    ]
