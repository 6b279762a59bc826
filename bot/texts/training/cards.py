"""The words of cards, quizzes and scripts, as an officer sees them."""

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

from bot.texts.commands import CommandWords
from bot.texts.questions import day
from office.errors import Refusal
from office.training import errors

KALIMAT = CommandWords("Kalimat untuk yang menunggu", "ucapan")
LATIHAN = CommandWords("Kartu 5S dan kemajuan saya", "kartu 5S")
KUIS = CommandWords("Satu soal kuis sekarang", "satu soal")
THEMES = {
    "senyum": "Senyum",
    "sapa": "Sapa",
    "salam": "Salam",
    "sopan": "Sopan",
    "santun": "Santun",
    "sop": "SOP",
}

GOT_IT = "Paham"
AGAIN = "Ulangi lagi"
LATER = "Nanti, 2 jam kerja lagi"
TOMORROW = "Besok saja"
OPEN_SOP = "Buka SOP-nya"
QUIZ_NOW = "Kuis sekarang"
SNOOZE = "Jeda seminggu"
RESUME = "Akhiri jeda"
BACK = "‹ Kembali"

DO, SAY, NEVER_SAY, WHY = "Yang dilakukan", "Ucapkan", "Jangan ucapkan", "Mengapa"
QUIZ_IS_OPEN = "Kuis Anda hari ini masih menunggu jawaban. Lihat di atas, lalu pilih satu jawaban."
AWAKE = "Jeda sudah diakhiri. Kartu dan kuis datang lagi menurut jadwal."
STATES = {
    "paham": "<i>Kartu hari ini sudah Anda pahami.</i>",
    "ulangi": "<i>Kartu hari ini sudah Anda baca dan akan diulang.</i>",
    "besok": "<i>Kartu ini datang lagi pada hari kerja berikutnya.</i>",
}
CARD_GONE = "Kartu ini sudah diganti pelatih. Kartu berikutnya datang menurut jadwal."
QUESTION_HELD = (
    "Terima kasih. Soal ini sedang diperiksa karena SOP-nya berubah, jadi jawaban Anda tidak "
    "dihitung, benar ataupun salah."
)
CHOOSE_SCRIPT = (
    "<b>Kalimat untuk pemohon</b>\n"
    "Permohonannya belum bisa dilanjutkan? Pilih alasannya; saya beri dua kalimat yang sopan dan "
    "benar untuk diucapkan."
)
RIGHT = "<b>Jawaban Anda benar.</b>"


def already_snoozed(error: errors.AlreadySnoozed) -> str:
    """Refuse another pause, and say from when one is possible."""
    if error.again_on is None:
        until = f" sampai {day(error.until)}" if error.until is not None else ""
        return f"Latihan Anda sedang dijeda{until}. Mau lebih cepat? Tekan Akhiri jeda di /latihan."
    again_on = day(error.again_on)
    return f"Jeda terakhir belum seminggu selesai. Anda dapat menjeda lagi mulai {again_on}."


REFUSALS: dict[type[Refusal], str | Callable[[Any], str]] = {
    errors.NoTraining: (
        "Belum ada kartu atau soal untuk Anda saat ini. Yang berikutnya datang menurut jadwal "
        "pelatih."
    ),
    errors.CardUnknown: "Kartu ini bukan untuk Anda, atau sudah tidak ada. Kartu Anda: /latihan.",
    errors.CardIsClosed: (
        "Kartu ini sudah Anda jawab, atau harinya sudah lewat. Kartu Anda: /latihan."
    ),
    errors.CardIsHeld: (
        "Kartu ini ditahan: SOP-nya berubah dan pengelola belum memeriksanya. Anda tidak perlu "
        "menjawabnya; kartu berikutnya datang menurut jadwal."
    ),
    errors.QuizUnknown: (
        "Jawaban kuis tadi tidak dihitung karena kuisnya bukan untuk Anda. Mau kuis? Ketik /kuis."
    ),
    errors.NoTrainingDay: (
        "Pilih sedikitnya satu hari kerja untuk kartu. Latihan tidak dapat dimatikan sama sekali."
    ),
    errors.OutsideWorkingHours: (
        "Pada salah satu hari itu kantor tidak buka pada jam tersebut. Pilih jam atau hari lain."
    ),
    errors.AlreadySnoozed: already_snoozed,
}


def card_title(theme: str, title: str) -> str:
    """The heading of a card, with its S."""
    return f"<b>{THEMES[theme]} — {escape(title)}</b>"


def quoted(heading: str, sentence: str) -> str:
    """A sentence to say, or never to say, under its heading."""
    return f"<b>{heading}</b>\n<blockquote>{escape(sentence)}</blockquote>"


def part(heading: str, html: str) -> str:
    """A part of a card under its heading."""
    return f"<b>{heading}</b>\n{html}"


def got_it(back_on: date) -> str:
    """Say when a card that was understood comes back."""
    return f"<i>Paham. Kartu ini datang lagi sekitar {day(back_on)}.</i>"


def again(back_on: date) -> str:
    """Say when a card that is to be repeated comes back."""
    return f"<i>Baik, kartu ini diulang pada {day(back_on)}.</i>"


def later(at: str) -> str:
    """Say when today's card comes again."""
    return f"<i>Baik, kartu ini saya kirim lagi hari ini pukul {at}.</i>"


def tomorrow(on: date) -> str:
    """Say on which day the card comes again."""
    return f"<i>Baik, kartu ini saya kirim lagi pada {day(on)}.</i>"


def snoozed(until: date) -> str:
    """Say until when no cards come."""
    return (
        f"Latihan dijeda; kartu dan kuis datang lagi mulai {day(until)}. Sekali jeda "
        "paling lama seminggu. Mau lebih cepat? Ketik /latihan."
    )


def progress(seen: int, cards: int, strong: int, answered: int, right: int) -> str:
    """How far a member has come."""
    return (
        f"<b>Kemajuan saya</b>\nKartu yang sudah dibaca: {seen} dari {cards}, "
        f"{strong} di antaranya sudah kuat.\nKuis: {answered} dijawab, {right} benar."
    )


def wrong(option: str) -> str:
    """Say kindly which answer was right."""
    return f"<b>Belum tepat.</b> Jawaban yang benar: <b>{escape(option)}</b>"


def card_comes(on: date) -> str:
    """Say when the card behind a wrong answer comes."""
    return f"Kartunya datang pada {day(on)}."


def noted(*, is_right: bool) -> str:
    """The result of an answer to a question that was changed meanwhile."""
    return f"Jawaban Anda sudah dicatat: {'benar' if is_right else 'belum tepat'}."


def script(label: str, sentences: tuple[str, str], note: str) -> str:
    """Two sentences to say aloud, then what to mind."""
    said = "\n\n".join(escape(sentence) for sentence in sentences)
    return (
        f"<b>{escape(label)}</b>\nUcapkan dengan tenang:\n"
        f"<blockquote>{said}</blockquote>\n<b>Perhatikan</b>\n{escape(note)}"
    )
