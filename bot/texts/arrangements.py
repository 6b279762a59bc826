"""The words of /pengaturan: hours, sections, tiers and numbers, proposed and decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from bot.texts.commands import CommandWords
from bot.texts.faults import innermost
from bot.texts.forms import FormWords
from bot.texts.posts import listed
from bot.texts.questions import day
from knowledge.reading.arranging import BadLine, Expected, OfficePart, PartGroup
from knowledge.reading.faults import Fault
from office.arrangements import (
    CannotGoBack,
    NotByChat,
    NotYoursToPropose,
    PartUnknown,
    SectionInUse,
)
from office.errors import Refusal

PENGATURAN = CommandWords("Jam, seksi, jenjang, telepon, data", "pengaturan kantor")
GROUPS: Mapping[PartGroup, str] = {
    PartGroup.HOURS: "Jam kerja",
    PartGroup.DAYS_OFF: "Hari libur",
    PartGroup.CALLS: "Telepon",
    PartGroup.SECTION: "Seksi",
    PartGroup.UNIT: "Unit",
    PartGroup.TIERS: "Jenjang",
    PartGroup.SWITCHES: "Sakelar",
    PartGroup.RETENTION: "Lama simpan",
    PartGroup.PILOT: "Pilot",
}
URGENCIES = {"biasa": "Biasa", "mendesak": "Mendesak"}
HISTORY = "Riwayat"
BACK = "‹ Kembali"
CHANGE_IT = "Usulkan perubahan"
WHOLE_OFFICE = "Seluruh kantor"
NEW = {PartGroup.SECTION: "+ Seksi baru", PartGroup.UNIT: "+ Unit baru"}
AGAIN = "Ajukan nilai lama"
MEND = "Perbaiki"
AGREE, REFUSE = "Setuju", "Tolak"
SENT = "Usul <b>{code}</b> diajukan. Yang lama tetap berlaku sampai diputuskan."
NO_HISTORY = "Belum ada pengaturan yang diubah lewat Pandu."
WHICH_SECTION = "<b>Seksi mana?</b>"
WHICH_UNIT = (
    "<b>Unit mana?</b>\nAlamat, telepon, dan jam layanan tiap unit dijawab lewat /konfirmasi. "
    "Waktu laporan dihitung menurut jam kerja kantor, juga untuk laporan dari unit."
)
WHOSE_TIERS = (
    "<b>Jenjang laporan siapa?</b>\nLaporan yang sudah berjalan tetap memakai jenjang lamanya."
)
WHICH_URGENCY = "<b>Laporan yang mana?</b>"
WORDS = FormWords(
    cancelled="Baik, tidak ada yang diajukan. Pengaturan kantor tetap seperti semula.",
    no_form="Tidak ada usul pengaturan yang sedang ditulis; mungkin sudah diajukan.",
)
# What may still name a section that shall go.
HELD = {
    "posts": "jabatan atau undangan",
    "anomalies": "laporan terbuka",
    "verifications": "verifikasi terbuka",
    "answers": "pertanyaan yang menunggu jawaban",
    "suggestions": "saran yang belum diputuskan",
    "revisions": "naskah yang menunggu keputusan",
    "reviews": "SOP yang menunggu ditinjau",
    "confirmations": "jawaban baris SOP yang menunggu orang kedua",
    "announcements": "pengumuman yang belum terkirim",
    "sops": "SOP",
    "categories": "jenis laporan",
}


def in_use(error: SectionInUse) -> str:
    """Say what must move before a section can go."""
    held = [f"{error.held[name]} {words}" for name, words in HELD.items() if error.held.get(name)]
    return (
        f"Seksi {escape(error.section)} belum dapat dihapus. Masih ada {listed(held)} di seksi "
        "itu. Pindahkan atau selesaikan dulu, lalu coba lagi."
    )


REFUSALS: dict[type[Refusal], str | Callable[[Any], str]] = {
    NotYoursToPropose: (
        "Perubahan pengaturan diusulkan oleh admin, pejabat tata usaha, atau Kepala Kantor."
    ),
    PartUnknown: "Bagian itu tidak ada lagi. Buka /pengaturan untuk yang lain.",
    NotByChat: (
        "Bagian ini ditulis dengan cara khusus di office.toml, jadi hanya admin yang dapat "
        "mengubahnya di berkas itu."
    ),
    SectionInUse: in_use,
    CannotGoBack: (
        "Nilai lama tidak dapat diajukan: seksi atau unit yang sudah ditambahkan tidak dihapus "
        "dengan cara ini, atau bagian itu sudah diubah lagi."
    ),
}
_HINTS: Mapping[PartGroup, str] = {
    PartGroup.HOURS: "Istirahat ada di antara dua rentang. Hari tutup ditulis “tutup”.",
    PartGroup.DAYS_OFF: (
        "Tanggal dipisah koma, misalnya 24-12-2026. Tutup: hari kantor ini saja tutup. "
        "Buka: hari yang tetap dikerjakan."
    ),
    PartGroup.CALLS: (
        "Satu nomor sebaris. Di belakangnya boleh [seksi] untuk telepon kepala seksi, atau "
        "[korban] bila hanya untuk laporan yang mungkin ada korbannya."
    ),
    PartGroup.SECTION: (
        "Tugas menentukan SOP-nya: paspor, izin tinggal, inteldakim, tikim, tata usaha, "
        "verifikasi. Tugas pindah bila ditulis pada seksi yang menerimanya."
    ),
    PartGroup.UNIT: "Koordinator: ya, bila unit itu punya koordinator yang menerima laporan dulu.",
    PartGroup.SWITCHES: (
        "Foto dan berkas: boleh atau tolak. Nama sesudah “a.n.”: boleh atau samarkan. Pesan yang "
        "disamarkan dan foto yang sudah sampai: tawarkan untuk dihapus, atau langsung."
    ),
    PartGroup.RETENTION: (
        "Cukup kirim baris yang berubah. Lamanya dalam hari, bulan, atau tahun; “selamanya” bila "
        "tidak dihapus. Cocokkan dengan jadwal retensi arsip (JRA). Yang masih terbuka tidak "
        "pernah dihapus."
    ),
    PartGroup.PILOT: (
        "Hari pertama Pandu dipakai dalam pilot, misalnya 15-2-2027; “–” bila tidak ada pilot. "
        "Dari hari itu /rekap menghitung minggu pemakaiannya."
    ),
    PartGroup.TIERS: (
        "Satu jenjang sebaris, menurut urutannya: Koordinator UKK, Kepala seksi, Kepala kantor, "
        "Semua. Waktunya menit atau jam. Wakil dan Plh diatur lewat /tunjuk."
    ),
}
_REMOVE = (
    " Menghapus seksi: kirim satu kata, hapus. Tugas, telepon, jabatan, dan laporannya dipindahkan "
    "dulu."
)
_OWN_TIERS = " Seksi tanpa jenjang sendiri: “ikut kantor”."
_POSTS = {
    "koordinator_ukk": "Koordinator UKK",
    "kepala_seksi": "Kepala seksi",
    "kepala_kantor": "Kepala kantor",
    "semua": "Semua",
}
_WRONG: Mapping[Expected, str] = {
    Expected.LABEL: "“{line}” tidak dikenal; tiap baris diawali salah satu dari: {known}.",
    Expected.ALL: "Baris “{line}” belum ada; tulis semuanya: {known}.",
    Expected.ONCE: "“{line}” tertulis dua kali; sisakan satu.",
    Expected.SPANS: "“{line}”: tulis jamnya seperti 07.30-12.00, 13.00-16.00, atau “tutup”.",
    Expected.DATES: "“{line}”: tulis tanggalnya seperti 24-12-2026, dipisah koma, atau “–”.",
    Expected.DATE: "“{line}”: tulis satu tanggal seperti 15-2-2027, atau “–”.",
    Expected.WORDS: "“{line}”: tulis namanya, paling banyak 80 huruf, tanpa tanda kurung siku.",
    Expected.YES_OR_NO: "“{line}”: jawab ya atau tidak.",
    Expected.WAIT: "“{line}”: tulis waktunya, misalnya 30 menit atau 2 jam, paling lama 7 hari.",
    Expected.TASKS: "Tugas “{line}” tidak dikenal; yang dikenal: {known}.",
    Expected.KEPT_TASK: (
        "Tugas “{line}” harus ada pemegangnya; tulis tugas itu pada seksi yang menerimanya."
    ),
    Expected.KEPT_CALL: (
        "Nomor “{line}” masih atas nama seksi itu; ubah atau hapus dulu di Telepon."
    ),
    Expected.MARK: "“{line}”: di dalam [ ] hanya boleh salah satu dari: {known}.",
    Expected.PHONE: "“{line}”: tulis nama, titik dua, lalu nomornya, misalnya Polisi: 110.",
    Expected.CHOICE: "“{line}”: pilih salah satu dari: {known}.",
    Expected.KEPT_DAYS: (
        "“{line}”: tulis lamanya, misalnya 5 tahun atau selamanya; paling sedikit {known} hari."
    ),
    Expected.FRESH: "“{line}” sudah ada; ubah yang itu, atau pakai nama lain.",
}


def wrong(error: BadLine) -> str:
    """Say in one sentence what a line should have held."""
    known = ", ".join(error.known)
    return _WRONG[error.expected].format(line=escape(error.line), known=escape(known))


def unfit(fault: Fault) -> str:
    """Say in one sentence what the office's file would have wrong."""
    said = innermost(fault)
    for post, label in _POSTS.items():
        said = said.replace(f"“{post}”", f"“{label}”")
        said = said.replace(post, label) if "_" in post else said
    return f"Belum dapat diajukan: {escape(said, quote=False)}. Kirim barisnya sekali lagi."


def part(one: OfficePart, shorts: Mapping[str, str], units: Mapping[str, str]) -> str:
    """What people call a part. `shorts` are the sections' short names, `units` the units' names."""
    match one.group:
        case PartGroup.SECTION:
            return f"Seksi {shorts.get(one.id, one.id)}" if not one.is_new else "Seksi baru"
        case PartGroup.UNIT:
            return units.get(one.id, one.id) if not one.is_new else "Unit baru"
        case PartGroup.TIERS:
            whose = f", {shorts.get(one.id, one.id)}" if one.id else ""
            return f"Jenjang laporan {one.urgency}{whose}"
        case PartGroup.CALLS:
            return "Nomor telepon"
        case PartGroup.PILOT:
            return "Hari pertama pilot"
        case _:
            return GROUPS[one.group]


def menu(decider: str, waiting: Sequence[str]) -> str:
    """What can be arranged, who decides, and what waits for that."""
    told = "\n".join(f"• {escape(one)}" for one in waiting)
    waits = f"\n\nMenunggu keputusan:\n{told}" if told else ""
    return (
        f"<b>Pengaturan kantor</b>\nPerubahan berlaku sesudah disetujui {escape(decider)}; "
        f"sampai saat itu yang lama tetap dipakai.{waits}"
    )


def sheet(name: str, lines: Sequence[str]) -> str:
    """A part as it is in force."""
    listed = "\n".join(map(escape, lines)) or "–"
    return f"<b>{escape(name)}</b>\n<pre>{listed}</pre>"


def prompt(one: OfficePart, name: str, lines: Sequence[str]) -> str:
    """Ask for other lines."""
    own = ""
    if one.group is PartGroup.TIERS and one.id:
        own = _OWN_TIERS
    elif one.group is PartGroup.SECTION and not one.is_new:
        own = _REMOVE
    return (
        f"{sheet(name, lines)}\nSalin teks di atas, ubah yang perlu, lalu kirim kembali.\n"
        f"<i>{_HINTS[one.group]}{own}</i>"
    )


def preview(changes: str, decider: str) -> str:
    """What would change, before it is proposed."""
    return (
        f"{changes}\n\nBelum diajukan. Kirim teks lain untuk menggantinya, atau ajukan kepada "
        f"{escape(decider)}."
    )


def propose(decider: str) -> str:
    return f"Ajukan ke {decider}"


def block(name: str, lines: Iterable[str]) -> str:
    """The changes of one part."""
    return "\n".join([f"<b>{escape(name)}</b>", *map(escape, lines)])


def removed(name: str) -> str:
    """A section that goes, or the tiers that go with it."""
    return f"{name} (dihapus)"


def changed_line(label: str, before: str, after: str) -> str:
    """One value before and after."""
    return f"{label}: {before} → {after}"


def card(code: str, author: str, sent: date, changes: str, *, is_reminder: bool) -> str:
    """A proposal for who decides."""
    first = "<b>Masih menunggu keputusan Anda</b>\n" if is_reminder else ""
    return (
        f"{first}<b>{code} — usul pengaturan kantor</b>\nDiusulkan {escape(author)}, "
        f"{day(sent)}. Berlaku begitu disetujui.\n\n{changes}"
    )


def news(changes: str, since: date, author: str, approver: str) -> str:
    """Tell whom it concerns what is in force now."""
    return (
        f"<b>Pengaturan kantor berubah</b>\nSejak {day(since)}: berlaku begini.\n\n{changes}\n\n"
        f"Diusulkan {escape(author)}, disetujui {escape(approver)}."
    )


def history_line(number: int, title: str, since: date, author: str, approver: str) -> str:
    """One change of the past."""
    return (
        f"{number}. {escape(title)}, {day(since)} ({escape(author)}, disetujui {escape(approver)})"
    )


def history(lines: Sequence[str]) -> str:
    """The changes of the past, the newest first."""
    return "\n".join(["<b>Riwayat pengaturan kantor</b>", *lines])
