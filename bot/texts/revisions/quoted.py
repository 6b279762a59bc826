"""The words about lines of SOPs that the lists of documents quote."""

from collections.abc import Mapping, Sequence
from html import escape

_MOST = 6
READ, UNDO = "Sudah saya baca", "Urungkan"
NO_WORDS = "Kata-katanya tetap; hanya bunyi baris SOP yang dikonfirmasi."
STALE = (
    "Baris itu sudah dikonfirmasi, atau bunyinya sudah berubah lagi. Kabar tentang yang baru "
    "dikirim tersendiri."
)
NOT_LAST = (
    "Daftar berkas itu sudah diubah lagi sesudahnya, jadi konfirmasinya tidak bisa diurungkan."
)


def changed(found: Mapping[str, Sequence[str]]) -> str:
    """The cases whose lists quote what a draft changes; empty if there are none."""
    if not found:
        return ""
    first = "⚠ <b>Daftar berkas yang mengutip baris ini</b>"
    told = [line for case, lines in found.items() for line in (escape(case, quote=False), *lines)]
    last = "Sesudah terbit, barisnya ditandai “berubah, periksa” sampai kepala seksinya membaca."
    return "\n".join([first, *_fitting(told), last])


def confirmed(found: Sequence[str]) -> str:
    """The lines of SOPs that a draft of a case confirms; empty if there are none."""
    first = "<b>Dikonfirmasi menurut SOP hari ini</b>"
    return "\n".join([first, *_fitting(found)]) if found else ""


def line(place: str, begins: str, *, is_gone: bool) -> str:
    """One quoted line by its first words."""
    gone = " — <b>tidak ada lagi</b>" if is_gone else ""
    return f"• {escape(place, quote=False)}: “{escape(begins, quote=False)}…”{gone}"


def to_confirm(title: str, lines: Sequence[str], gone: Sequence[str]) -> str:
    """Ask the head of a section to read what a list of documents quotes."""
    parts = [f"📋 <b>Daftar berkas {escape(title, quote=False)}</b>"]
    if lines:
        parts.append("\n".join(["Bunyi baris SOP ini berubah:", *_fitting(lines)]))
    if gone:
        hint = "Ubah daftarnya di /sop_tulis, Isi lain, Daftar berkas."
        parts.append("\n".join(["Baris ini tidak ada lagi di SOP:", *_fitting(gone), hint]))
    return "\n\n".join(parts)


def done(title: str) -> str:
    return (
        f"✅ Daftar berkas {escape(title, quote=False)} memakai bunyi SOP hari ini. Terima kasih."
    )


def undone(title: str) -> str:
    return (
        f"Konfirmasi daftar berkas {escape(title, quote=False)} diurungkan. Barisnya kembali "
        "ditandai “berubah, periksa”."
    )


def _fitting(lines: Sequence[str]) -> list[str]:
    left = len(lines) - _MOST
    return [*lines[:_MOST], *([f"… dan {left} lagi"] if left > 0 else [])]
