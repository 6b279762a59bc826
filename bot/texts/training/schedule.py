"""The words of /jadwal: when cards and quizzes come."""

from collections.abc import Sequence
from datetime import time
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from bot.texts.training.cards import THEMES

JADWAL = CommandWords("Atur jadwal latihan", "jadwal")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
OFFICE = "Seluruh kantor"
YES, NO = "ya", "tidak"
NEXT = "Lanjut"
SAVE = "Simpan jadwal"
RESET = "Pakai jadwal bawaan lagi"
ROTATING = "Bergilir tiap minggu"
TIMES = (time(7, 45), time(8), time(13, 15), time(15, 30))

ASK_UNIT = "<b>Jadwal latihan</b>\nUntuk siapa?"
ASK_DAYS = "Hari apa saja kartu datang? Tekan hari untuk mengubahnya, lalu tekan Lanjut."
ASK_TIME = "Jam berapa? Pilih, atau ketik seperti 08.15 (jam kerja kantor)."
ASK_THEME = "Tema kartunya apa?"
ASK_QUIZ_DAYS = "Hari apa saja kuis datang? Tekan hari untuk mengubahnya, lalu tekan Lanjut."
NO_TIME = "Jamnya belum terbaca. Ketik seperti 08.15, atau tekan Batal."

SCHEDULE_FORM = FormWords(
    cancelled="Dibatalkan. Jadwal tidak berubah.",
    no_form=(
        "Tidak ada penunjukan, cuti, atau jadwal yang sedang diisi. Mulai lagi dengan "
        "/tunjuk, /cuti, atau /jadwal."
    ),
    left="Anda punya perubahan jadwal yang belum disimpan. Mau dilanjutkan?",
    lost=(
        "<b>Hapus perubahan jadwal ini?</b> Hari, jam, dan tema yang sudah dipilih "
        "hilang. Tidak dapat dikembalikan."
    ),
)


def heading(unit: str) -> str:
    """The heading of the questions, with the unit they are about."""
    return f"<b>Jadwal latihan — {escape(unit)}</b>"


def clock(at: time) -> str:
    """A time as it is written in the office."""
    return f"{at:%H.%M}"


def days(numbers: Sequence[int]) -> str:
    """Weekdays by name; Monday is 0."""
    return ", ".join(DAYS[number] for number in numbers) or "tidak ada"


def toggle(day: int, *, is_chosen: bool) -> str:
    """The label of a day: the word says whether it is chosen."""
    return f"{DAYS[day]}: {YES if is_chosen else NO}"


def schedule(
    unit: str, at: time, zone: str, theme: str | None, cards: Sequence[int], quizzes: Sequence[int]
) -> str:
    return "\n".join(
        [
            heading(unit),
            f"Kartu: {days(cards)}, pukul {clock(at)} {zone}",
            f"Tema: {THEMES[theme] if theme else 'bergilir tiap minggu'}",
            f"Kuis: {days(quizzes)}",
        ]
    )


def follows(unit: str) -> str:
    """Say that a unit has no schedule of its own."""
    return f"{heading(unit)}\nMengikuti jadwal seluruh kantor."


def reach(people: int) -> str:
    """How many people a schedule reaches, and what is skipped automatically."""
    return (
        f"Menjangkau <b>{people} orang</b>. Hari libur, orang yang cuti, dan orang yang sedang "
        "menjeda latihan dilewati. Paling banyak satu kartu sehari."
    )


def saved(words: str) -> str:
    """Say that a schedule is in force."""
    return f"{words}\n\nSudah disimpan dan berlaku mulai sekarang."
