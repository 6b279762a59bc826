"""The words of announcements that are out: as received, their progress, refusals."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.texts.commands import CommandWords
from bot.texts.posts import listed
from bot.texts.questions import day
from office.announcements import errors
from office.errors import Refusal

PENGUMUMAN = CommandWords("Pengumuman yang berlaku", "yang berlaku")
BACK = "‹ Kembali"
CHANGE = "Ubah"
PAUSE, RESUME, STOP = "Jeda", "Lanjutkan", "Batalkan"
WHO_UNREAD, CORRECT, RECALL = "Belum baca", "Perbaiki", "Tarik"
READ = "Sudah baca"
YES_STOP, OPEN, WRITE_AGAIN = "Ya, batalkan", "Buka", "Tulis ulang"
SEE_EXACTLY = "Lihat persis"
STATES = {
    "draf": "draf",
    "menunggu_persetujuan": "menunggu persetujuan",
    "terjadwal": "terjadwal",
    "berjalan": "sedang dikirim",
    "dijeda": "dijeda",
    "selesai": "selesai dikirim",
    "batal": "dibatalkan",
}
RECALLED = "ditarik"
# What a progress message counts.
WAITING, SENT, FAILED, BLOCKED = "antre", "terkirim", "gagal", "diblokir"
DROPPED, LATE = "tidak dikirim", "menyusul"
NOT_FOR_YOU = (
    "Ini hanya pratinjau. Tombol Sudah baca baru dihitung pada pengumuman yang dikirim kepada Anda."
)
JUST_CHANGED = "Isinya baru saja diperbaiki. Baca dulu, lalu tekan Sudah baca sekali lagi."
RECALL_SENT = "Pengumuman sudah ditarik; penerima melihat alasannya sebentar lagi."
# The keys of the next three are the purposes of `office.announcements`.
WRITE = {
    "perbaiki": (
        "Tulis isi yang benar, lengkap. Isi lama diganti di ponsel semua penerima, dengan catatan "
        "“diperbarui”; yang sudah membaca diminta membaca lagi."
    ),
    "tarik": (
        "Tulis alasan penarikan dalam satu kalimat. Penerima membacanya sebagai ganti isinya."
    ),
    "tolak": "Tulis alasan penolakan dalam satu kalimat. Penulisnya membacanya.",
}
SURE_OF_WORDS = {
    "perbaiki": "Beginilah isi barunya di ponsel semua penerima. Ganti sekarang?",
    "tarik": "Pengumuman ditarik dengan alasan berikut; semua penerima membacanya. Tarik sekarang?",
    "tolak": "Pengumuman ditolak dengan alasan berikut, yang dibaca penulisnya. Tolak sekarang?",
}
YES_WORDS = {"perbaiki": "Ya, perbaiki", "tarik": "Ya, tarik", "tolak": "Ya, tolak"}
NONE_IN_FORCE = "Tidak ada pengumuman yang sedang berlaku untuk Anda."
IN_FORCE = "<b>Pengumuman yang berlaku</b>"
NONE_OF_MINE = "Anda belum pernah mengirim pengumuman. Ketik /umumkan untuk menulis."
MINE = "<b>Pengumuman saya</b>"
DIGEST = "<b>Selamat bergabung.</b> Pengumuman berikut masih berlaku. Tekan nomornya untuk membuka."
NOTHING_LEFT = "Selamat bergabung. Pengumuman yang tadi tercantum di sini sudah ditarik."
AT_ONCE = "segera sesudah disetujui"
REFUSALS: dict[type[Refusal], str] = {
    errors.AnnouncementUnknown: (
        "Pengumuman itu tidak ada, tidak ditujukan kepada Anda, atau ditulis orang lain."
    ),
    errors.IncompleteAnnouncement: (
        "Isi atau penerimanya belum lengkap. Tekan Kembali dan lengkapi."
    ),
    errors.OutOfScope: (
        "Anda tidak ditugaskan untuk mengumumkan kepada penerima itu. Pilih seksi atau unit Anda "
        "sendiri, atau minta pelatih kantor mengirimkannya."
    ),
    errors.NobodyAddressed: (
        "Tidak ada orang yang cocok dengan pilihan penerima itu. Ubah pilihannya."
    ),
    errors.MomentIsPast: "Waktu itu sudah lewat. Tekan Kembali dan pilih waktu yang akan datang.",
    errors.EndsBeforeSent: (
        "Masa berlakunya habis sebelum pengumuman sempat terkirim. Pilih tanggal yang lebih akhir."
    ),
    errors.NobodyToApprove: (
        "Pengumuman untuk seluruh kantor perlu persetujuan, tetapi saat ini tidak ada pelatih lain "
        "atau Kepala Kantor yang terdaftar. Hubungi admin."
    ),
    errors.OwnAnnouncement: "Pengumuman sendiri harus disetujui orang lain.",
    errors.IllegalMove: (
        "Keadaan pengumuman ini sudah berubah, jadi itu tidak dapat dilakukan lagi. Ketik /umumkan "
        "lalu tekan Pengumuman saya untuk melihat keadaannya."
    ),
    errors.AnnouncementRecalled: "Pengumuman itu sudah ditarik oleh penulisnya.",
    errors.WordsChanged: (
        "Pengumuman itu sudah diubah. Lihat dulu pesan barunya, lalu putuskan di sana."
    ),
    errors.NudgedLately: "Mereka baru saja diingatkan. Tunggu satu jam sejak pengingat terakhir.",
    errors.NudgedEnough: (
        "Mereka sudah diingatkan tiga kali, dan itu batasnya. Hubungi orangnya langsung; lihat "
        "Belum baca."
    ),
    errors.NobodyToNudge: "Tidak ada yang perlu diingatkan: semua penerima sudah membaca.",
}
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_BAR = 10


def full_moment(moment: datetime, zone: ZoneInfo) -> str:
    """A moment that nobody can mistake: Kamis, 26 November 2026 pukul 07.30 WIB."""
    local = moment.astimezone(zone)
    return f"{full_day(local.date())} pukul {local:%H.%M %Z}"


def full_day(moment: date) -> str:
    return f"{_WEEKDAYS[moment.weekday()]}, {day(moment)}"


def footer(code: str, author: str, until: date | None, corrected: str | None) -> str:
    """The last line of what recipients get."""
    parts = [f"Pengumuman {code}", escape(author)]
    if until is not None:
        parts.append(f"berlaku s.d. {day(until)}")
    if corrected is not None:
        parts.append(f"diperbarui {corrected}")
    return f"<i>{' · '.join(parts)}</i>"


def title(code: str, state: str) -> str:
    """An announcement and how far it is."""
    return f"<b>Pengumuman {code}</b> — {state}"


def held_until(moment: datetime, zone: ZoneInfo) -> str:
    """The state of one that waits for the office's hours."""
    return f"menunggu kantor buka, {full_moment(moment, zone)}"


def place(unit: str, section: str) -> str:
    """Where recipients work: a section within a unit."""
    return f"{unit}, Seksi {section}"


def everybody_has_read(code: str) -> str:
    """Say that nobody is left who has not read it."""
    return f"<b>Pengumuman {code}</b>\nSemua penerima sudah membaca."


def was_read(at: str) -> str:
    """The line in place of the button, once it is read."""
    return f"<i>✓ Dibaca {at}</i>"


def ask_words(code: str, purpose: str) -> str:
    """Ask for the words that a button needs."""
    return f"<b>Pengumuman {code}</b>\n{WRITE[purpose]}"


def sure_to_stop(code: str) -> str:
    """Ask once before an announcement is stopped for good."""
    return (
        f"Batalkan pengumuman <b>{code}</b>? Yang belum terkirim tidak akan dikirim; yang sudah "
        "menerima tetap memilikinya."
    )


def stopped(code: str) -> str:
    """Confirm that it was stopped."""
    return f"Pengumuman <b>{code}</b> dibatalkan. Tidak ada lagi yang dikirim."


def progress(
    head: Sequence[str], counts: Mapping[str, int], total: int, read: int | None, about: str
) -> str:
    """The trainer's one message: how far it has come. The first count is what is still to come."""
    waiting, *_ = counts.values()
    done = total - waiting
    lines = [*head, f"{bar(done, total)} {done} dari {total} orang"]
    lines.append(" · ".join(f"{name} {count}" for name, count in counts.items()))
    if read is not None:
        lines.append(f"dibaca {read}")
    return "\n".join([*lines, f"<i>{escape(about)}</i>"])


def not_reached(names: Sequence[str], count: int) -> str:
    """Whom it cannot reach, at most so many by name, and what to do."""
    rest = [f"{count - len(names)} orang lain"] if count > len(names) else []
    return (
        f"⚠ Tidak sampai kepada {escape(listed([*names, *rest]))}: bot diblokir atau akunnya tidak "
        "aktif. Sampaikan langsung; begitu bot dibuka lagi, pengumuman yang masih berlaku terkirim "
        "sendiri."
    )


def bar(done: int, total: int) -> str:
    """A bar of text that every phone can show."""
    filled = _BAR * done // total if total else _BAR
    return "▓" * filled + "░" * (_BAR - filled)


def unread(code: str, groups: Sequence[tuple[str, Sequence[str]]], most: int) -> str:
    """Who has not read it, by unit and section, with at most this many names of each."""
    count = sum(len(names) for _, names in groups)
    lines = [f"<b>Belum membaca pengumuman {code}: {count} orang</b>"]
    for label, names in groups:
        left_out = len(names) - most
        more = f", … dan {left_out} lagi" if left_out > 0 else ""
        lines.append(f"\n<b>{escape(label)}</b> ({len(names)})")
        lines.append(f"{escape(', '.join(names[:most]))}{more}")
    return "\n".join(lines)


def nudge_button(done: int, most: int) -> str:
    """The button that nudges those who have not read it, with how often that was done."""
    return f"Ingatkan ({done}/{most})"


def nudged(count: int) -> str:
    """Say how many were nudged."""
    return f"{count} orang yang belum membaca diingatkan."


def nudge(code: str, author: str, about: str) -> str:
    """Remind one person of what they have not marked as read."""
    return (
        f"<b>Mohon dibaca:</b> pengumuman {code} dari {escape(author)} menunggu tanda “{READ}” "
        f"dari Anda.\n<i>{escape(about)}</i>"
    )


def corrected(*, is_read_again: bool) -> str:
    """Confirm a correction."""
    again = " Yang sudah membaca isi lama diminta membaca lagi." if is_read_again else ""
    return f"Isinya sudah diganti; penerima melihatnya sebentar lagi.{again}"


def reread(code: str, author: str, read_at: str, about: str) -> str:
    """Ask somebody to read what was corrected after they read it."""
    return (
        f"<b>Mohon dibaca lagi:</b> pengumuman {code} dari {escape(author)} diperbaiki sesudah "
        f"Anda membacanya ({read_at}).\n<i>{escape(about)}</i>"
    )


def recalled(code: str, author: str, why: str) -> str:
    """The text in place of an announcement that was recalled."""
    reason = f"\nAlasan: {escape(why)}" if why else ""
    return f"<b>Pengumuman {code} ditarik</b> oleh {escape(author)}.{reason}"


def line(number: int, code: str, when: str, opening: str) -> str:
    """An announcement in a list."""
    return f"{number}. <b>{code}</b> ({when}) {escape(opening)}"


def too_long(length: int, most: int) -> str:
    """Refuse a text that Telegram would refuse."""
    return (
        f"Terlalu panjang: {length} huruf, paling banyak {most} (di bawah foto atau dokumen lebih "
        "sedikit). Ringkas, lalu kirim lagi."
    )
