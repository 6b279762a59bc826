"""The words around an answer: headings, footers, warnings, choices and their buttons."""

from datetime import date

MORE = "Selengkapnya"
ALL_SECTIONS = "Semua bagian"
AS_FILE = "Kirim sebagai berkas"
BACK = "‹ Kembali"
NONE_OF_THESE = "Bukan semuanya"
HELPFUL = "👍 Membantu"
NOT_HELPFUL = "👎 Belum membantu"
THANKS_FOR_RATING = "<i>Penilaian Anda: membantu. Terima kasih.</i>"
WHY_NOT_HELPFUL = "<b>Apa yang kurang dari jawaban ini?</b>"
CHOOSE = "<b>Maksud Anda yang mana?</b>"
NO_SOP = "Belum ada SOP untuk itu. Pertanyaan Anda saya catat sebagai kekurangan SOP."
NEAREST = "Yang paling dekat di rak SOP:"
ASK_HEAD = "Untuk saat ini, silakan tanyakan langsung kepada kepala seksi Anda."
CONTENTS = "Isi SOP ini:"
DISLIKES = {
    "salah": "Isinya salah",
    "kurang": "Kurang lengkap",
    "usang": "Sudah usang",
    "tidak_paham": "Sulit dipahami",
}
SUBJECTS = "Pilih topiknya:"
REPORT = "Laporkan kejanggalan"
SCRIPT = "Kalimat untuk pemohon"
NEXT = "Berikutnya ›"
PREVIOUS = "‹ Sebelumnya"
BROWSE = "<b>Daftar SOP</b>\nPilih seksi pemilik SOP:"
FILE_CAPTION = "SOP lengkap. Buka dengan peramban (browser) di ponsel Anda, bisa juga dicetak."

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


def day(moment: date) -> str:
    """A date as it is written in the office: 5 Maret 2026."""
    return f"{moment.day} {_MONTHS.split()[moment.month - 1]} {moment.year}"


def disliked(reason: str) -> str:
    """Thank for a verdict and repeat it."""
    return (
        f"<i>Penilaian Anda: belum membantu ({DISLIKES[reason].lower()}). Terima kasih, "
        "catatan ini dibaca pengelola SOP.</i>"
    )


def stale(due: date, head: str) -> str:
    """Warn that the SOP was due for review."""
    return (
        f"<b>PERHATIAN: SOP ini seharusnya ditinjau paling lambat {day(due)}. "
        f"Pastikan dahulu kepada {head}.</b>"
    )


def unconfirmed(head: str) -> str:
    """Warn that some of the passage rests on no source that was seen."""
    return f"<b>PERHATIAN: sebagian isi ini belum terverifikasi — tanyakan {head}.</b>"


def draft(head: str) -> str:
    """Warn that the SOP is not in force yet."""
    return f"<b>PERHATIAN: SOP ini masih draf dan belum berlaku — tanyakan {head}.</b>"


def replaced(title: str) -> str:
    """Say which SOP took this one's place."""
    return f"<b>PERHATIAN: SOP ini sudah diganti oleh “{title}”.</b>"


def conflict(post: str) -> str:
    """Head two sides of sources that disagree."""
    return f"<b>Sumber berbeda — tanyakan {post}:</b>"


def footer(
    number: str, version: str, owner: str, grounds: str, effective: date, reviewed: date
) -> str:
    """Where the answer comes from and how fresh it is."""
    lines = [f"SOP {number} · versi {version} · pemilik {owner}"]
    if grounds:
        lines.append(f"Dasar dan sumber: {grounds}")
    lines.append(f"Berlaku {day(effective)} · ditinjau {day(reviewed)}")
    return "<i>" + "\n".join(lines) + "</i>"
