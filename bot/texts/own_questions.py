"""The words of a member's own questions to heads: how they stand, and what was not clear."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.answers import asked
from bot.texts.forms import FormWords
from bot.texts.questions import day

HELPED = "👍 Membantu"
UNCLEAR = "Belum jelas"
ASK_AGAIN = "Tanya lagi"
TAKE_BACK = "Tarik kembali"
ANOTHER_QUESTION = "Pertanyaan lain"
STATE_TAKEN_BACK = "ditarik"

WRITE_FOLLOW_UP = (
    "<b>Apa yang belum jelas?</b> Tulis satu dua kalimat, tanpa nama atau nomor pemohon. Sebelum "
    "dikirim, Anda melihat pratinjaunya."
)
MY_OWN_QUESTIONS = "<b>Pertanyaan yang Anda teruskan</b>"

FOLLOW_UP_FORM = FormWords(
    cancelled="Baik, tidak jadi. Tidak ada yang dikirim.",
    no_form=(
        "Tidak ada yang menunggu tulisan Anda. Mungkin sudah terkirim; lihat pertanyaan "
        "Anda di /laporanku."
    ),
    is_confidential=True,
)


def still_waits(code: str, post: str | None, since: str, text: str, follow_up: str = "") -> str:
    """Say that a question, or what was unclear about its answer, is with somebody already."""
    whom = f"<b>{escape(post)}</b>" if post else "pejabatnya"
    unclear = f"\n<b>Yang belum jelas:</b>\n{asked(follow_up)}" if follow_up else ""
    return f"<b>{code}</b> masih menunggu {whom}, sejak {since}.\n{asked(text)}{unclear}"


def climbs_further(at: str) -> str:
    """When something happens by itself, for the asker."""
    return f"\nBila belum dijawab, diingatkan atau naik pada {at}."


def taken_back(code: str, text: str) -> str:
    """The asker waits no longer."""
    return f"<b>{code}</b> sudah Anda tarik kembali; tidak dijawab lagi.\n{asked(text)}"


def is_over(post: str, code: str, text: str) -> str:
    """An answer that was withdrawn, or that an SOP has replaced."""
    return (
        f"Jawaban {escape(post)} untuk <b>{code}</b> sudah tidak berlaku.\n{asked(text)}\nMasih "
        "perlu jawaban? Tanyakan sekali lagi: bila sekarang ada SOP-nya, SOP itu yang tampil."
    )


def follow_up_preview(code: str, text: str, follow_up: str, above: str = "") -> str:
    """What is not clear, as the head will read it."""
    first = f"<i>{above}</i>\n" if above else ""
    return (
        f"{first}<b>Tanya lebih lanjut tentang {code}?</b>\n{asked(text)}\n<b>Yang belum jelas:</b>"
        f"\n{asked(follow_up)}\nDibaca oleh pejabat yang menjawab, bersama jawabannya, tanpa nama "
        "Anda."
    )


def followed_up(code: str, post: str | None) -> str:
    """The receipt of a follow-up."""
    where = f"diteruskan ke <b>{escape(post)}</b>" if post else "disimpan dan menunggu pejabatnya"
    return f"Pertanyaan <b>{code}</b> {where} lagi. Jawabannya dikirim ke sini."


def own_question(number: int, code: str, text: str, state: str) -> str:
    """One of the member's own questions in a line."""
    return f"{number}. <b>{code}</b> {escape(text)} ({escape(state)})"


def own_questions(lines: Sequence[str], more: int) -> str:
    """What the member has forwarded."""
    rest = [f"… dan {more} lagi"] if more else []
    return "\n".join([MY_OWN_QUESTIONS, *lines, *rest])


def state_waits(post: str | None) -> str:
    """An open question, in a line."""
    return f"menunggu {post}" if post else "menunggu"


def state_answered(on: date) -> str:
    """An answered question, in a line."""
    return f"dijawab {day(on)}"
