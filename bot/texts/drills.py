"""The words of drills: planned, announced, told, and what was good and what was missed."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.posts import listed
from office.drills import (
    AnnouncedFirst,
    DrillEnd,
    DrillIsOpen,
    DrillOver,
    DrillTooSoon,
    DrillUnknown,
    MayNotDrill,
    PointKind,
    UrgentFirst,
)
from office.errors import Refusal

SIMULASI = CommandWords("Simulasi laporan (LATIHAN)", "simulasi laporan")

# --- those who plan ---

CHOOSE = (
    "<b>Simulasi laporan</b>\n"
    "Satu kasus cerita dikirim kepada satu petugas pada jam yang diumumkan. Laporannya bertanda "
    "LATIHAN, melewati jenjang dan jam yang sebenarnya, dan dihitung tersendiri, di luar angka "
    "laporan."
    "\n\nPilih kasusnya:"
)
MONTH_OVER = "Belum ada simulasi dalam sebulan terakhir."
OPEN_AND_TIMES = "Jadwal dan waktu"
WHICH_UNIT = "Petugas di unit mana?"
WHICH_OFFICER = "Siapa yang mendapat simulasi? Yang paling lama belum berlatih di atas."
WHICH_HOUR = "Kapan? Petugas langsung diberi tahu harinya dan jamnya."
WITHIN_WEEK = "Dalam sepekan, tanpa jam"
WEEK = "dalam lima hari kerja ke depan, jamnya dipilih Pandu"
SOME_DAY = "dalam sepekan"
NOBODY = "Tidak ada petugas yang dapat diberi simulasi di unit ini."
NO_HOUR = "Kantor tutup dua minggu ke depan, jadi belum ada jam yang dapat dipilih."
BACK = "Kembali"
FURTHER = "Lainnya"
NOTHING_OPEN = "Tidak ada simulasi yang dijadwalkan."
NEVER = "Belum ada simulasi yang dijalankan."
TIMES_HEAD = "<b>Waktu kantor</b> (bukan nilai orang)"
IS_PLANNED = "dijadwalkan"
IS_RUNNING = "sedang berjalan"


def call_off(code: str) -> str:
    """The button that calls off a drill, or ends it."""
    return f"Batalkan {code}"


def case(title: str, told: str) -> str:
    """A case, before its officer is chosen."""
    return f"<b>{escape(title)}</b>\n<blockquote>{escape(told)}</blockquote>"


def planned(code: str, title: str, name: str, moment: str) -> str:
    """What the planner reads."""
    return (
        f"<b>{code}</b> dijadwalkan: {escape(title)}, {escape(name)}, {moment}.\n"
        "Petugas sudah diberi tahu waktunya, bukan kasusnya."
    )


def called_off(code: str) -> str:
    """What the planner reads after calling one off."""
    return f"<b>{code}</b> dibatalkan. Yang terlibat diberi tahu."


def open_line(code: str, title: str, name: str, moment: str, state: str) -> str:
    """One drill that is planned or running."""
    return f"• <b>{code}</b> {escape(title)}, {escape(name)}, {moment} ({state})"


def times_line(day: str, title: str, *, report: str, take: str, close: str) -> str:
    """One drill that is over, as the office's times. It names nobody."""
    return f"• {day} {escape(title)}: dilaporkan {report}, diterima {take}, ditutup {close}"


NOT_REACHED = "–"


def times(code: str, why: str, *, report: str, take: str, close: str) -> str:
    """What the head of office reads once it is over."""
    return (
        f"<b>LATIHAN {code} berakhir</b>: {why}.\n"
        f"{TIMES_HEAD}\n"
        f"Sampai dilaporkan: {report}\n"
        f"Sampai diterima: {take}\n"
        f"Sampai ditutup: {close}\n"
        "Yang terlibat sudah membaca apa yang baik dan apa yang terlewat."
    )


def never_began(code: str, why: str) -> str:
    """What the planner and the head of office read if its officer never began."""
    return f"<b>LATIHAN {code} tidak jadi</b>: {why}. Petugasnya belum sempat memulai."


# --- the officer ---

NO_APPLICANT = "Tidak ada, mulai"
LATER = "Ada, nanti saja"
STOP = "Akhiri simulasi"
WRITE = "Tulis laporan LATIHAN"
NO_CALLS = "Jangan menelepon 110, SAPA, atau instansi luar; ini latihan."


def announced(code: str, moment: str) -> str:
    """Say that a drill is planned, and when."""
    return (
        f"<b>LATIHAN {code}</b>\n"
        f"Anda mendapat simulasi laporan <b>{moment}</b>. Kasusnya cerita, tidak ada orang "
        "sungguhan di dalamnya.\n\n"
        "Pada jamnya Anda ditanya dulu apakah ada pemohon di depan Anda. Hasilnya hanya untuk Anda "
        "belajar: tidak ada nilai dan tidak ada peringkat."
    )


def announced_week(code: str) -> str:
    """Say that a drill comes within a week, at an hour that is not said."""
    return (
        f"<b>LATIHAN {code}</b>\n"
        "<b>Dalam lima hari kerja ke depan</b> Anda mendapat simulasi laporan. Jamnya tidak "
        "disebut. Kasusnya cerita, tidak ada orang sungguhan di dalamnya.\n\n"
        "Anda selalu ditanya dulu apakah ada pemohon di depan Anda. Tidak ada nilai dan tidak ada "
        "peringkat."
    )


def asked(code: str) -> str:
    """Ask whether an applicant is there."""
    return (
        f"<b>LATIHAN {code}</b>\n"
        "Simulasi Anda siap. <b>Ada pemohon di depan Anda?</b>\n"
        "Pemohon selalu didahulukan; simulasi menunggu setengah jam."
    )


def put_off(code: str) -> str:
    """Say that it is asked again."""
    return f"<b>LATIHAN {code}</b>\nBaik, layani pemohonnya dulu. Setengah jam lagi ditanya ulang."


def told(code: str, told: str) -> str:
    """Tell the case."""
    return (
        f"<b>LATIHAN {code}</b> — simulasi\n"
        f"<blockquote>{escape(told)}</blockquote>\n"
        "Apa yang Anda lakukan? Laporkan seperti kejadian sungguhan, dengan tombol di bawah. "
        "Pejabatnya menerima laporan bertanda LATIHAN.\n\n"
        f"<b>{NO_CALLS}</b>\n"
        "Ada kejadian nyata? Ketik /lapor; itu selalu didahulukan, dan yang mendesak mengakhiri "
        "simulasi ini."
    )


def stopped(code: str) -> str:
    """What the officer reads who ends it."""
    return f"<b>LATIHAN {code}</b> diakhiri. Terima kasih sudah berlatih."


def is_called_off(code: str) -> str:
    """What the officer reads if it never began."""
    return f"<b>LATIHAN {code}</b> tidak jadi. Tidak ada yang perlu Anda lakukan."


# --- what was good, and what was missed ---

WHY = {
    DrillEnd.DONE: "laporannya ditutup",
    DrillEnd.STOPPED: "dihentikan",
    DrillEnd.CALLED_OFF: "dibatalkan",
    DrillEnd.OVERTAKEN: "ada laporan mendesak yang sungguhan",
    DrillEnd.DAY_OVER: "hari kerja usai",
}
GOOD = {
    PointKind.SENT: "Laporan terkirim",
    PointKind.CATEGORY: "Jenis laporan tepat",
    PointKind.URGENCY: "Urgensi tepat",
    PointKind.FACTS: "Semua fakta pentingnya tertulis",
    PointKind.PLACE: "Loket atau tempatnya tertulis",
    PointKind.NO_PERSON: "Tidak terlihat nama atau nomor orang",
    PointKind.TAKEN: "Diterima sebelum waktu jenjang pertama habis",
    PointKind.PROMISED: "Ada janji kapan dikabari",
    PointKind.KEPT: "Janji tidak terlewat",
    PointKind.STEPS: "Semua langkahnya ditandai",
    PointKind.CLOSED: "Ditutup dengan hasil",
}
MISSED = {
    PointKind.SENT: "Laporan belum terkirim sampai simulasi berakhir",
    PointKind.CATEGORY: "Jenis laporan yang lain lebih tepat",
    PointKind.URGENCY: "Urgensi yang lain lebih tepat",
    PointKind.FACTS: "Belum tertulis: {missing}",
    PointKind.PLACE: "Loket atau tempatnya belum tertulis",
    PointKind.NO_PERSON: "Ada nama atau nomor orang; di laporan cukup nomor permohonan",
    PointKind.TAKEN: "Belum diterima sampai waktu jenjang pertama habis",
    PointKind.PROMISED: "Belum ada janji kapan dikabari",
    PointKind.KEPT: "Ada janji yang terlewat",
    PointKind.STEPS: "Langkah yang belum ditandai: {missing}",
    PointKind.CLOSED: "Belum ditutup sampai simulasi berakhir",
}


def feedback(code: str, why: str, good: Sequence[str], missed: Sequence[str]) -> str:
    """What each participant reads once it is over."""
    lines = [f"<b>LATIHAN {code} berakhir</b>: {why}."]
    lines += _part("Yang baik", "✓", good) + _part("Yang terlewat", "○", missed)
    return "\n".join(lines)


def missed(kind: PointKind, missing: Sequence[str]) -> str:
    """One thing that was missed."""
    return MISSED[kind].format(missing=listed(missing))


def look(quotes: Iterable[tuple[str, str]]) -> str:
    """What to look for, in the words of the SOPs: each with the name of its SOP."""
    lines = [f"• “{escape(words)}” <i>{escape(sop)}</i>" for words, sop in quotes]
    return "\n".join(["", "<b>Menurut SOP</b>", *lines]) if lines else ""


CLOSING = "\nTidak ada nilai dan tidak ada peringkat; yang dihitung hanya waktu kantor."


def _part(head: str, sign: str, lines: Sequence[str]) -> list[str]:
    return ["", f"<b>{head}</b>", *(f"{sign} {escape(line)}" for line in lines)] if lines else []


REFUSALS: dict[type[Refusal], str] = {
    DrillUnknown: "Simulasi itu tidak ada lagi, atau bukan untuk Anda.",
    DrillOver: "Simulasi itu sudah berakhir, atau laporannya sudah terkirim.",
    DrillIsOpen: "Petugas itu masih punya simulasi yang dijadwalkan atau berjalan.",
    DrillTooSoon: "Jam itu sudah lewat, atau kantor tutup. Pilih jam yang lain di /simulasi.",
    MayNotDrill: (
        "Petugas itu tidak dapat diberi simulasi: di luar jangkauan Anda, sedang cuti, atau tidak "
        "terjangkau Telegram."
    ),
    AnnouncedFirst: (
        "Simulasi tanpa jam baru dapat diatur sesudah tiga simulasi berjam yang diterima tepat "
        "waktu dan ditutup."
    ),
    UrgentFirst: (
        "Ada laporan mendesak yang sungguhan pada Anda. Selesaikan itu dulu; simulasi menunggu."
    ),
}
