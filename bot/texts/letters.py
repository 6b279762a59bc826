"""The words of /surat: sample letters to copy."""

from html import escape

from bot.texts.commands import CommandWords

SURAT = CommandWords("Contoh surat untuk disalin", "contoh surat")
LIST = "<b>Contoh surat</b>\nTekan satu, atau ketik nomornya di samping /surat. Salin lalu isi."
BACK = "‹ Kembali"
FILE_CAPTION = "Berkas Word dari contoh yang sama. Isi bagian di dalam kurung kurawal."
SAMPLE = "Contoh, belum ditetapkan kantor."
CONFIRMED = "Sudah ditetapkan kantor."


def line(number: int, title: str, purpose: str) -> str:
    """One letter of the list."""
    return f"{number}. <b>{escape(title)}</b>\n<i>{escape(purpose)}</i>"


def letter(title: str, state: str, body: str) -> str:
    """A letter, with words that can be copied with a tap."""
    return f"<b>{escape(title)}</b>\n<i>{state}</i>\n\n<pre>{escape(body)}</pre>"


def unknown(count: int) -> str:
    """Say that there is no letter with that number."""
    return f"Tidak ada contoh surat bernomor itu. Pilih 1 sampai {count}, atau ketik /surat."
