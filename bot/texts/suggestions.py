"""The words of /saran: what use of the shelf suggests to its keepers, and what came of it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.questions import DISLIKES, day
from bot.texts.revisions.writing import CONFLICTS
from office.errors import Refusal
from office.suggestions import (
    DecisionGone,
    PhrasingExported,
    SampleOrigin,
    SuggestionDecided,
    SuggestionKind,
    SuggestionState,
    SuggestionUnknown,
)

SARAN = CommandWords("Saran pemakai untuk SOP", "saran")
GAPS = "Kekurangan"
PHRASINGS = "Contoh"
RATINGS = "Penilaian"
TRAINING = "Latihan"
PASSAGES = "Bagian sepi"
CHANGES = "Perubahan SOP"
MY_DECISIONS = "Keputusan saya"
UNDO = "Urungkan"
YES = "Ya"
NO = "Bukan"
OTHER_PASSAGE = "Bagian lain"
NEXT = "Lewati ›"
ANSWER_NOW = "Jawab sekarang"
WRITE_SECTION = "Tulis bagian"
BELONGS_TO = "Milik seksi …"
NOT_OURS = "Bukan urusan kita"
MENDED = "Sudah diperbaiki"
RIGHT_AS_IT_IS = "SOP sudah benar"
STILL_RIGHT = "Masih benar"
NEEDS_CORRECTION = "Perlu diperbaiki"

NOTHING = "Tidak ada saran yang menunggu keputusan Anda. Terima kasih."
ALL_SEEN = "Tidak ada lagi di daftar ini."
WHICH_SECTION = "<b>Ini urusan seksi mana?</b>"
WHICH_PASSAGE = "<b>Contoh untuk bagian mana?</b>"
ALL_OF_THEM = "Terima semua"
ONE_BY_ONE = "Satu per satu"
UNDO_ALL = "Urungkan semua"
BY_SECTION = "<b>Usulan contoh pertanyaan, menurut bagian</b>"
LEARNED = "Baik, mulai sekarang kalimat itu langsung dikenali."
NOT_LEARNED = "Baik, tidak dipakai dan tidak ditanyakan lagi."
IS_ELSEWHERE = "Baik. Siapa pun yang menanyakannya lagi diberi tahu: bukan urusan kantor kita."
NOT_CHANGED = (
    "Bagian ini belum berubah sejak dinilai. Ubah dahulu lewat /sop_tulis; bila isinya memang "
    "benar, tekan <b>SOP sudah benar</b>."
)
SETTLED = "Baik. Penanyanya diberi tahu."
SERVED_AGAIN = "Baik, petugas mendapatnya lagi menurut jadwal."
STAYS_HELD = (
    "Baik, tetap ditahan. Begitu kata-katanya di isi latihan diperbaiki, petugas mendapatnya lagi."
)
UNDONE = "Keputusan diurungkan; silakan putuskan lagi."
NO_DECISIONS = (
    "Belum ada keputusan Anda yang dapat diurungkan. Jawaban yang Anda berikan ada di "
    "<b>Jawaban saya</b>."
)
ITEM_GONE = "Kartu atau soal ini tidak ada lagi di isi latihan."
YOUNG_LOG = "Bagian yang setahun tidak ditanyakan baru terlihat sesudah Pandu dipakai setahun."
NONE_UNASKED = "Tidak ada bagian yang setahun tidak ditanyakan."
UNASKED = "<b>Setahun tidak ditanyakan:</b>"
LEFT = "<b>Sering ditinggalkan untuk bagian lain sesudah pertanyaan kedua:</b>"
NONE_LEFT = "Tidak ada bagian yang sering ditinggalkan."

_DECIDED = {
    (SuggestionKind.PHRASING, SuggestionState.ACCEPTED): "contoh untuk",
    (SuggestionKind.PHRASING, SuggestionState.REFUSED): "bukan contoh untuk",
    (SuggestionKind.GAP, SuggestionState.ELSEWHERE): "bukan urusan kita",
    (SuggestionKind.DISLIKE, SuggestionState.ANSWERED): "sudah diperbaiki:",
    (SuggestionKind.DISLIKE, SuggestionState.REFUSED): "SOP sudah benar:",
    (SuggestionKind.TRAINING, SuggestionState.REFUSED): "latihan masih benar",
    (SuggestionKind.TRAINING, SuggestionState.ANSWERED): "latihan perlu diperbaiki",
}
ORIGINS = {
    SampleOrigin.USE: "{people} orang mengetik",
    SampleOrigin.KEEPER: "Pengelola SOP menulis",
    SampleOrigin.CONSENT: "Seorang petugas mengetik",
    SampleOrigin.COLLEAGUE: "Seorang rekan ditanya bagaimana menanyakannya, dan menulis",
    SampleOrigin.ENDPOINT: "Layanan bahasa mengusulkan, dari isi bagian itu saja:",
}
SAID_BY = {
    SampleOrigin.USE: "{people} orang",
    SampleOrigin.KEEPER: "pengelola",
    SampleOrigin.CONSENT: "seorang petugas",
    SampleOrigin.COLLEAGUE: "seorang rekan",
    SampleOrigin.ENDPOINT: "layanan bahasa",
}
# By that many people they are said to come from use, whatever they began as.
_SEVERAL = 2
_WITH_PASSAGE = frozenset({SuggestionKind.PHRASING, SuggestionKind.DISLIKE})

REFUSALS: dict[type[Refusal], str] = {
    SuggestionUnknown: "Saran itu tidak ada, atau diputuskan oleh pengelola lain.",
    SuggestionDecided: "Saran ini sudah diputuskan. Buka /saran untuk yang lain.",
    DecisionGone: "Keputusan itu tidak berlaku lagi, jadi tidak ada yang diurungkan.",
    PhrasingExported: (
        "Contoh itu sudah tertulis di berkas contoh pertanyaan. Minta admin menghapusnya di sana."
    ),
}


def overview(gaps: int, phrasings: int, ratings: int, held: int) -> str:
    """What waits for the keeper, by kind."""
    return (
        "<b>Saran untuk SOP Anda</b>\n"
        f"{GAPS}: {gaps} pertanyaan tanpa SOP\n"
        f"{PHRASINGS}: {phrasings} usulan kalimat pertanyaan\n"
        f"{RATINGS}: {ratings} jawaban yang dinilai belum membantu\n"
        f"{TRAINING}: {held} kartu dan soal ditahan karena SOP berubah"
    )


def conflicts(count: int) -> str:
    """Below what waits: files that were changed while a revision stands over them."""
    return f"\n{CONFLICTS}: {count} berkas SOP diubah di luar Pandu; pilih mana yang berlaku"


def weekly(gaps: int, phrasings: int, ratings: int, held: int) -> str:
    """The weekly message."""
    return f"{overview(gaps, phrasings, ratings, held)}\n\nButuh beberapa menit saja: buka /saran."


def gap(text: str, times: str, people: str, last: date, section: str) -> str:
    """A question that was asked in vain."""
    owner = f"Paling dekat: {section}." if section else "Belum ada seksi yang terdekat."
    return (
        f"<b>Belum ada SOP-nya</b>\n<blockquote>{escape(text)}</blockquote>\n"
        f"Ditanyakan {times} kali oleh {people} orang, terakhir {day(last)}. {owner}"
    )


def origin_of(people: int, origin: SampleOrigin) -> SampleOrigin:
    """Where a phrasing is said to come from: what several people typed comes from use."""
    return SampleOrigin.USE if people >= _SEVERAL else origin


def phrasing(text: str, people: str, origin: SampleOrigin, name: str) -> str:
    """A phrasing that is proposed for one section: who says so, and for which."""
    said = ORIGINS[origin].format(people=people)
    then = {
        SampleOrigin.USE: f"lalu memilih <b>{escape(name)}</b>.",
        SampleOrigin.CONSENT: (
            f"lalu memilih <b>{escape(name)}</b>, dan memperbolehkannya menjadi contoh."
        ),
    }.get(origin, f"untuk <b>{escape(name)}</b>.")
    return (
        f"{said}\n<blockquote>{escape(text)}</blockquote>\n{then} "
        "Tambahkan sebagai contoh pertanyaan?"
    )


def by_section(lines: Sequence[tuple[str, int]], more: int) -> str:
    """The sections for which phrasings are proposed, each with their number."""
    listed = [f"{at}. {escape(name)}: {count}" for at, (name, count) in enumerate(lines, 1)]
    rest = [f"… dan {more} bagian lain sesudah ini"] if more else []
    return "\n".join([BY_SECTION, *listed, *rest])


def proposed(name: str, lines: Sequence[tuple[str, str, SampleOrigin]], more: int) -> str:
    """The phrasings that are proposed for a section."""
    listed = [
        f"{at}. ‹{escape(words)}› ({SAID_BY[origin].format(people=people)})"
        for at, (words, people, origin) in enumerate(lines, 1)
    ]
    rest = [f"… dan {more} lagi sesudah ini"] if more else []
    title = f"<b>Contoh pertanyaan untuk {escape(name)}?</b>"
    return "\n".join([title, *listed, *rest])


def learned(count: int) -> str:
    """Say that several phrasings count from now on."""
    return f"Baik, mulai sekarang {count} kalimat itu langsung dikenali."


def rating(text: str, reason: str | None, name: str, passage: str, on: date) -> str:
    """An unhelpful answer, with the passage that was shown."""
    why = DISLIKES[reason].lower() if reason else "tanpa alasan"
    return (
        f"<b>Belum membantu: {why}</b> ({day(on)})\n<blockquote>{escape(text)}</blockquote>\n"
        f"Yang ditampilkan, <b>{escape(name)}</b>:\n{passage}"
    )


def held(name: str, item: str) -> str:
    """A training item that members do not get until its keeper has decided."""
    return (
        f"<b>Ditahan: SOP berubah</b>\nSandarannya: <b>{escape(name)}</b>. Petugas belum "
        f"mendapatnya lagi. Masih benar?\n\n{item}"
    )


def question(text: str, options: Sequence[str], correct: int, explanation: str) -> str:
    """A quiz question with its right option."""
    lines = [
        f"<b>{escape(option)}</b> ✓" if number == correct else escape(option)
        for number, option in enumerate(options)
    ]
    listed = "\n".join(f"• {line}" for line in lines)
    return f"<b>{escape(text)}</b>\n{listed}\n<i>{escape(explanation)}</i>"


def settled(text: str, name: str, *, is_corrected: bool) -> str:
    """Tell the member who gave a rating what came of it."""
    what = (
        f"Bagian <b>{escape(name)}</b> sudah diperbaiki; silakan tanyakan lagi."
        if is_corrected
        else f"Bagian <b>{escape(name)}</b> sudah diperiksa: isinya benar dan tetap berlaku."
    )
    asked = f"<blockquote>{escape(text)}</blockquote>"
    return f"Penilaian Anda sudah dibaca pengelola SOP.\n{asked}\n{what}"


def decided(kind: SuggestionKind, state: SuggestionState, name: str) -> str:
    """What was decided; `name` is that of the section it is about."""
    said = _DECIDED[kind, state]
    return f"{said} <b>{escape(name)}</b>" if kind in _WITH_PASSAGE else said


def decision(number: int, text: str, said: str, on: date, *, is_exported: bool) -> str:
    """One decision in a line."""
    kept = "; sudah tertulis di berkas" if is_exported else ""
    return f"{number}. ‹{escape(text)}›\n→ {said} ({day(on)}{kept})"


def decisions(lines: Sequence[str], page: int, pages: int) -> str:
    """The keeper's decisions."""
    paged = [f"<i>Halaman {page} dari {pages}</i>"] if pages > 1 else []
    return "\n".join(["<b>Keputusan Anda</b>, yang terbaru lebih dulu", *lines, *paged])


def given_to(head: str) -> str:
    """Say that a gap went to another section."""
    return f"Baik, sekarang ada di {escape(head)}."


def unasked(names: Sequence[str], more: int) -> str:
    """The sections that nobody has asked for in a year."""
    rest = [f"… dan {more} lagi"] if more else []
    return "\n".join([UNASKED, *(f"• {escape(name)}" for name in names), *rest])


def left(names: Sequence[tuple[str, str, str]]) -> str:
    """The sections that are often left for another one."""
    lines = [
        f"• {escape(name)}: ditinggalkan {gone} kali, ditampilkan {shown} kali"
        for name, shown, gone in names
    ]
    return "\n".join([LEFT, *lines])
