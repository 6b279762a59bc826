"""What admins are told of backups: that one failed or is overdue, and that one is whole again."""

from html import escape
from zoneinfo import ZoneInfo

from office.backups import BackupState, BackupWatch

_MOST_LETTERS = 300
_TO_DO = (
    "<b>Yang perlu dilakukan di server:</b>\n"
    "1. Lihat ruang cakram: <code>df -h</code>\n"
    "2. Buat lagi: <code>main.py backup</code> dengan pengaturan kantor ini\n"
    "3. Bila gagal lagi, lihat sebabnya: <code>main.py check</code>\n"
    "Cadangan yang lama tidak dihapus. Langkah lengkapnya ada di panduan admin, bagian 7."
)
# A full disk takes the note's name, and none of its words.
_NO_REASON = "tidak tercatat; mungkin cakramnya penuh"
_NEVER = "belum pernah ada"


def standing(found: BackupWatch, zone: ZoneInfo) -> str:
    """Say how the backups stand and what to do."""
    last = f"{found.last_at.astimezone(zone):%d-%m-%Y pukul %H.%M}" if found.last_at else _NEVER
    if found.state is BackupState.MADE:
        return f"Cadangan sudah berhasil lagi: {last}."
    if found.state is BackupState.FAILED:
        reason = escape(found.reason[:_MOST_LETTERS]) or _NO_REASON
        begin = f"⚠ <b>Cadangan gagal dibuat.</b>\nSebabnya: <code>{reason}</code>"
    else:
        begin = "⚠ <b>Cadangan terlambat.</b> Sudah lebih dari 15 jam tidak ada yang baru."
    return f"{begin}\nYang terakhir berhasil: {last}.\n\n{_TO_DO}"
