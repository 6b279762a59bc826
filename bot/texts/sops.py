"""The words for keepers of SOPs about reloads, successful or not."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.questions import day

SOP = CommandWords("Daftar SOP: /sop paspor hilang", "daftar SOP")
MUAT_ULANG = CommandWords("Muat ulang berkas SOP", "baca lagi berkas SOP")
MOST_FAULTS = 15

CONTENTS = "Isi SOP ini:"
AS_FILE = "Kirim sebagai berkas"
SCRIPT = "Kalimat untuk pemohon"
REPORT = "Laporkan kejanggalan"
NEXT = "Berikutnya ›"
PREVIOUS = "‹ Sebelumnya"
BACK = "‹ Kembali"
NO_SUCH_SOP = "SOP dengan nama itu tidak ada. Ketik pertanyaannya, atau cari di bawah ini.\n\n"
BROWSE = "<b>Daftar SOP</b>\nPilih seksi pemilik SOP:"
FILE_CAPTION = "SOP lengkap. Buka dengan peramban (browser) di ponsel Anda, bisa juga dicetak."
SOURCES = "Sumber"
# How well a source is known, by its mark in a content file.
CONFIDENCE = {
    "K1": "teks resmi dilihat",
    "K2": "berita atau sumber sekunder",
    "K3": "praktik atau templat, bukan peraturan",
    "U": "belum terverifikasi",
}


def subjects(section: str) -> str:
    """Ask for a subject of a section's SOPs."""
    return f"<b>SOP {escape(section)}</b>\nPilih topiknya:"


def lifetime(
    number: str, version: str, owner: str, effective_from: date, reviewed_at: date
) -> tuple[str, str]:
    """The two lines below a printed SOP's title, in plain text."""
    return (
        f"SOP {number} · versi {version} · pemilik {owner}",
        f"Berlaku {day(effective_from)} · ditinjau {day(reviewed_at)}",
    )


def reloaded(count: int) -> str:
    """Say that the new content is in use."""
    return f"Rak SOP sudah dimuat ulang: {count} SOP, tanpa kesalahan."


def broken(faults: Sequence[str]) -> str:
    """List what is wrong, in HTML. The old content stays in use."""
    listed = "\n".join(f"• {fault}" for fault in faults[:MOST_FAULTS])
    rest = len(faults) - MOST_FAULTS
    more = f"\n… dan {rest} lagi; perbaiki yang di atas dahulu." if rest > 0 else ""
    return (
        "<b>Berkas SOP yang baru belum bisa dipakai.</b> SOP yang lama tetap berlaku.\n"
        f"Yang perlu diperbaiki ({len(faults)}):\n{listed}{more}"
    )
