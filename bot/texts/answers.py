"""The words of questions to heads: forwarding, the head's card, the answer and its mark."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.questions import day
from office.answers.errors import AlreadyAnswered, ForwardedUnknown
from office.answers.tiers import VALID_DAYS
from office.errors import Refusal

# Buttons of askers
SEND = "Kirim"
OTHER_SECTION = "Seksi lain"
NEAREST_SOP = "SOP terdekat"
NOT_THIS = "Bukan itu"
# Buttons of heads
ANSWER = "Jawab"
STANDS_IN_SOP = "Ada di SOP …"
HAND_ON = "Alihkan"
FOR_ALL = "Untuk semua"
FOR_ASKER = "Penanya saja"
EDIT = "Ubah"
SAME = "Beri jawaban sama"
END = "Akhiri jawaban"
MY_ANSWERS = "Jawaban saya"

# A head's reply to a card is recognised as an answer by these words.
CARD = "— pertanyaan petugas"
WHICH_SECTION = "<b>Pertanyaan ini urusan seksi mana?</b>"
WRITE = "Tulis jawabannya. Sebelum dikirim, Anda melihat pratinjaunya."
NO_CASE = (
    "Jangan memuat fakta perkara: tanpa nama, nomor, atau keadaan satu pemohon. Nomor identitas "
    "yang tertulis sudah ditutup."
)
WHO_READS = "<b>Siapa yang membaca jawaban ini?</b>"
WHICH_PASSAGE = "<b>Ada di bagian mana?</b> Tekan, atau ketik kata lain untuk mencari."
NO_PASSAGE = (
    "<b>Ada di bagian mana?</b> Tidak ada bagian SOP yang cocok. Ketik kata lain untuk mencari."
)
SENT = "Jawaban terkirim kepada penanya."
SENT_TO_ALL = (
    f"Jawaban terkirim kepada penanya. Siapa pun yang menanyakan hal serupa mendapat jawaban ini, "
    f"{VALID_DAYS} hari atau sampai ada SOP."
)
SENT_TO_ALL_ASKERS = (
    f"Jawaban terkirim kepada semua yang menanyakannya. Siapa pun yang menanyakan hal serupa "
    f"mendapat jawaban ini, {VALID_DAYS} hari atau sampai ada SOP."
)
ENDED = "Jawaban itu tidak ditampilkan lagi kepada siapa pun."
NO_ANSWERS = "Tidak ada jawaban Anda yang masih berlaku untuk semua."
PASSAGE_GONE = "Bagian SOP itu sudah tidak ada. Silakan tanyakan sekali lagi."
MY_QUESTIONS = "<b>Pertanyaan yang menunggu jawaban Anda</b>"

REFUSALS: dict[type[Refusal], str] = {
    ForwardedUnknown: "Pertanyaan itu tidak ada, atau tidak termasuk tugas Anda.",
    AlreadyAnswered: "Pertanyaan ini sudah dijawab oleh pejabat lain.",
}


def asked(text: str) -> str:
    """The question, set apart from what is said about it."""
    return f"<blockquote>{escape(text)}</blockquote>"


def confirm(text: str, post: str | None) -> str:
    """Say what will be forwarded and to whom, before it is done."""
    whom = (
        f"Dibaca oleh <b>{escape(post)}</b>: hanya kalimat di atas, tanpa nama Anda."
        if post
        else "Saat ini tidak ada pejabat yang dapat diberi tahu. Pertanyaan disimpan dan "
        "diteruskan begitu ada."
    )
    return (
        f"<b>Teruskan pertanyaan ini?</b>\n{asked(text)}\n{whom} Jawabannya datang ke sini. Bila "
        "belum dijawab dalam 2 hari kerja, diingatkan; sesudah itu naik ke Kepala Kantor."
    )


def forwarded(code: str, post: str | None) -> str:
    """The asker's receipt."""
    where = f"diteruskan ke <b>{escape(post)}</b>" if post else "disimpan dan menunggu pejabatnya"
    return f"Pertanyaan <b>{code}</b> {where}. Jawabannya datang ke sini."


def moved(code: str, text: str, post: str) -> str:
    """Tell the asker who has the question now."""
    return f"Pertanyaan <b>{code}</b> sekarang ada di <b>{escape(post)}</b>.\n{asked(text)}"


def card(code: str, text: str, came_in: str, due: str) -> str:
    """The question for a head."""
    return (
        f"<b>{code} {CARD}</b>\n{asked(text)}\nMasuk {came_in}. {due}\n"
        "Jawab dengan <b>membalas pesan ini</b>, atau tekan <b>Jawab</b>."
    )


def climbs(at: str) -> str:
    """When a question climbs by itself."""
    return f"Bila belum dijawab, diingatkan atau naik {at}."


def why_again(tier: int, head: str) -> str:
    """Why the card comes to somebody again."""
    if tier <= 1:
        return ""
    return "Belum dijawab." if tier == 2 else f"Belum dijawab oleh {escape(head)}."


def answered(code: str, text: str, name: str, on: date) -> str:
    """The card once the question is answered."""
    return f"<b>{code}</b> dijawab oleh {escape(name)}, {day(on)}.\n{asked(text)}"


def handed_on(code: str, post: str) -> str:
    """The card of a head who no longer has the question."""
    return f"<b>{code}</b> dialihkan ke <b>{escape(post)}</b>."


def closed(code: str) -> str:
    """The card of a question that nobody waits for any more."""
    return f"<b>{code}</b> tidak menunggu jawaban lagi."


def preview(text: str, answer: str) -> str:
    """The answer as it will be read, and what must not be in it."""
    return f"<b>Pratinjau jawaban</b>\n{asked(text)}\n{answer}\n\n{NO_CASE}\n{WHO_READS}"


def mark(post: str, name: str, on: date, *, is_for_all: bool) -> str:
    """That a head has answered, who, and when."""
    if is_for_all:
        worth = f"belum SOP, berlaku {VALID_DAYS} hari atau sampai ada SOP"
    else:
        worth = "untuk Anda saja, belum SOP"
    return f"<i>Jawaban {escape(post)}, {worth}. Diberikan {escape(name)}, {day(on)}.</i>"


def pointed(post: str, name: str, on: date) -> str:
    """The heading of a passage that a head has chosen as the answer."""
    return f"<i>Menurut {escape(post)} ({escape(name)}, {day(on)}), jawabannya ada di sini:</i>"


def given(post: str, text: str, answer: str, mark: str) -> str:
    """A head's answer, for the asker and for others who ask the same."""
    return f"<b>Jawaban {escape(post)}</b>\n{asked(text)}\n{escape(answer)}\n\n{mark}"


def others_wait(count: int) -> str:
    """Say that other questions ask the same."""
    return f"\n\nAda {count} pertanyaan serupa yang masih menunggu jawaban Anda."


def same_given(count: int) -> str:
    """Say that these have the same answer now."""
    return f"Jawaban yang sama terkirim kepada {count} penanya lain."


def my_answers(lines: Sequence[str]) -> str:
    """A head's answers that are shown to others."""
    return "\n".join(["<b>Jawaban Anda yang berlaku untuk semua</b>", *lines])


def my_answer(number: int, question: str, until: date) -> str:
    """One of them in a line."""
    return f"{number}. {escape(question)} (sampai {day(until)})"


def tasks(lines: Sequence[str], more: int) -> str:
    """The open questions of a head."""
    rest = [f"… dan {more} lagi"] if more else []
    return "\n".join([MY_QUESTIONS, *lines, *rest])


def task(number: int, code: str, text: str, age: str) -> str:
    """One open question in a line."""
    return f"{number}. <b>{code}</b> {escape(text)} ({age})"
