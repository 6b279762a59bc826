"""The words of a report's thread: what belongs to it, what goes where, and how it is shown."""

from collections.abc import Sequence
from html import escape

from bot.texts.posts import listed

# Said wherever a photo or document can be sent.
PHOTO_HINT = (
    "Tutup dahulu nama, NIK, nomor paspor, dan wajah pada foto. Foto tetap tersimpan di server "
    "Telegram."
)

YES_SEND = "Ya, kirim"
NO_SOP = "Bukan, pertanyaan SOP"
NO_REPORT = "Bukan, laporan baru"
ASK = "Tanya pelapor"
TELL = "Kabari pelapor"
NOTE = "Catatan internal"
YES_REPORT = "Ya, laporkan"
REPORT_THIS = "Laporkan ini"
THREAD = "Percakapan"
REOPEN = "Minta dibuka lagi"
BACK = "‹ Kembali"

AS_QUESTION = "Ini pertanyaan SOP"
TAKE_BACK = "Tarik"
WHICH_REPORT = "Ini untuk laporan yang mana, atau pertanyaan SOP? Belum ada yang diteruskan."
IS_TAKEN_BACK = "Pesan ini sudah ditarik."
ONE_TAKEN_BACK = "satu pesan ditarik"
NOT_ONE_CASE = (
    "Pesan yang Anda balas memuat beberapa laporan. Balas pesan dari satu laporan saja, atau buka "
    "laporannya lewat /laporanku atau /tugas."
)
NOT_LISTENING = (
    "Maaf, pesan suara dan video tidak dapat saya dengar atau teruskan. Ketik intinya dalam satu "
    "dua kalimat; foto atau dokumen boleh menyusul. Pertanyaan SOP pun cukup diketik."
)
REPORTED = "dilaporkan"
WITHDRAWN = "ditarik pelapor"
COLLEAGUE_ADDED = "rekan lain menambahkan keterangan"
ANSWERED_BY_REPORTER = "pelapor menjawab"
REPORTER_ASKED = "pelapor ditanya"
REPORTER_TOLD = "pelapor dikabari"
REOPEN_ASKED_FOR = "pelapor meminta laporan dibuka lagi"
YOU = "Anda"
REPORTER = "pelapor"
NOTHING_SAID = "Belum ada tanya jawab."


def added(code: str) -> str:
    """Confirm that something was added, and say how more is added."""
    return (
        f"{code}: terima kasih, sedang diteruskan. Bila tidak sampai, pesan ini mengatakannya. "
        "Bila masih ada, balas (reply) pesan ini."
    )


def taken_back(code: str) -> str:
    """Say that an addition was taken back, and what is left of it."""
    return (
        f"{code}: pesan Anda sudah ditarik dan dihapus dari obrolan penerimanya. Mungkin sudah "
        "sempat dibaca. Di riwayat tinggal catatan bahwa satu pesan ditarik."
    )


def placed(code: str) -> str:
    """The line below what was sent, once a button has said where it belongs."""
    return f"Untuk <b>{code}</b>."


def is_answer_to(code: str) -> str:
    """The button under an SOP's answer that gives what was typed to a report."""
    return f"Ini untuk {code}"


def add_to(code: str) -> str:
    """The button that adds what was sent to one's own report."""
    return f"Tambah ke {code}"


def sent(text: str, count: int, album: bool) -> str:
    """What was sent, as others will see it."""
    parts = [f"<blockquote>{escape(text)}</blockquote>"] if text else []
    if album:
        parts.append("Satu album.")
    elif count:
        parts.append(f"{count} berkas.")
    return "\n".join(parts)


def whose_words(reports: Sequence[tuple[str, str, str]]) -> str:
    """Ask for which report it is: their codes, their open questions, and who reads it there."""
    if len(reports) > 1:
        return "\n".join([WHICH_REPORT, *(_read_by(*report) for report in reports)])
    ((code, question, reader),) = reports
    if question:
        return f"Ini jawaban untuk <b>{code}</b>?\nPertanyaannya: <i>{escape(question)}</i>"
    return (
        f"Ini untuk <b>{code}</b>, atau pertanyaan SOP? Belum ada yang diteruskan.\n"
        f"Bila untuk {code}, dibaca {escape(reader)}."
    )


def _read_by(code: str, question: str, reader: str) -> str:
    line = f"<b>{code}</b>, dibaca {escape(reader)}"
    return f"{line}: <i>{escape(question)}</i>" if question else line


def where_to(code: str) -> str:
    """Ask a head what their reply is for."""
    return (
        f"Balasan Anda pada <b>{code}</b> belum dikirim. Untuk siapa?\n"
        "• Tanya pelapor: pelapor membaca dan diminta menjawab.\n"
        "• Kabari pelapor: pelapor membaca saja.\n"
        "• Catatan internal: pelapor tidak melihatnya."
    )


def report_this() -> str:
    """Ask whether a report begins with what was sent."""
    return f"<b>Laporkan ini?</b> Belum ada yang dikirim.\n\n{PHOTO_HINT}"


def not_sent_yet(until: str, asked: str) -> str:
    """Ask again about words that no button has placed."""
    return (
        "<b>Kiriman Anda ini belum diteruskan kepada siapa pun.</b> Tanpa pilihan Anda, ia dihapus "
        f"pukul {until}.\n\n{asked}"
    )


def is_closed(code: str, *, may_ask: bool) -> str:
    """Say that a report takes no more messages."""
    ask = " Anda dapat meminta laporan ini dibuka lagi dengan alasannya." if may_ask else ""
    return f"Laporan <b>{code}</b> sudah ditutup; pesan Anda tidak diteruskan.{ask}"


def title(code: str) -> str:
    """The heading of the thread."""
    return f"<b>Percakapan {code}</b>"


def line(who: str, at: str, words: str) -> str:
    """One message of the thread."""
    return f"<b>{escape(who)}</b>, {at}\n{words}"


def files(count: int) -> str:
    """How many files came with a message."""
    return f"<i>({count} berkas)</i>"


def reply(code: str, text: str) -> str:
    """What a head tells the reporter."""
    return f"<b>Kabar tentang laporan Anda {code}:</b>\n{text}"


def how_to_answer() -> str:
    """The line below a question: how to answer it."""
    return (
        "<i>Jawab dengan membalas (reply) pesan ini, atau tekan Jawab. Foto dan dokumen boleh "
        f"ikut. {PHOTO_HINT}</i>"
    )


def how_to_reply() -> str:
    """The line below what the reporter says: how a head can go on."""
    return "<i>Balas (reply) pesan ini untuk bertanya lagi, mengabari, atau mencatat.</i>"


def asked(who: str, question: str) -> str:
    """The question that the reporter answers."""
    return f"<i>{escape(who)} bertanya: {escape(question)}</i>\n"


def answer(code: str, asked: str, text: str) -> str:
    """What the reporter says, below the question it answers."""
    return f"<b>Kabar dari pelapor {code}:</b>\n{asked}{text}"


def reopenings(codes: Sequence[str]) -> str:
    """The list of requests that nobody has decided."""
    return f"<b>Diminta dibuka lagi, belum Anda putuskan:</b> {listed(codes)}"


def reopen_asked(code: str, reason: str) -> str:
    """The reporter's request to reopen, for the head who closed the report."""
    return (
        f"<b>Pelapor meminta {code} dibuka lagi.</b>\nAlasannya: {escape(reason)}\n\n"
        "Bila setuju, tekan Buka lagi. Bila tidak, tekan Kabari pelapor atau balas (reply) "
        "pesan ini."
    )
