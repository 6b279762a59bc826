"""The words of the approval: what goes to the whole office is approved by somebody else."""

from collections.abc import Mapping
from html import escape

from bot.texts.unreached import MEANWHILE, NotArrived
from office.announcements import AnnouncementNotice

APPROVE, REJECT = "Setujui", "Tolak"
# What ends the wait for an approval.
EVENTS = {"disetujui": "disetujui", "ditolak": "tidak disetujui", "dibatalkan": "dibatalkan"}

# What is said of what did not arrive to those who wrote it.
LOST: Mapping[str, NotArrived] = {
    AnnouncementNotice.APPROVAL: NotArrived("permintaan persetujuan Anda", MEANWHILE),
}


def approval(
    code: str, author: str, audience: str, when: str, html: str, *, is_changed: bool
) -> str:
    """Ask for approval; again if the author has changed it since."""
    asked = "Mohon persetujuan lagi, sudah diubah" if is_changed else "Mohon persetujuan"
    return (
        f"<b>{asked}: pengumuman {code}</b>\nDari: {escape(author)}\n"
        f"Penerima: {escape(audience)}\nWaktu: {when}\n\n{html}"
    )


def approval_closed(code: str, state: str, by: str) -> str:
    """The card of those who were asked, once it is decided."""
    who = f" oleh {escape(by)}" if by else ""
    return f"Pengumuman <b>{code}</b>: {state}{who}. Anda tidak perlu berbuat apa-apa lagi."


def was_changed(code: str) -> str:
    """The card of those who were asked, once the author has changed the announcement."""
    return f"Pengumuman <b>{code}</b> diubah penulisnya. Permintaan ini tidak berlaku lagi."


def decided(code: str, *, is_approved: bool) -> str:
    """Confirm the decision to the approver."""
    return f"Pengumuman <b>{code}</b> {'Anda setujui' if is_approved else 'Anda tolak'}."


def approved(code: str, by: str, when: str) -> str:
    """Tell the author that it is approved."""
    return f"Pengumuman <b>{code}</b> disetujui {escape(by)}. Dikirim: {when}."


def rejected(code: str, by: str, why: str) -> str:
    """Tell the author that it is rejected, and why."""
    return (
        f"Pengumuman <b>{code}</b> tidak disetujui {escape(by)}.\nAlasan: {escape(why)}\n"
        "Tidak ada yang dikirim. Tulis lagi dengan /umumkan."
    )


def was_corrected(code: str, author: str) -> str:
    """Tell the approver of the old words that they were changed."""
    return (
        f"Isi pengumuman <b>{code}</b>, yang Anda setujui, diperbaiki oleh {escape(author)}. "
        "Tekan Lihat persis untuk membacanya."
    )
