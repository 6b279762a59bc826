"""The words of /hasil."""

from html import escape

from bot.texts.commands import CommandWords
from bot.texts.figures.picture import span
from office.calendar import Period

HASIL = CommandWords("Hasil latihan saya", "hasil latihan")
BY_PLACE = "Per unit dan seksi"
BY_QUESTION = "Per soal"
BY_CARD = "Per kartu"
BY_PERSON = "Per orang"
BY_UNIT_TITLE, BY_SECTION_TITLE = "Per unit", "Per seksi"
NO_SECTION = "Tanpa seksi"
HARDEST = "Soal yang paling sering salah"
NEXT, PREVIOUS = "Berikutnya ›", "‹ Sebelumnya"
NOTHING_YET = "Belum ada kartu atau kuis yang sampai pada masa ini."
EXPORT = "XLSX dan CSV"
CHART_CAPTION = "Hasil kuis dalam gambar. Angka yang sama ada dalam daftar di atas."


def own(period: Period, cards: str, questions: str, boxes: str) -> str:
    """A member's own results."""
    return (
        f"<b>Hasil saya</b> {span(period)}\n"
        f"Kartu: {cards}\nKuis: {questions}\nKartu yang kembali: {boxes}\n"
        "<i>Hasil ini hanya dilihat Anda dan pelatih Anda.</i>"
    )


def boxes(counts: dict[int, int]) -> str:
    """How many cards come back after how many days."""
    found = [f"{count} kembali sesudah {days} hari" for days, count in counts.items() if count]
    return ", ".join(found) or "belum ada yang dijawab"


def cards(reached: int, answered: int, right: int, wrong: int) -> str:
    return f"{reached} sampai · {answered} dijawab · {right} paham · {wrong} minta diulang"


def questions(reached: int, answered: int, right: int, wrong: int) -> str:
    return f"{reached} sampai · {answered} dijawab · {right} benar · {wrong} salah"


def title(period: Period) -> str:
    """The heading of the picture, with its days."""
    return f"Hasil latihan {span(period)}"


def overview(period: Period, members: int, cards: str, questions: str, view: str) -> str:
    """What a trainer's people did, above one of the views."""
    return (
        f"<b>Hasil latihan</b> {span(period)}\nPetugas dalam jangkauan Anda: {members}\n"
        f"Kartu: {cards}\nKuis: {questions}\n\n<b>{view}</b>"
    )


def line(number: int, label: str, words: str) -> str:
    """One row of a view."""
    return f"{number}. {escape(label)}\n   {words}"


def both(cards: str, questions: str) -> str:
    return f"kartu {cards}\n   kuis {questions}"


def page(number: int, pages: int) -> str:
    return f"<i>Halaman {number} dari {pages}</i>"


# The columns of the exported sheets, and what they mean.
COLUMNS = ("Kelompok", "Bahan", "Sampai", "Dijawab", "Benar", "Salah")
CARDS, QUESTIONS = "Kartu", "Soal kuis"
UNITS, SECTIONS = "Per unit", "Per seksi"
MEANINGS = {
    "Masa": "Hari pertama sampai hari terakhir, keduanya dihitung.",
    "Kelompok": "Unit, seksi, soal, kartu, atau orang yang Anda latih.",
    "Sampai": "Kartu atau soal yang sampai di Telegram penerima.",
    "Dijawab": "Kartu yang ditekan Paham atau Ulangi lagi; soal yang dijawab.",
    "Benar": "Kartu: Paham. Soal: jawaban benar.",
    "Salah": "Kartu: Ulangi lagi. Soal: jawaban salah.",
}


def file_name(code: str, ending: str) -> str:
    return f"hasil-latihan-{code}.{ending}"
