"""The words of the five figures of a pilot, and of the weekly sample that heads judge."""

from html import escape

from bot.texts.figures.picture import percent, span
from bot.texts.talk import FEWEST, few
from office.calendar import Period
from office.figures import Completeness, values

PILOT = "Pilot: lima angka"
JUDGE = "Nilai jawaban"
SKIP = "Lewati"
CHANGE = "Ubah yang tadi"
COMPLETENESS = {
    Completeness.COMPLETE: "Benar & lengkap",
    Completeness.LACKING: "Benar, kurang",
    Completeness.WRONG: "Salah",
}
ALL_JUDGED = (
    "Semua contoh jawaban minggu lalu yang menjadi bagian Anda sudah dinilai. Jawaban yang salah "
    "diperbaiki lewat /sop_tulis."
)
SECTION_GONE = "Bagian SOP yang ditampilkan waktu itu sudah tidak ada. Tekan Lewati."
NO_PILOT_DATE = "belum dihitung; minta admin menulis hari mulai pilot"
_NONE = "–"

# The sheet of the export.
SHEET = "Pilot"
SURELY, USABLE, BY_HEAD = "1. Dijawab pasti", "2. Menit sampai jawaban dipakai", "lewat pejabat"
NOT_USABLE = "tanpa jawaban yang dapat dipakai"
RIGHT = "3. Contoh jawaban dinilai"
TAKEN = "4. Menit sampai Terima"
ACTIVE = "5. Petugas yang memakai"
COUNT, MEDIAN, URGENT, NORMAL, UNTAKEN = "banyaknya", "nilai tengah", "mendesak", "biasa", "belum"
SAMPLED, SHARE = "contoh", "bagian dari semua"


def week_name(number: int) -> str:
    return f"minggu pakai {number}"


def minutes(waits: values.Waits) -> str:
    """The wait in the middle."""
    return _NONE if waits.minutes is None else f"{waits.minutes} menit"


def screen(period: Period, figures: values.PilotFigures, reach: str) -> str:
    """The five figures of a week, each with what it is counted of."""
    return (
        f"<b>Pilot, {span(period)}</b>\n<i>{reach}</i>\n\n"
        f"<b>1. Dijawab pasti:</b> {percent(figures.at_once, figures.asked)} dari "
        f"{figures.asked} pertanyaan\n"
        f"<b>2. Sampai jawaban dapat dipakai:</b> nilai tengah {minutes(figures.usable)}; lewat "
        f"pejabat {minutes(figures.by_head)} ({figures.by_head.count}); belum: {figures.unusable}\n"
        f"<b>3. Benar dan lengkap:</b> {figures.judged.complete} dari {figures.judged.count} yang "
        f"dinilai; kurang {figures.judged.lacking}, salah {figures.judged.wrong}; contoh "
        f"{figures.judged.sampled}\n"
        f"<b>4. Sampai Terima:</b> mendesak {minutes(figures.urgent)} ({figures.urgent.count}), "
        f"biasa (jam kerja) {minutes(figures.normal)} ({figures.normal.count}); belum: "
        f"{figures.untaken}\n"
        f"<b>5. Memakai Pandu</b>{_of(figures.members)}: {_active(figures)}\n\n"
        "Angka kecil belum berarti apa-apa, dan tidak satu pun tentang satu orang. Latihan tidak "
        "dihitung. Sebagai berkas: /rekap"
    )


def _of(members: int) -> str:
    return f" dari {members} anggota" if members >= FEWEST else ""


def _active(figures: values.PilotFigures) -> str:
    if not figures.active:
        return NO_PILOT_DATE
    return ", ".join(
        f"minggu {week.number}: {_NONE if week.count is None else few(week.count)}"
        for week in figures.active
    )


def judging(number: int, of: int, question: str, answer: str) -> str:
    """An answer to judge. It does not say who asked."""
    return (
        f"<b>Jawaban {number} dari {of}</b> · minggu lalu, tanpa nama penanya\n"
        f"<b>Ditanyakan:</b> {escape(question)}\n\n{answer}"
    )


MEANINGS = {
    SURELY: "Sama dengan Dijawab langsung, bagian dari semua pertanyaan, menurut penanya.",
    USABLE: "Nilai tengah menit dari bertanya. Nol: satu jawaban pasti tanpa 👎, atau jawaban yang "
    "dinilai 👍. Selain itu sampai jawaban pejabat. Yang belum terjawab dihitung tersendiri.",
    RIGHT: "Dua puluh jawaban pasti seminggu, dipilih acak. Kasi pemilik SOP menilai tanpa tahu "
    "penanyanya.",
    TAKEN: "Nilai tengah menit dari dikirim sampai pertama kali diterima atau ditugaskan. "
    "Mendesak: menit biasa. Biasa: menit jam kerja. Latihan tidak dihitung.",
    ACTIVE: "Anggota yang bertanya atau melapor pada minggu pakai itu. Di bawah lima ditulis "
    "kurang dari 5.",
}
