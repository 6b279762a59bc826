"""The words of the weekly picture and of /rekap."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.texts.questions import day
from office.calendar import Period

WHOLE_OFFICE = "Seluruh kantor"
YOUR_REACH = "Sejauh jangkauan jabatan Anda"

ASK_PERIOD = (
    "<b>Rekap untuk masa apa?</b>\n"
    "Tekan, atau ketik misalnya <code>/rekap oktober 2026</code> atau "
    "<code>/rekap 1/10/2026 - 15/10/2026</code>."
)
PERIODS = {
    "minggu lalu": "Minggu lalu",
    "minggu ini": "Minggu ini",
    "bulan lalu": "Bulan lalu",
    "bulan ini": "Bulan ini",
    "triwulan lalu": "Triwulan lalu",
    "tahun ini": "Tahun ini",
}
UNCLEAR_PERIOD = (
    "Masa itu tidak saya mengerti, atau belum dimulai. Contoh: minggu lalu, bulan ini, "
    "oktober 2026, triwulan lalu, 1/10/2026 - 15/10/2026."
)
FILES_BELOW = (
    "Berkas: XLSX untuk dibaca, CSV untuk diolah. Lembar Ringkasan lebih dulu; artinya di lembar "
    "Definisi."
)
HEADS_FILES = f"{FILES_BELOW} Angka kecil di dalamnya hanya untuk pejabat; jangan diteruskan."
MORE = "Sebagai berkas: /rekap"

AGES = ("di bawah 1 hari", "1–3 hari", "3–7 hari", "di atas 7 hari")
SHORT_AGES = ("<1 hari", "1–3 hari", "3–7 hari", ">7 hari")
ANSWERED = ("Langsung", "Mungkin ini", "Dengan pilihan", "Belum terjawab")
QUESTIONS_TITLE = "Pertanyaan: bagaimana dijawab"
REPORTS_TITLE = "Laporan terbuka, menurut umur"
QUESTIONS_SCALE, REPORTS_SCALE = "banyaknya pertanyaan", "banyaknya laporan"
TIERS = {
    "": "belum ada penerima",
    "koordinator_ukk": "koordinator UKK",
    "kepala_seksi": "Kasi",
    "kepala_kantor": "Kepala Kantor",
}
NO_QUESTIONS = "<b>Pertanyaan</b> tidak ada, juga sebelumnya"


def span(period: Period) -> str:
    """A period as it is written in the office: 16 s.d. 22 November 2026."""
    first, last = period.first, period.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} s.d. {day(last)}"
    return f"{_within(first, last)} s.d. {day(last)}"


def _within(first: date, last: date) -> str:
    return day(first).removesuffix(f" {first.year}") if first.year == last.year else day(first)


def title(period: Period) -> str:
    """The heading of the picture and of the files."""
    return f"Gambaran {span(period)}"


def head(period: Period, reach: str) -> str:
    """Say what is counted."""
    return f"<b>{title(period)}</b>\n<i>{reach}</i>"


def reach(*, is_whole: bool) -> str:
    """Say how far the picture reaches."""
    return WHOLE_OFFICE if is_whole else YOUR_REACH


def percent(part: int, whole: int) -> str:
    """A share in whole percent; a dash if there is nothing to share."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def questions(asked: int, at_once: int, maybe: int, before: int, at_once_before: int) -> str:
    """How many questions there were, and how many were answered at once, or perhaps."""
    perhaps = f"; “Mungkin ini” {percent(maybe, asked)}" if maybe else ""
    return (
        f"<b>Pertanyaan</b> {asked} (sebelumnya {before}); dijawab langsung "
        f"{percent(at_once, asked)} (sebelumnya {percent(at_once_before, before)}){perhaps}"
    )


def confirmed_lines(settled: int, shown: int) -> str:
    """How much of what was asked for rests on a source or a confirmation."""
    return f"<b>Isi yang ditanyakan</b> {percent(settled, shown)} bersumber atau dikonfirmasi"


def gaps(count: int, most: Sequence[tuple[str, int]]) -> str:
    """How many questions no SOP answered, and the most asked of them."""
    lines = [f" • ‹{escape(text)}› {times}×" for text, times in most]
    return "\n".join([f"<b>Belum ada SOP</b> {count}", *lines])


def reports(filed: int, resolved: int, withdrawn: int, open_count: int) -> str:
    """How many reports were filed and how many ended. One that was taken back is not done."""
    taken_back = f"{withdrawn} ditarik, " if withdrawn else ""
    return (
        f"<b>Laporan</b> {filed} masuk, {resolved} selesai, {taken_back}{open_count} masih terbuka"
    )


def open_reports(section: str, ages: Sequence[int]) -> str:
    parts = [
        f"{count} ({escape(age)})" for count, age in zip(ages, SHORT_AGES, strict=True) if count
    ]
    return f" • {escape(section)}: {', '.join(parts)}"


def tiers(counts: Mapping[str, int]) -> str:
    """Which tiers the reports of the period have reached, by role."""
    return "Jenjang tercapai: " + ", ".join(f"{TIERS[role]}: {n}" for role, n in counts.items())


def promises(whose: str, kept: int, broken: int, running: int) -> str:
    return f"{escape(whose)}: {kept} ditepati, {broken} lewat, {running} berjalan"


VERIFICATIONS = "<b>Verifikasi</b> yang berakhir, menurut penerbit"
PROMISES, OWN_PROMISES = "<b>Janji</b> menurut seksi", "Janji Anda"


FEW_HELP_CALLS = "<b>Minta didampingi</b>: kurang dari 5 kali"


def help_calls(calls: int, false_alarms: int, median_seconds: float | None) -> str:
    """The calls for silent help as a rate: by nobody's name."""
    usual = f", median {median_seconds:.0f} detik sampai ada yang datang" if median_seconds else ""
    share = percent(false_alarms, calls)
    return f"<b>Minta didampingi</b>: {calls} kali, salah tekan atau aman {share}{usual}"


def issuer(name: str, count: int, answered: int, median_days: float | None) -> str:
    days = f"{median_days:g}".replace(".", ",") if median_days is not None else ""
    usual = f", median {days} hari kerja" if days else ""
    return f" • {escape(name)}: {count}, dijawab {answered}{usual}"


def reading(announcements: int, read: int, recipients: int) -> str:
    """How far announcements were read."""
    return (
        f"<b>Pengumuman</b> wajib baca {announcements}; dibaca {read} dari {recipients} "
        f"({percent(read, recipients)})"
    )


def training(members: int, cards: tuple[int, int], quizzes: tuple[int, int, int]) -> str:
    return (
        f"<b>Latihan</b> {members} petugas; kartu {cards[0]} sampai, {cards[1]} dijawab; "
        f"kuis {quizzes[0]} sampai, {quizzes[1]} benar, {quizzes[2]} salah"
    )


def bar(label: str, count: int, whole: int, what: str) -> str:
    """The line above a bar: the whole in words."""
    return f"{label} — {count} {what} dari {whole}"


def bar_of(label: str, whole: int) -> str:
    """The line above a bar whose parts need no words."""
    return f"{label} — {whole}"


THIS_PERIOD, PERIOD_BEFORE = "Masa ini", "Masa sebelumnya"
STRAIGHT = "langsung"
