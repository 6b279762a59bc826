"""The words of /konfirmasi: open lines of SOPs, settled one by one by those who keep them."""

from collections.abc import Sequence
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from knowledge.reading.sops.confirming.facts import UNSET
from office.confirmations import (
    IN_A_ROW,
    LONGEST,
    AnswerGone,
    AnswerNotFitting,
    LineNotYours,
    LineSettled,
    LineVerdict,
    NobodyToAsk,
    WordsUnfit,
)
from office.errors import Refusal

KONFIRMASI = CommandWords("Konfirmasi baris SOP", "konfirmasi baris SOP")
TRUE = "Benar"
CHANGE = "Ubah"
NOT_HERE = "Tidak berlaku di sini"
ASK = "Tanya"
UNKNOWN = "Tidak tahu"
ANSWER = "Tulis jawabannya"
SOURCE = "Sebut dasarnya"
NEXT = "Lewati ›"
UNDO = "Urungkan"
AGREE = "Setuju"
DISAGREE = "Tidak setuju"
MORE = "Lainnya"
MINE = "Jawaban saya"
OPEN = "Buka"
TWO = "Perlu dua orang"
ONE = "Cukup satu orang"

FACTS = "Fakta kantor"

NOTHING = (
    "Tidak ada baris SOP yang menunggu Anda. Terima kasih.\n"
    "Baris yang berubah bunyinya akan muncul lagi di sini."
)
ALL_SEEN = "Sudah sampai akhir daftar. Yang dilewati muncul lagi lain kali."
UNDONE = "Diurungkan. Baris itu terbuka lagi, juga tandanya di jawaban."
AGREED = "Baik, disetujui. Segera berlaku di jawaban."
DISAGREED = "Baik, tidak dipakai. Yang menulisnya diberi tahu, dan barisnya terbuka lagi."
WHOM = "<b>Tanya siapa?</b>"
NO_ANSWERS = "Belum ada jawaban Anda yang dapat diurungkan."
NOW_TWO = "Mulai sekarang konfirmasi SOP ini perlu disetujui orang kedua."
NOW_ONE = "Mulai sekarang konfirmasi SOP ini cukup oleh satu orang."

WORDS = FormWords(
    cancelled="Baik, tidak ada yang disimpan. Barisnya tetap terbuka.",
    no_form="Tidak ada jawaban baris SOP yang sedang ditulis.",
)

REFUSALS: dict[type[Refusal], str] = {
    LineSettled: (
        "Baris ini tidak terbuka lagi: sudah dijawab, atau bunyinya sudah berubah. Buka "
        "/konfirmasi untuk yang lain."
    ),
    LineNotYours: "Baris ini dijawab oleh pejabat lain.",
    AnswerNotFitting: "Baris ini tidak dapat dijawab begitu. Buka /konfirmasi sekali lagi.",
    AnswerGone: "Jawaban itu sudah tidak berlaku, jadi tidak ada yang diubah.",
    NobodyToAsk: "Jabatan itu sedang kosong. Silakan pilih yang lain.",
    WordsUnfit: (
        f"Tulis satu kalimat, paling banyak {LONGEST} huruf, tanpa nomor atau alamat orang."
    ),
}

_SAID = {
    LineVerdict.TRUE: "benar",
    LineVerdict.WRITTEN: "ditulis",
    LineVerdict.NOT_HERE: "tidak berlaku di sini",
    LineVerdict.CHOSEN: "mengikuti sumber nomor {side}",
    LineVerdict.UNKNOWN: "tidak tahu",
    LineVerdict.ASKED: "ditanyakan",
}
_DONE = {
    LineVerdict.TRUE: "Benar.",
    LineVerdict.WRITTEN: "Tersimpan.",
    LineVerdict.NOT_HERE: "Tidak berlaku di sini.",
    LineVerdict.CHOSEN: "Dipilih.",
    LineVerdict.UNKNOWN: "Tidak apa-apa. Baris ini masuk daftar dokumen yang dicari.",
    LineVerdict.ASKED: "Ditanyakan. Bila tujuh hari tidak dijawab, barisnya kembali kepada Anda.",
}
_WAITS_FOR_SECOND = " Berlaku sesudah disetujui orang kedua."
_RECORDED = " Berlaku di jawaban dalam beberapa menit."


def done(verdict: LineVerdict, *, needs_second: bool) -> str:
    """Say what became of a line."""
    told = _DONE[verdict]
    if needs_second:
        return told + _WAITS_FOR_SECOND
    is_shown = verdict not in (LineVerdict.UNKNOWN, LineVerdict.ASKED)
    return told + _RECORDED * is_shown


def where(title: str, heading: str, times: str) -> str:
    """The section of a line, and how often it was asked for."""
    asked = f" · ditanyakan {times} kali dalam 90 hari" if times else ""
    return f"<b>{escape(title)} — {escape(heading)}</b>{asked}"


def asked_by(title: str) -> str:
    """Say who has sent the line."""
    return f"Ditanyakan {escape(title)} kepada Anda:"


def line(text: str, sources: str) -> str:
    """A line, and where it comes from."""
    return f"{escape(text)}\n\n<i>Dari: {escape(sources)}</i>"


def fact(text: str) -> str:
    """A question to the office."""
    return (
        f"{escape(text)}\n\n<i>Ditanyakan sekali. Sampai terjawab, petugas membaca “{UNSET}”.</i>"
    )


def sides(said: Sequence[str], followable: Sequence[int]) -> str:
    """Sources that disagree, and which of them can be followed."""
    listed = "\n".join(f"{number}. {escape(side)}" for number, side in enumerate(said, 1))
    closed = len(followable) < len(said)
    note = "\n<i>Sumber lain tidak dapat mengalahkan naskah resmi.</i>" if closed else ""
    return f"Sumber berbeda:\n{listed}\n\nYang mana diikuti kantor kita?{note}"


def follow(number: int) -> str:
    """The label that follows one of the sources."""
    return f"Ikuti {number}"


def left(count: int, asked: int) -> str:
    """How many lines wait, and how many of them stand where officers asked."""
    most = f", {asked} di bagian yang ditanyakan petugas" if asked else ""
    return f"<i>Menunggu Anda: {count} baris{most}.</i>"


def needs_source() -> str:
    """Say why a tap does not settle the line."""
    return (
        "<i>Baris ini menyebut aturan nasional: sebut naskahnya (nomor, tahun, pasal), bukan "
        "kebiasaan.</i>"
    )


def needs_two() -> str:
    """Say that a second person must agree."""
    return "<i>SOP ini perlu dua orang.</i>"


def more(where_html: str, *, needs_two: bool) -> str:
    """Say whether a second person must agree to what is said of this SOP."""
    how_many = "dua orang" if needs_two else "satu orang"
    return f"{where_html}\n\nKonfirmasi baris SOP ini oleh {how_many}."


def agreement(
    who: str, where_html: str, excerpt: str, verdict: LineVerdict, words: str, side: int
) -> str:
    """Ask the second person."""
    said = _SAID[verdict].format(side=side)
    told = f": <b>{escape(words)}</b>" if words else ""
    return (
        f"{where_html}\n\n{escape(excerpt)}\n\n{escape(who)} menjawab: {said}{told}.\n"
        "Setujukah Anda? Jawaban ini berlaku sesudah dua orang."
    )


def prompt(where_html: str, text: str, *, is_source: bool) -> str:
    """Ask for the words."""
    what = (
        "Di mana tertulis? Sebut nomor, tahun, dan pasal naskahnya."
        if is_source
        else "Bagaimana di kantor kita? Jawab dalam satu kalimat pendek."
    )
    return (
        f"{where_html}\n\n{escape(text)}\n\n{what} Paling banyak {LONGEST} huruf. Orang kedua "
        "memeriksanya sebelum berlaku."
    )


def mine(listed: Sequence[str]) -> str:
    """The latest answers of a member."""
    return "<b>Jawaban Anda</b>, yang terbaru di atas. Tekan nomornya untuk mengurungkan.\n" + (
        "\n".join(listed)
    )


def given(number: int, excerpt: str, verdict: LineVerdict, side: int) -> str:
    """One answer in the list."""
    return f"{number}. {escape(excerpt)} <i>({_SAID[verdict].format(side=side)})</i>"


def waits(agreements: int, asked: int) -> str:
    """Say what waits, once a day."""
    parts = [
        f"{agreements} jawaban menunggu persetujuan Anda" if agreements else "",
        f"{asked} baris ditanyakan kepada Anda" if asked else "",
    ]
    return f"Di /konfirmasi: {' dan '.join(filter(None, parts))}."


def refused(excerpt: str) -> str:
    """Tell its author that the second person did not agree."""
    return (
        f"Orang kedua tidak menyetujui jawaban Anda tentang “{escape(excerpt)}”. Barisnya terbuka "
        "lagi di /konfirmasi; bicarakan dulu bila perlu."
    )


def hasty(who: str, excerpts: Sequence[str]) -> str:
    """Show the head of office confirmations that nobody can have read."""
    listed = "\n".join(f"• {escape(it)}" for it in excerpts)
    return (
        f"{escape(who)} menekan <b>{TRUE}</b> {IN_A_ROW} kali berturut-turut, masing-masing di "
        f"bawah lima detik. Mungkin belum sempat dibaca:\n{listed}\n"
        "Jawaban tetap tersimpan. Yang keliru diurungkan penjawabnya lewat /konfirmasi, atau "
        "ditarik lewat /sop_tulis."
    )
