"""The words around an answer: above it, below it, and on its buttons."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from office.errors import Refusal
from office.questions import AlreadySent, QuestionUnknown

TANYA = CommandWords("Tanya SOP, atau ketik saja", "tanya SOP")
MORE = "Selengkapnya"
ALL_SECTIONS = "Semua bagian"
NONE_OF_THESE = "Tidak ada yang cocok"
HELPFUL = "👍 Membantu"
NOT_HELPFUL = "👎 Belum"
BACK = "‹ Kembali"
REPORT = "Laporkan"
LIKELY = "<i>Mungkin ini yang dimaksud:</i>"
THANKS_FOR_RATING = "<i>Penilaian Anda: membantu. Terima kasih.</i>"
WHY_NOT_HELPFUL = "<b>Apa yang kurang dari jawaban ini?</b>"
CHOOSE = "<b>Maksud Anda yang mana?</b> Tekan, atau ketik angkanya."
NEAREST = "Yang paling dekat (tekan, atau ketik angkanya):"
DISLIKES = {
    "salah": "Isinya salah",
    "kurang": "Kurang lengkap",
    "usang": "Sudah usang",
    "tidak_paham": "Sulit dipahami",
}
NOT_USED = "<b>{title}</b> belum dipakai di kantor ini. Tanyakan kepada kepala seksi Anda."
ELSEWHERE = (
    "Menurut pengelola SOP, ini bukan urusan kantor kita. Tetap perlu jawaban? Tekan "
    "<b>Teruskan</b> dan pilih seksinya."
)
UNCONFIRMED = "ada yang belum terverifikasi"
CONFLICTING = "sumber berbeda"

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"

REFUSALS: dict[type[Refusal], str] = {
    AlreadySent: "Pesan itu sudah dikirim, atau sudah tidak disimpan.",
    QuestionUnknown: (
        "Jawaban ini sudah lama dan tidak lagi kami simpan. Silakan ajukan pertanyaannya sekali "
        "lagi."
    ),
}


def not_used(title: str) -> str:
    """Say that the office does not use an SOP."""
    return NOT_USED.format(title=escape(title))


def day(moment: date) -> str:
    """A date as it is written in the office: 5 Maret 2026."""
    return f"{moment.day} {_MONTHS.split()[moment.month - 1]} {moment.year}"


def no_sop(head: str | None) -> str:
    """Say that no SOP answers, and whom to ask."""
    whom = head or "kepala seksi yang mengurusnya"
    return (
        f"Belum ada SOP untuk itu. Silakan tanyakan kepada <b>{whom}</b>.\n"
        "Tekan <b>Teruskan</b>; jawabannya dikirim ke sini."
    )


def disliked(reason: str) -> str:
    """Thank for a rating and repeat it."""
    why = DISLIKES[reason].lower()
    return (
        f"<i>Penilaian Anda: belum membantu ({why}). Terima kasih; pengelola SOP membacanya, dan "
        "Anda diberi tahu hasilnya.</i>"
    )


def stale(due: date) -> str:
    """Say that the SOP is due for review."""
    return f"lewat masa tinjau ({day(due)})"


def draft() -> str:
    """Say that the SOP is not in force yet."""
    return "masih draf, belum berlaku"


def not_yet(effective: date) -> str:
    """Say that the SOP comes into force on a later day."""
    return f"baru berlaku mulai {day(effective)}"


def replaced(title: str) -> str:
    """Say that another SOP has replaced this one."""
    return f"sudah diganti “{title}”"


def warning(reasons: Sequence[str], head: str) -> str:
    """All warnings in one line, and whom to ask."""
    told = "; ".join(reasons)
    return f"⚠ <b>{told[:1].upper()}{told[1:]}</b> — tanyakan {head}."


def practice(head: str) -> str:
    """Say once that part of the passage is the office's own practice."""
    return f"<i>Sebagian ini praktik kantor; pastikan dengan {head}.</i>"


def conflict(post: str) -> str:
    """The heading above two sources that disagree."""
    return f"<b>Sumber berbeda — tanyakan {post}:</b>"


def footer(
    number: str,
    version: str,
    owner: str,
    grounds: Sequence[str],
    sources: Sequence[str],
    effective: date,
    reviewed: date,
) -> str:
    """Where the answer comes from, and how recent it is."""
    lines = [f"SOP {number} · versi {version} · {owner}"]
    if grounds:
        lines.append(f"Dasar: {'; '.join(grounds)}")
    if sources:
        lines.append(f"Sumber: {'; '.join(sources)}")
    lines.append(f"Berlaku {day(effective)} · ditinjau {day(reviewed)}")
    return "\n".join(lines)
