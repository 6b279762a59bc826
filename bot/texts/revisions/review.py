"""The words of reviewing: the card of a draft, how it ended, and what its author is told."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.texts.questions import day
from bot.texts.unreached import MEANWHILE, NotArrived
from office.revisions import RevisionNotice

OUTDATED = (
    "⚠ Bagian yang diubah naskah ini sudah berubah sejak ia ditulis, maka naskah ini tidak dapat "
    "diterbitkan. Kembalikan, agar penulisnya menulis di atas isi yang baru."
)
APPROVE = "Setujui"
RETURN = "Kembalikan"
SEE_WHOLE = "Lihat lengkap"
YES = "Ya, terbitkan"
BACK = "‹ Kembali"
REMOVED, ADDED = "− ", "+ "
NEW_TEXT = "Isi baru seluruhnya."
HEAD = "Kepala berkas"
# What people call the keys of a front matter.
KEYS = {
    "id": "Nama berkas",
    "title": "Judul",
    "section": "Seksi",
    "subject": "Kelompok",
    "review_every": "Tinjau tiap",
    "scope": "Berlaku untuk",
    "status": "Status",
    "aliases": "Nama lain",
    "replaced_by": "Digantikan oleh",
    "documents": "Dokumen",
    "answer_days": "Hari menjawab",
    "purpose": "Kegunaan",
    "sops": "SOP terkait",
    "sop": "SOP",
    "heading": "Bagian SOP",
    "category": "Jenis laporan",
    "category_when_stopped": "Jenis laporan bila berhenti",
    "when_stopped": "Dibaca bila berhenti",
}
_MOST_SOURCES = 5
NEW_HEADING = "(bagian baru)"
LOST_HEADING = "(judul bagian dihapus)"
CHANGES = "Yang berubah"
WHY = "<b>Apa yang perlu diperbaiki?</b> Tulis dalam satu pesan; penulisnya membacanya."
SEND = "Kirim"
EDIT = "Ubah"
TOO_LONG = "Alasan paling panjang {most} huruf. Tulis lebih singkat."
WHOLE_CAPTION = "Naskah lengkap dengan yang berubah. Buka dengan peramban (browser) di ponsel Anda."
ALREADY = "Itu terjadi lebih dahulu; tombol atau kata-kata Anda tidak mengubah apa pun."
NOT_SENT = "Alasan Anda tidak dikirim."
TASKS = "<b>Naskah dan usul yang menunggu keputusan Anda</b>"

# What is said of what did not arrive to those who wrote it.
LOST: Mapping[str, NotArrived] = {
    RevisionNotice.SUBMITTED: NotArrived(
        "naskah Anda", "Pemeriksa lain ditanya bila ada; lihat /sop_tulis. " + MEANWHILE
    ),
    RevisionNotice.RETURNED: NotArrived("naskah yang Anda kembalikan", MEANWHILE),
}


def card(
    code: str,
    name: str,
    author: str,
    sent: date,
    on: date | None,
    changed: str,
    found: str,
    *,
    must_read: bool,
    is_reminder: bool,
) -> str:
    """A draft for its reviewer."""
    first = "<b>Masih menunggu pemeriksaan Anda</b>\n" if is_reminder else ""
    when = day(on) if on else "begitu disetujui"
    wide = "\nWajib dibaca semua anggota." if must_read else ""
    told = f"\n{found}" if found else ""
    return (
        f"{first}<b>{code} — naskah SOP untuk diperiksa</b>\n<b>{escape(name)}</b>\n"
        f"Ditulis {escape(author)}, dikirim {day(sent)}. Berlaku: {when}.{wide}{told}\n\n"
        f"{changed}"
    )


def source(said: str, confidence: str) -> str:
    """A source of an SOP in one line."""
    return f"Sumber: {said} ({confidence})"


def sources(names: Sequence[str]) -> str:
    """The sources of the lines above, each once."""
    more = f"; dan {len(names) - _MOST_SOURCES} lagi" if len(names) > _MOST_SOURCES else ""
    return f"Sumber: {'; '.join(names[:_MOST_SOURCES])}{more}"


def with_source(line: str, names: str) -> str:
    """A line of which only the source has changed."""
    return f"{line} (sumber: {names})"


def more(count: int) -> str:
    """Count the lines of a section that are not shown."""
    return f"… dan {count} baris lagi"


def rest(count: int) -> str:
    """Say how many changes do not fit into the message."""
    return f"… dan {count} baris lagi: tekan {SEE_WHOLE}."


def sure(code: str, name: str, on: date | None) -> str:
    """Ask once before a text is published."""
    when = f"mulai {day(on)}" if on else "mulai sekarang"
    return (
        f"<b>Terbitkan {code}, {escape(name)}?</b>\nPetugas mendapat isi yang baru {when}. Nomor, "
        "versi, dan tanggalnya diisi otomatis oleh Pandu."
    )


def holds(version: str, on: date) -> str:
    """From when a published text is in force."""
    return f" Versi {escape(version)}, berlaku mulai {day(on)}."


def reason(code: str, words: str) -> str:
    """The reason as the author will read it, before it is sent."""
    return f"<b>Kembalikan {code} dengan alasan ini?</b>\n<blockquote>{escape(words)}</blockquote>"


def sent_back(code: str) -> str:
    """Tell the reviewer that the draft went back."""
    return f"Naskah {code} dikembalikan kepada penulisnya dengan alasan Anda."


def over(code: str, name: str, state: str, who: str, on: date | None) -> str:
    """The card of a reviewer who need not decide any more."""
    by = f" oleh {escape(who)}" if who else ""
    when = f", {day(on)}" if on else ""
    return f"<b>{code}</b> {escape(name)}: {state}{by}{when}."


def returned(code: str, name: str, post: str, who: str, words: str) -> str:
    """Tell the author that a draft came back."""
    return (
        f"<b>{code}, {escape(name)}, dikembalikan</b> oleh {escape(who)} ({escape(post)}):\n"
        f"<blockquote>{escape(words)}</blockquote>"
    )


def approved(
    code: str, name: str, who: str, post: str, version: str, on: date, *, is_started: bool
) -> str:
    """Tell the author that a draft was published."""
    when = "berlaku mulai hari ini" if is_started else f"berlaku mulai {day(on)}"
    return (
        f"<b>{code}, {escape(name)}, disetujui</b> oleh {escape(who)} ({escape(post)}). Versi "
        f"{escape(version)}, {when}."
    )


def in_force(name: str, version: str) -> str:
    """Tell author and reviewer that the revision is in force from today."""
    return f"Mulai hari ini berlaku: <b>{escape(name)}</b>, versi {escape(version)}."


def left_out(name: str, number: int, faults: Sequence[str], count: int) -> str:
    """Tell keepers and admins that a revision cannot be used with the files."""
    return (
        f"<b>Revisi {number} dari {escape(name)} tidak dapat dipakai</b> bersama isi lain yang "
        f"sekarang, maka isi sebelumnya yang berlaku:\n{_listed(faults, count)}\n\n"
        "Pulihkan atau tulis ulang lewat /sop_tulis, atau kembalikan berkasnya."
    )


def file_broken(name: str, faults: Sequence[str], count: int) -> str:
    """Tell keepers and admins that the file below a revision has faults."""
    return (
        f"<b>Berkas {escape(name)} belum bisa dipakai.</b> Revisi yang terbit tetap berlaku; "
        f"berkasnya perlu diperbaiki ({count}):\n{_listed(faults, count)}"
    )


def _listed(faults: Sequence[str], count: int) -> str:
    lines = "\n".join(f"• {fault}" for fault in faults)
    return lines + (f"\n… dan {count - len(faults)} lagi." if count > len(faults) else "")


def in_conflict(name: str, faults: Sequence[str], count: int) -> str:
    """Tell keepers and admins that a file was changed under its revision, with its faults."""
    broken = (
        f"\n\nBerkasnya pun belum bisa dipakai ({count}):\n{_listed(faults, count)}"
        if faults
        else ""
    )
    return (
        f"<b>Berkas {escape(name)} diubah di luar Pandu</b>, padahal ada revisi yang berlaku. "
        "Revisinya tetap berlaku sampai pengelolanya memilih: /sop_tulis, Berkas berubah."
        f"{broken}"
    )


def tasks(lines: Sequence[str], more: int) -> str:
    """The drafts that wait for a reviewer."""
    rest = [f"… dan {more} lagi"] if more else []
    return "\n".join([TASKS, *lines, *rest])


def task(number: int, code: str, name: str, age: str) -> str:
    """One of these drafts."""
    return f"{number}. {code} {escape(name)} ({age})"
