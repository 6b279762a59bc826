"""A spelled number within a message: random words, and other numbers before and after it."""

from collections.abc import Mapping
from random import Random

from tests.office.privacy.spellings import Piece, Speller, Spelling

_TALK = """
 pemohon datang membawa berkas dan ktp asli tetapi fotonya tampak berbeda kata ibunya sudah pernah
 ditolak di kantor lain mohon arahan kepala seksi nama alamat tidak sama dengan kk lembar kedua
 loket petugas wawancara anak umur tahun hari ini tadi pagi besok mau ke malaysia singapura arab
 umrah bekerja tki agen travel rombongan surat rekomendasi palsu stempel cap basah materai hilang
 rusak ganti baru antrean jam istirahat ruang arsip simkim error jaringan lambat tolong cek lagi
 ya pak bu mas mbak oke siap a.n. Budi Siti Ahmad I O l C X
"""
_WORDS = _TALK.split()
_LABELS = [
    *(
        "NIK",
        "nik",
        "NIK:",
        "nik nya",
        "No. NIK",
        "no ktp",
        "KTP",
        "hp",
        "HP:",
        "WA",
        "wa:",
        "telp.",
    ),
    *("no. paspor", "Paspor:", "nomor", "no", "nomornya", "#", "kontak", "hubungi"),
]
_NUMBERS = [
    *("2", "2 lembar", "3 orang", "17 tahun", "Rp650.000", "pukul 09.30", "10:15", "12/03/2024"),
    *("12-03-1990", "2024", "1 Januari 2025", "loket 3", "lantai 2", "pasal 16", "KJ-0012", "100%"),
    *("No. 4", "5x", "0", "1", "nomor 7", "satu lembar", "dua orang", "hari ke 3", "24 jam"),
]
_EDGES = [" ", " ", " ", " ", ", ", ": ", "\n", " (", ") ", " - ", "; ", ". ", " / ", '"', "'", "?"]


def _words(chance: Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(0, 5)))


def message(chance: Random, spellers: Mapping[str, Speller]) -> tuple[str, Spelling]:
    """The kind of a number, and a message that holds it."""
    kind = chance.choice(list(spellers))
    before, after = _words(chance), _words(chance)
    if chance.random() < 0.5:
        before += " " + chance.choice(_LABELS)
    if chance.random() < 0.4:
        before += " " + chance.choice(_NUMBERS)
    if chance.random() < 0.4:
        after = chance.choice(_NUMBERS) + " " + after
    opening = before + chance.choice(_EDGES) if before else ""
    closing = chance.choice(_EDGES) + after if after else ""
    return kind, [Piece(opening), *spellers[kind](chance), Piece(closing)]
