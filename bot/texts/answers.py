"""The words of questions to heads: forwarding, the head's card, the answer and its mark."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.texts import talk
from bot.texts.forms import FormWords
from bot.texts.questions import day
from bot.texts.unreached import WAITS, NotArrived
from office.answers import (
    VALID_DAYS,
    AlreadyAnswered,
    AnsweredAlike,
    AnswerNotice,
    ForwardedUnknown,
    QuestionTakenBack,
)
from office.errors import Refusal
from office.privacy import Kind

# Buttons of askers
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
END_SURELY = "Ya, akhiri"
REPLACE = "Ganti jawaban"
STILL_FOR_ALL = "Tetap untuk semua"
MY_ANSWERS = "Jawaban saya"
TAKE_PLACE = "Ganti jawaban itu"
ADOPT = "Pakai jawaban itu"
ASK_FIRST = "Tanyakan dulu"
ANOTHER_MATTER = "Soal lain: kirim"

# Of an answer that may be to the same question so much is shown.
_SHOWN_LETTERS = 500
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
_WHO_GETS_IT = (
    f"Siapa yang menanyakannya dengan kata yang hampir sama langsung mendapat jawaban ini, selama "
    f"{VALID_DAYS} hari atau sampai ada SOP. Siapa yang memakai kata yang mirip ditawari jawaban "
    f"ini sebelum meneruskan pertanyaannya. Kata yang sama sekali lain tidak dikenali."
)
SENT_TO_ALL = f"Jawaban terkirim kepada penanya. {_WHO_GETS_IT}"
SENT_TO_ALL_ASKERS = f"Jawaban terkirim kepada semua yang menanyakannya. {_WHO_GETS_IT}"
NUMBERS_BELONG = (
    "Nomor kantor tempatnya di SOP (/sop_tulis). Di jawaban, sebut saja jabatannya, misalnya "
    "“hubungi Kepala Kantor”."
)
HIDDEN_FOR_ALL = (
    "<b>Di jawaban ini masih ada titik-titik penutup nomor.</b> Pembaca tidak dapat memakainya. "
    f"{NUMBERS_BELONG} Tetap kirim untuk semua?"
)
NO_ANSWERS = "Tidak ada jawaban Anda yang masih berlaku untuk semua."
PASSAGE_GONE = "Bagian SOP itu sudah tidak ada. Silakan tanyakan sekali lagi."
MY_QUESTIONS = "<b>Pertanyaan yang menunggu jawaban Anda</b>"

REFUSALS: dict[type[Refusal], str] = {
    ForwardedUnknown: "Pertanyaan itu tidak ada, atau tidak termasuk tugas Anda.",
    AlreadyAnswered: "Pertanyaan ini sudah dijawab oleh pejabat lain.",
    AnsweredAlike: "Pejabat lain sudah menjawab hal yang mungkin sama. Buka /tugas, lalu jawab.",
    QuestionTakenBack: "Pertanyaan ini sudah ditarik penanyanya. Tidak perlu dijawab lagi.",
}

ANSWER_FORM = FormWords(
    cancelled="Baik, tidak jadi. Pertanyaannya tetap menunggu di /tugas.",
    no_form=(
        "Tidak ada jawaban yang sedang ditulis. Mungkin sudah terkirim; buka /tugas "
        "untuk pertanyaan yang masih menunggu."
    ),
    is_confidential=True,
)

# What is said of what did not arrive to those who wrote it.
LOST: Mapping[str, NotArrived] = {
    AnswerNotice.FORWARDED: NotArrived(
        "pertanyaan Anda",
        "Pertanyaan diteruskan ke jenjang berikutnya yang dapat dihubungi; Anda diberi tahu di "
        "mana. Bila mendesak, hubungi langsung pejabatnya.",
    ),
    # Heads answer without knowing who asks.
    AnswerNotice.GIVEN: NotArrived("jawaban Anda", WAITS, whom="penanyanya"),
}


def asked(text: str, after: str = "") -> str:
    """The question, set apart from what is said about it. `after` is what it follows."""
    follows = f"\n<i>setelah: {escape(after)}</i>" if after else ""
    return f"<blockquote>{escape(text)}{follows}</blockquote>"


def answered_alike(post: str, name: str, on: date, question: str, said: str) -> str:
    """What a head has answered that may be what somebody is about to ask or to answer."""
    short = said if len(said) <= _SHOWN_LETTERS else f"{said[:_SHOWN_LETTERS].rsplit(' ', 1)[0]} …"
    return (
        f"<b>Mungkin sudah dijawab {escape(post)}</b> ({escape(name)}, {day(on)}):\n"
        f"{asked(question)}\n{short}\n\n"
    )


def forwarded(code: str, post: str | None) -> str:
    """The asker's receipt."""
    where = f"diteruskan ke <b>{escape(post)}</b>" if post else "disimpan dan menunggu pejabatnya"
    return (
        f"Pertanyaan <b>{code}</b> {where}. Jawabannya dikirim ke sini. Ingin tahu kabarnya? Ketik "
        f"{code}, atau lihat /laporanku."
    )


def moved(code: str, text: str, post: str) -> str:
    """Tell the asker who has the question now."""
    return f"Pertanyaan <b>{code}</b> sekarang ada di <b>{escape(post)}</b>.\n{asked(text)}"


def tried(same: int, near: int) -> str:
    """What becomes of what was really asked in vain, if it is asked again."""
    return (
        f" Dicoba pada pertanyaan tanpa SOP yang tersimpan: {same} kalimat langsung mendapat "
        f"jawaban ini, {near} kalimat mirip ditawari."
    )


def contradiction(told: str, mine: str, first: str | None) -> str:
    """Show a head both answers, and what each way does. `first` is who can be asked first."""
    ask = f"<b>{ASK_FIRST}</b>: {escape(first or '')} menerima pertanyaan ini dan usulan Anda.\n"
    return (
        f"{told}<b>Jawaban Anda:</b>\n{mine}\n\nKalau soalnya sama dan isinya berbeda, petugas "
        "membaca dua jawaban.\n"
        f"<b>{TAKE_PLACE}</b>: jawaban Anda yang berlaku; pejabat itu dan semua yang menerimanya "
        "diberi tahu.\n"
        f"<b>{ADOPT}</b>: penanya menerima jawaban pejabat itu.\n"
        f"{ask if first else ''}<b>{ANOTHER_MATTER}</b>: keduanya berlaku."
    )


def adopted(post: str) -> str:
    return f"Jawaban {escape(post)} terkirim kepada penanya."


def asked_first(code: str, post: str) -> str:
    return (
        f"<b>{code}</b> dan usulan jawaban Anda dikirim ke <b>{escape(post)}</b>, yang menjawab "
        "penanya. Jawaban yang lama tetap berlaku sampai diganti."
    )


def remark(text: str) -> str:
    """What another head would answer, who asks this one first."""
    return f"<b>Usulan jawaban dari pejabat lain:</b>\n{escape(text)}\n\n"


APPLICANT_WAITS = "<b>Pemohon sedang menunggu jawaban ini.</b>\n\n"


def also_waiting(count: int) -> str:
    """How many others have joined the asker."""
    return f"Ditunggu juga oleh {count} petugas lain. " if count else ""


def card(code: str, text: str, came_in: str, due: str, unclear: str = "", after: str = "") -> str:
    """The question for a head."""
    return (
        f"<b>{code} {CARD}</b>\n{asked(text, after)}\n{unclear}Masuk {came_in}. {due}\n"
        "Jawab dengan <b>membalas pesan ini</b>, atau tekan <b>Jawab</b>."
    )


def climbs(at: str) -> str:
    """When a question climbs by itself."""
    return f"Bila belum dijawab, diingatkan atau naik pada {at}."


def unclear(earlier: str, follow_up: str) -> str:
    """What the asker did not understand, below the question, with the answer that they had."""
    return (
        f"<b>Jawaban sebelumnya:</b>\n{earlier}\n\n<b>Belum jelas bagi penanya:</b>\n"
        f"{asked(follow_up)}\n"
    )


def why_again(tier: int, head: str) -> str:
    """Why the card comes to somebody again."""
    if tier <= 1:
        return ""
    return "Belum dijawab." if tier == 2 else f"Belum dijawab oleh {escape(head)}."


def answered(code: str, text: str, name: str, on: date) -> str:
    """The card once the question is answered."""
    return f"<b>{code}</b> dijawab oleh {escape(name)}, {day(on)}.\n{asked(text)}"


def how_to_replace(answer: str, *, is_over: bool) -> str:
    """What was answered, and how that is mended."""
    over = "\n<i>Jawaban ini sudah berakhir.</i>" if is_over else ""
    return f"\n{answer}\n{over}\nPerlu diperbaiki? <b>Balas pesan ini</b> dengan jawaban baru."


def handed_on(code: str, post: str) -> str:
    """The card of a head who no longer has the question."""
    return f"<b>{code}</b> dialihkan ke <b>{escape(post)}</b>."


def closed(code: str) -> str:
    """The card of a question that nobody waits for any more."""
    return f"<b>{code}</b> tidak menunggu jawaban lagi."


def preview(
    text: str, answer: str, *, above: str = "", replaced: str = "", beside: str = ""
) -> str:
    """The answer as it will be read, and what must not be in it.

    `above` says what becomes of a preview that was shown before, `replaced` which answer this one
    takes the place of, `beside` which one by another head may be to the same question.
    """
    title = "Pratinjau pengganti jawaban" if replaced else "Pratinjau jawaban"
    lines = [f"<b>{title}</b>\n{asked(text)}\n{answer}\n", NO_CASE, replaced, beside, WHO_READS]
    first = f"<i>{above}</i>\n" if above else ""
    return first + "\n".join(line for line in lines if line)


def takes_place_of(name: str, on: date) -> str:
    """Which answer a new one replaces, and who hears it."""
    return (
        f"Menggantikan jawaban {escape(name)}, {day(on)}. Semua yang sudah menerimanya diberi tahu "
        "sekali."
    )


def hidden(kinds: tuple[Kind, ...]) -> str:
    """Tell a head which numbers were hidden, and where an office's number belongs."""
    personal = tuple(kind for kind in kinds if kind not in (Kind.PHONE, Kind.EMAIL))
    parts = [talk.masked(personal)] if personal else []
    if len(personal) < len(kinds):
        parts.append(
            "Setiap nomor telepon dan alamat surel di jawaban ditutup, juga milik kantor. "
            f"{NUMBERS_BELONG}"
        )
    return "\n".join(parts)


def sure_to_end(question: str) -> str:
    """Ask once before an answer is taken back from everybody who has it."""
    return (
        f"<b>Akhiri jawaban ini?</b>\n{asked(question)}\nSemua yang pernah menerimanya diberi tahu "
        "bahwa jawaban itu ditarik."
    )


def ended(told: int) -> str:
    who = f" {told} orang yang pernah menerimanya diberi tahu." if told else ""
    return f"Jawaban itu tidak ditampilkan lagi kepada siapa pun.{who}"


def sent(*, is_for_all: bool, replaces: bool, told: int) -> str:
    """The answer is on its way, perhaps in the place of an older one that so many people had."""
    old = f"{told} orang yang pernah menerima jawaban lama diberi tahu." if told else ""
    if replaces:
        return f"Jawaban diganti. {old}".rstrip()
    return f"{SENT_TO_ALL if is_for_all else SENT} {old}".rstrip()


def is_replaced(post: str, by: str = "") -> str:
    """Head an answer that takes the place of an older one, perhaps by another post."""
    other = f" dengan jawaban {escape(by)}" if by and by != post else ""
    return f"<b>Jawaban {escape(post)} diganti{other}.</b> Yang lama tidak berlaku lagi."


def is_withdrawn(post: str, text: str, code: str = "") -> str:
    """Tell somebody who has an answer that it no longer holds."""
    return (
        f"<b>{_headed(post, code)} ditarik.</b> Jangan dipakai lagi.\n{asked(text)}\nMasih perlu "
        "jawaban? Tanyakan sekali lagi."
    )


def mark(post: str, name: str, on: date, *, is_for_all: bool) -> str:
    """That a head has answered, who, and when."""
    if is_for_all:
        worth = f"belum SOP, berlaku {VALID_DAYS} hari atau sampai ada SOP"
    else:
        worth = "untuk Anda saja, belum SOP"
    return f"<i>Jawaban {escape(post)}, {worth}. Dijawab oleh {escape(name)}, {day(on)}.</i>"


def pointed(post: str, name: str, on: date, code: str = "") -> str:
    """The heading of a passage that a head has chosen as the answer."""
    first = f"{code} · " if code else ""
    said = f"Menurut {escape(post)} ({escape(name)}, {day(on)}), jawabannya ada di sini:"
    return f"<i>{first}{said}</i>"


def given(post: str, text: str, answer: str, mark: str, code: str = "") -> str:
    """A head's answer, for the asker and for others who ask the same."""
    return f"<b>{_headed(post, code)}</b>\n{asked(text)}\n{escape(answer)}\n\n{mark}"


def _headed(post: str, code: str) -> str:
    """Name an answer. By its code the asker's reply is recognised as a follow-up."""
    return f"Jawaban {escape(post)} · {code}" if code else f"Jawaban {escape(post)}"


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


def task(number: int, code: str, text: str, age: str, *, is_waited_for: bool) -> str:
    """One open question in a line. `is_waited_for`: an applicant waits for its answer."""
    waits = "; pemohon menunggu" if is_waited_for else ""
    return f"{number}. <b>{code}</b> {escape(text)} ({age}{waits})"
