"""The words of a member's own questions to heads: how they stand, and what was not clear."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.answers import asked
from bot.texts.forms import FormWords
from bot.texts.questions import day

SEND = "Kirim"
SEND_ANYWAY = "Tetap kirim"
EDIT = "Ubah"
OTHER_SECTION = "Seksi lain"
USE_ANSWER = "Pakai jawaban itu"
JOIN = "Ikut menunggu"
APPLICANT_WAITS = "Pemohon sedang menunggu"
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

WITH_OTHERS = "Anda menunggu jawabannya bersama petugas lain yang menanyakan hal serupa."
WRITE_QUESTION = (
    "<b>Tulis pertanyaan Anda seperti yang akan dibaca pejabatnya</b>, selengkapnya, tanpa nama "
    "atau nomor pemohon. Sebelum dikirim, Anda melihatnya sekali lagi."
)

FORWARD_FORM = FormWords(
    cancelled="Baik, tidak jadi. Tidak ada yang dikirim.",
    no_form=(
        "Tidak ada pertanyaan yang sedang diubah. Mungkin sudah terkirim; lihat pertanyaan Anda di "
        "/laporanku."
    ),
)
FOLLOW_UP_FORM = FormWords(
    cancelled="Baik, tidak jadi. Tidak ada yang dikirim.",
    no_form=(
        "Tidak ada yang menunggu tulisan Anda. Mungkin sudah terkirim; lihat pertanyaan "
        "Anda di /laporanku."
    ),
    is_confidential=True,
)


def confirm(text: str, post: str | None, after: str, *, is_alone: bool) -> str:
    """Say what will be forwarded and to whom, before it is done.

    `is_alone`: nothing was found that may be the same.
    """
    title = "Teruskan pertanyaan ini?" if is_alone else "Tetap teruskan pertanyaan Anda?"
    whom = (
        f"Dibaca oleh <b>{escape(post)}</b>: hanya kalimat di atas, tanpa nama Anda."
        if post
        else "Saat ini tidak ada pejabat yang dapat diberi tahu. Pertanyaan disimpan dan "
        "diteruskan begitu ada."
    )
    return (
        f"<b>{title}</b>\n{asked(text, after)}\n{whom} Petugas yang hendak menanyakan hal serupa "
        "dapat melihat kalimatnya. Jawabannya dikirim ke sini. Bila belum dijawab dalam 2 hari "
        "kerja, diingatkan; sesudah itu naik ke Kepala Kantor."
    )


def asked_alike(post: str | None, since: str, question: str) -> str:
    """What a colleague has asked that may be what the reader is about to ask."""
    whom = f" ke {escape(post)}" if post else ""
    return f"<b>Mungkin sudah ditanyakan{whom}</b>, sejak {since}:\n{asked(question)}\n\n"


def joined(code: str, post: str | None) -> str:
    """The receipt of who waits for the answer to a colleague's question."""
    whom = f"jawaban <b>{escape(post)}</b>" if post else "jawaban pejabatnya"
    return f"<b>{code}</b> ikut menunggu {whom}. Jawabannya dikirim ke sini begitu ada."


def rings(post: str | None) -> str:
    """That the head knows of an applicant who waits."""
    whom = escape(post) if post else "Pejabatnya"
    return f"Pemohon sedang menunggu: {whom} diberi tahu saat itu juga."


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
