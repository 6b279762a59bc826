"""The words of /anggota."""

from collections.abc import Sequence
from html import escape

CANCEL = "Batal"
YES = "Ya, keluarkan"
NOBODY = "Tidak ada anggota dengan nama itu. Ketik /anggota dan sebagian namanya."
CANCELLED = "Dibatalkan. Tidak ada yang berubah."
ALREADY_GONE = "Orang itu sudah bukan anggota."


def listed(lines: Sequence[str], left_out: int) -> str:
    """The members found."""
    more = (
        f"\n… dan {left_out} lagi. Ketik sebagian namanya, misalnya: /anggota rina"
        if left_out
        else ""
    )
    return "<b>Anggota terdaftar</b>\n" + "\n".join(lines) + more


def invited(lines: Sequence[str], left_out: int) -> str:
    """The people who were invited and have never opened the bot."""
    more = f"\n… dan {left_out} lagi." if left_out else ""
    return "<b>Belum membuka bot</b>\n" + "\n".join(lines) + more


def invitation(name: str, unit: str, roles: Sequence[str], *, is_valid: bool) -> str:
    """One person who was invited."""
    trouble = "" if is_valid else "; undangannya sudah lewat, buat yang baru"
    return f"• <b>{escape(name)}</b>, {escape(unit)} ({', '.join(roles)}){trouble}"


def line(number: int, name: str, unit: str, roles: Sequence[str], *, is_reachable: bool) -> str:
    """One member."""
    trouble = "" if is_reachable else ", <b>tidak dapat dihubungi</b>"
    return f"{number}. <b>{escape(name)}</b>, {escape(unit)} ({', '.join(roles)}){trouble}"


def dismiss(number: int) -> str:
    """The button behind a member."""
    return f"Keluarkan {number}"


def sure(name: str) -> str:
    """Ask once more."""
    return (
        f"Keluarkan <b>{escape(name)}</b>? Mulai saat itu ia tidak dapat memakai Pandu lagi, dan "
        "laporan yang menunggunya diteruskan. Riwayat dan laporannya tetap tersimpan."
    )


def dismissed(name: str) -> str:
    """Confirm."""
    return f"<b>{escape(name)}</b> sudah dikeluarkan. Ia dapat kembali dengan undangan baru."
