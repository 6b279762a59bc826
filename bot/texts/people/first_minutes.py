"""The words of the first minutes, by role: what it is for, what to try, what becomes of words."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts.forms import SKIP, FormWords
from office.people import Role

__all__ = ["SKIP"]

AGAIN = "Lima menit pertama"
FIRST_FORM = FormWords(
    cancelled="Baik. Lima menit pertama dapat diulang dari /bantuan.",
    no_form="Lima menit pertama sudah selesai; ulangi dari /bantuan.",
)
PRACTISE = "Latihan melapor"
_NO_RING = "Contohnya sudah terisi; tidak ada pejabat yang diberi tahu."
_HEADS_PRACTICE = (
    "Kirim satu laporan LATIHAN seperti petugas mengirimnya. Contohnya sudah terisi; tidak ada "
    "yang diberi tahu. Yang sungguhan datang kepada Anda sebagai kartu dengan tombol <b>Terima</b>."
)
_OFFICERS_PRACTICE = f"Kirim satu laporan LATIHAN. {_NO_RING} Yang sungguhan: /lapor."
_HEADS_WORDS = (
    "Yang Anda tulis kepada pelapor dibacanya; <b>catatan dalam</b> hanya dibaca pejabat. Jawaban "
    "atas pertanyaan memuat jabatan Anda."
)


@dataclass(frozen=True)
class FirstWords:
    """What is said to one role."""

    purpose: str
    practice: str
    words: str


# Who holds several posts gets the first of these, as in /bantuan.
BY_ROLE: Mapping[Role, FirstWords] = {
    Role.HEAD_OF_OFFICE: FirstWords(
        "Pandu memperlihatkan laporan mana yang belum dipegang siapa pun, dan yang naik sampai "
        "kepada Anda.",
        _HEADS_PRACTICE,
        _HEADS_WORDS,
    ),
    Role.SECTION_HEAD: FirstWords(
        "Pandu membawa laporan dan pertanyaan seksi Anda langsung ke ponsel Anda, dan menunggu "
        "Anda menerimanya.",
        _HEADS_PRACTICE,
        _HEADS_WORDS,
    ),
    Role.COORDINATOR: FirstWords(
        "Pandu membawa laporan unit Anda ke ponsel Anda lebih dulu, sebelum naik ke kepala seksi.",
        _HEADS_PRACTICE,
        _HEADS_WORDS,
    ),
    Role.TRAINER: FirstWords(
        "Pandu membagikan kartu dan kuis 5S serta pengumuman Anda, dan menghitung yang menjawab.",
        _OFFICERS_PRACTICE,
        "Pengumuman Anda dibaca penerima yang Anda pilih, dengan nama Anda. Hasil kuis seseorang "
        "dilihat orangnya dan pelatihnya.",
    ),
    Role.SOP_KEEPER: FirstWords(
        "Pandu menjawab petugas dari SOP yang Anda kelola, dan mengumpulkan apa yang belum "
        "terjawab.",
        _OFFICERS_PRACTICE,
        "SOP yang Anda tulis berlaku sesudah diperiksa orang kedua; riwayatnya menyebut siapa "
        "menulis dan siapa memeriksa.",
    ),
    Role.ADMIN: FirstWords(
        "Pandu mengurus SOP dan laporan kantor; Anda mengundang orangnya dan menjaga mesinnya.",
        _OFFICERS_PRACTICE,
        "Undangan dan perubahan jabatan tercatat dengan nama Anda. Isi laporan tidak dikirim "
        "kepada admin.",
    ),
    Role.OFFICER: FirstWords(
        "Pandu menjawab pertanyaan SOP dengan kata Anda sendiri, dan membawa kejanggalan yang Anda "
        "laporkan sampai ada pejabat yang memegangnya.",
        _OFFICERS_PRACTICE,
        "Pertanyaan baru sampai kepada Kasi bila Anda menekan <b>Teruskan</b>. Laporan sungguhan "
        "dibaca pejabat di jenjangnya, tidak oleh atasan yang disebut di dalamnya.",
    ),
}


def ask(question: str) -> str:
    """The button that asks the question."""
    return f"Coba: {question}"


def first(purpose: str) -> str:
    """What it is for, and one question."""
    return (
        f"{purpose}\n\n<b>1 dari 3 · Satu pertanyaan.</b> Tekan tombolnya, atau ketik pertanyaan "
        "Anda sendiri."
    )


def second(practice: str) -> str:
    """One practice report."""
    return f"<b>2 dari 3 · Satu laporan latihan.</b> {practice}"


def third(words: str) -> str:
    """What becomes of their words. This is the last step."""
    return (
        f"<b>3 dari 3 · Kata-kata Anda.</b> {words}\n"
        "Laporan latihan tidak dikirim kepada siapa pun dan hilang dalam sehari. NIK, nomor "
        "paspor, dan telepon saya samarkan sebelum disimpan. Semua yang disimpan tentang Anda: "
        "/dataku.\n\n"
        "Selesai. Mulai sekarang ketik saja keperluan Anda; /bantuan mengulang semua ini."
    )
