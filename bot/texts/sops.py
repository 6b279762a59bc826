"""The words for keepers of SOPs about reloads, successful or not."""

from collections.abc import Sequence

MOST_FAULTS = 15

CONTENTS = "Isi SOP ini:"
AS_FILE = "Kirim sebagai berkas"
SUBJECTS = "Pilih topiknya:"
SCRIPT = "Kalimat untuk pemohon"
REPORT = "Laporkan kejanggalan"
NEXT = "Berikutnya ›"
PREVIOUS = "‹ Sebelumnya"
BACK = "‹ Kembali"
NO_SUCH_SOP = "SOP dengan nama itu tidak ada. Ketik pertanyaannya, atau cari di bawah ini.\n\n"
BROWSE = "<b>Daftar SOP</b>\nPilih seksi pemilik SOP:"
FILE_CAPTION = "SOP lengkap. Buka dengan peramban (browser) di ponsel Anda, bisa juga dicetak."


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
