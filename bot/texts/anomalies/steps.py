"""The words of the steps that a category asks for, and of what followed from a report."""

from collections.abc import Sequence
from html import escape

from office.anomalies import Followed

FOLLOWED = {
    Followed.POSTPONED: "ditunda",
    Followed.REFUSED: "ditolak",
    Followed.EXAMINED: "BAP",
    Followed.HANDED_OVER: "diserahkan",
    Followed.ISSUED: "paspor terbit",
    Followed.GIVEN_UP: "dicabut pelapor",
}
NOTHING_YET = "Belum ada"
WHICH_FOLLOWED = "<b>Apa yang terjadi sesudahnya?</b> Permohonannya, atau laporannya sendiri."
STEPS_FIRST = "Catat langkah dulu"
WHAT_STEPS = (
    "<b>Langkah untuk laporan ini.</b> Tekan yang sudah dilakukan; tekan sekali lagi bila keliru. "
    "Waktu dan nama Anda ikut tercatat."
)
NO_SUCH_STEP = "Langkah itu sudah tidak ada dalam daftar. Buka /tugas untuk daftar terbarunya."
MISSING = "Masih ada langkah yang belum tercatat. Catat dulu, atau tulis alasannya."
DONE, OPEN = "✓ ", "○ "


def on_button(one: Followed) -> str:
    """What the button of what followed says. "BAP" stays as it is."""
    return FOLLOWED[one][0].upper() + FOLLOWED[one][1:]


def button(done: int, required: int) -> str:
    """The button of a card that opens the list of steps."""
    return f"Langkah {done}/{required}"


def progress(done: int, required: int) -> str:
    """The line of a card."""
    return f"Langkah: <b>{done} dari {required}</b> tercatat"


def step(label: str, by: str, at: str, words: str) -> str:
    """A step that is done, in the list."""
    added = f": {escape(words)}" if words else ""
    return f"{DONE}{escape(label)} ({escape(by)}, {at}){added}"


def open_step(label: str, quote: str) -> str:
    """A step that is not done yet, with the words of the SOP that help with it."""
    return f"{OPEN}{escape(label)}" + (f"\n<i>“{escape(quote)}”</i>" if quote else "")


def ask(label: str, asks: str) -> str:
    """Ask for the words that belong to a step."""
    return f"<b>{escape(label)}.</b> {escape(asks)}"


def why_missing(labels: Sequence[str]) -> str:
    """Ask why steps were not done. The reporter does not read it."""
    listed = "\n".join(f"{OPEN}{escape(label)}" for label in labels)
    return (
        f"Belum tercatat:\n{listed}\n\nTulis <b>alasannya</b> dalam satu kalimat, lalu laporan "
        "dapat diselesaikan. Pelapor tidak membacanya."
    )


def marked(label: str, words: str) -> str:
    """What the history says of a step that is done."""
    return f"{label}. {words}" if words else label


def skipped(labels: str, reason: str) -> str:
    """What the history says of steps that were not done."""
    return f"{labels}. Alasan: {reason}"
