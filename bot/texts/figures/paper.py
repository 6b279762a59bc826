"""The words of the figures on paper, from the time before the bot: asked in /siapkan."""

from collections.abc import Callable
from html import escape
from textwrap import shorten
from typing import Any

from bot.texts.figures.picture import span
from bot.texts.forms import FormWords
from office.errors import Refusal
from office.setup import NOT_NOTED, PaperField, PaperFigures, WrongPaper

PAPER, SKIP = "Catatan kertas", "Lewati"
SAVED, UNDONE = "Tersimpan. ", "Diurungkan. "
WORDS = FormWords(
    cancelled="Baik, catatan kertas tidak berubah.",
    no_form="Catatan kertas tidak sedang diisi. Ketik /siapkan untuk membukanya.",
)
LINES = {
    PaperField.PERIOD: "Masa",
    PaperField.ASKED: "Pertanyaan dicatat",
    PaperField.ANSWERED: "Di antaranya terjawab",
    PaperField.UNTIL_ANSWERED: "Menit sampai terjawab",
    PaperField.UNTIL_TAKEN_URGENT: "Menit sampai dipegang, mendesak",
    PaperField.UNTIL_TAKEN: "Menit sampai dipegang, biasa",
}
_BLANK = ("1/2/2027 - 14/2/2027", *[NOT_NOTED] * (len(LINES) - 1))
# So much of an unknown line is quoted.
_LONGEST = 60
_FAULTS = {
    PaperField.PERIOD: "tulis dua tanggal yang sudah lewat, misalnya 1/2/2027 - 14/2/2027.",
    PaperField.ASKED: "tulis angka; isi paling sedikit satu baris.",
    PaperField.ANSWERED: "tulis angka yang tidak melebihi pertanyaan yang dicatat.",
}


def values(figures: PaperFigures) -> list[str]:
    """The figures as they are typed."""
    counts = (
        figures.asked,
        figures.answered,
        figures.until_answered,
        figures.until_taken_urgent,
        figures.until_taken,
    )
    period = f"{figures.first:%d/%m/%Y} - {figures.last:%d/%m/%Y}"
    return [period, *(NOT_NOTED if count is None else str(count) for count in counts)]


def ask(figures: PaperFigures | None, above: str) -> str:
    """Ask for the figures of the time before; what is noted already can be changed."""
    shown = _BLANK if figures is None else values(figures)
    lines = [f"{label}: {value}" for label, value in zip(LINES.values(), shown, strict=True)]
    return (
        f"{escape(above)}<b>Catatan kertas</b> (boleh dilewati)\n\n"
        "Angka seluruh kantor dari masa sebelum Pandu dipakai, seperti di panduan uji coba. "
        "Sebelum &amp; sesudah di /rekap menaruhnya di samping angka sekarang. Menitnya nilai "
        "tengah: urutkan semuanya, lalu ambil yang di tengah.\n\n"
        f"Salin, ubah, lalu kirim. Yang tidak dicatat tetap “{NOT_NOTED}”.\n"
        f"<pre>{escape(chr(10).join(lines))}</pre>"
    )


def line(noted: str) -> str:
    """One line of the steps and the answers."""
    return f"{PAPER}: {noted or 'belum diisi; boleh dilewati'}"


def noted(figures: PaperFigures, who: str, when: str) -> str:
    """The period of the figures, who noted them, and when."""
    return f"{span(figures.period)}, {escape(who)}, {when}"


def wrong(error: WrongPaper) -> str:
    """Say which line does not fit."""
    line = error.line
    if line not in LINES:
        return (
            f"Baris “{escape(shorten(line, _LONGEST, placeholder=' …'))}” tidak saya kenal. Salin "
            f"barisnya dari pesan di atas, atau tekan {SKIP}."
        )
    field = PaperField(line)
    why = _FAULTS.get(field, f"tulis angka dalam menit, atau “{NOT_NOTED}”.")
    return f"“{LINES[field]}”: {why}"


REFUSALS: dict[type[Refusal], Callable[[Any], str]] = {WrongPaper: wrong}
