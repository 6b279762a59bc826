"""The words in which owners are asked whether an SOP still holds, and told what changed below."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from bot.texts.questions import day
from office.errors import Refusal
from office.reviews import (
    Evidence,
    NoSuchBasis,
    Review,
    ReviewOver,
    ReviewReason,
    ReviewState,
    ReviewUnknown,
    TooLateToUndo,
)

ATURAN = CommandWords("Aturan berubah: tandai SOP-nya", "aturan")

KEEP = "✅ Masih berlaku"
CHANGE = "Ubah"
WITHDRAW = "Cabut"
READ = "Baca"
UNDO = "Batalkan jawaban ini"
BEGIN = "Mulai ({count} bagian)"
MARK = "Ya, tandai"
UNMARK = "Cabut tanda: {name}"

REMINDED = "🔔 Pengingat: tinjauan ini belum dijawab."
TO_CHECK = "Yang perlu dicek:"
RESTS = "Baris yang bersandar pada aturan itu:"
ASK_HOW = (
    "Aturan apa yang berubah, dan menjadi apa? Tulis dalam satu kalimat, misalnya "
    "<i>PP 45/2024 diganti PP 12/2027</i> atau <i>SE IMI-0277 dicabut</i>."
)
NOT_UNDERSTOOD = (
    "Tulis nama aturannya, lalu apa yang terjadi: <i>diganti</i>, <i>dicabut</i>, <i>diubah</i>, "
    "atau <i>tidak berlaku</i>. Misalnya <i>PP 45/2024 diganti PP 12/2027</i>."
)
NOBODY_RESTS = (
    "Tidak ada baris SOP, surat, atau wawancara yang bersandar padanya, jadi tidak ada yang perlu "
    "ditandai."
)
ALL_SETTLED = "Semua bagian Anda yang bersandar pada aturan ini sudah ditinjau. Terima kasih."
UNMARKED = "Tanda “dasar berubah” dicabut, dan tinjauannya dihentikan."

BASIS_FORM = FormWords(
    cancelled="Baik, tidak ada yang ditandai.",
    no_form="Tidak ada aturan yang sedang ditandai.",
)

WHY: Mapping[ReviewReason, str] = {
    ReviewReason.CALENDAR: "sudah waktunya ditinjau",
    ReviewReason.DISLIKED: "ada yang menilai jawabannya salah atau usang",
    ReviewReason.ANSWER: "kepala seksi menjawab lain dari SOP ini",
    ReviewReason.LETTER: "disebut surat yang belum ada di SOP",
    ReviewReason.SOURCE: "dasarnya berubah",
}
STATES: Mapping[ReviewState, str] = {
    ReviewState.OPEN: "terbuka",
    ReviewState.KEPT: "masih berlaku",
    ReviewState.CHANGED: "sudah diubah",
    ReviewState.DROPPED: "tidak diperlukan lagi",
}


def _no_such(error: NoSuchBasis) -> str:
    return (
        f"Tidak ada sumber SOP bernama “{escape(error.said)}”. Periksa nomor dan tahunnya; "
        "SOP yang belum menyebutnya tidak perlu ditandai."
    )


KINDS = {"letters": "Surat", "interviews": "Wawancara"}


REFUSALS: dict[type[Refusal], str | Callable[[NoSuchBasis], str]] = {
    ReviewUnknown: "Tinjauan itu bukan untuk Anda, atau tidak lagi disimpan.",
    ReviewOver: "Tinjauan itu sudah dijawab, atau tidak diperlukan lagi.",
    TooLateToUndo: "Jawaban itu tidak bisa dibatalkan lagi: bagian yang sama sudah ditinjau lagi.",
    NoSuchBasis: _no_such,
}


def card(
    title: str, why: str, headings: Sequence[str], evidence: str, lines: Sequence[str], head: str
) -> str:
    """One SOP to look at: why, which sections, what happened, and the lines that age first."""
    listed = "\n".join(f"• {escape(line)}" for line in lines)
    parts = [
        f"🗓 Tinjauan SOP: <b>{escape(title)}</b>\nSebab: {escape(why)}.",
        f"Bagian: {escape(' · '.join(headings))}.",
        evidence,
        f"<b>{head}</b>\n{listed}" if listed else "",
    ]
    return "\n\n".join(filter(None, parts))


def because(review: Review, due: date | None) -> str:
    """Why it is asked about, in a few words."""
    if review.reason is ReviewReason.CALENDAR and due is not None:
        return f"{WHY[review.reason]}, paling lambat {day(due)}"
    if review.reason is ReviewReason.LETTER:
        return f"{WHY[review.reason]}: {review.detail}"
    return WHY[review.reason]


def evidence(found: Evidence, since: date, most_asked: Sequence[str]) -> str:
    """What happened lately, so that two minutes are enough."""
    changed = f"diubah {found.changed} kali" if found.changed else "belum diubah"
    asked = f"ditanyakan {found.asked} kali" if found.asked else "tidak ditanyakan"
    if most_asked:
        asked += f", paling sering {escape(', '.join(most_asked))}"
    parts = [f"terakhir ditinjau {day(since)}", f"90 hari ini {changed}", asked]
    if found.disliked:
        parts.append(f"👎 {found.disliked} kali")
    told = f"Yang diketahui: {'; '.join(parts)}."
    if found.unanswered:
        words = "; ".join(f"“{escape(one)}”" for one in found.unanswered)
        told += f"\nDicari di sini tetapi tidak ditemukan: {words}."
    return told


def basis(name: str, changed: str) -> str:
    """What has become of a document, as a reason."""
    return f"{name} {changed}"


def kept(title: str, post: str, on: date) -> str:
    """The receipt of a confirmation."""
    return f"✅ <b>{escape(title)}</b>: masih berlaku, dicatat {escape(post)}, {day(on)}."


def over(title: str, state: ReviewState) -> str:
    """A review that is decided."""
    return f"<b>{escape(title)}</b>: {STATES[state]}."


def task(told: str, titles: Sequence[str], count: int) -> str:
    """The one message to an owner about what rests on something that has changed."""
    listed = "\n".join(f"• {escape(title)}" for title in titles)
    return (
        f"⚠ <b>Dasar berubah: {escape(told)}</b>\n\n{count} bagian SOP Anda bersandar padanya dan "
        f"ditandai “dasar berubah” sampai Anda menjawab:\n{listed}"
    )


def elsewhere(titles: Sequence[tuple[str, str, Sequence[str], int]]) -> str:
    """Letters and interviews that rest on it: kind, title, lines, and how many more there are."""
    if not titles:
        return ""
    told = []
    for kind, title, lines, more in titles:
        quoted = [f"   “{escape(line)}”" for line in lines]
        rest = [f"   … dan {more} baris lagi"] if more else []
        told += [f"• {kind} {escape(title)}", *quoted, *rest]
    listed = "\n".join(told)
    return (
        "\n\n<b>Surat dan wawancara yang juga bersandar padanya</b>\n"
        f"{listed}\nIni tidak ditandai; ubah lewat /sop_tulis bila perlu."
    )


def sure(
    told: str,
    documents: Sequence[str],
    lines: int,
    owners: Sequence[tuple[str, int]],
    texts: str = "",
) -> str:
    """What would be marked, before it is. `texts` are what else rests on it."""
    named = "\n".join(f"• {escape(one)}" for one in documents)
    split = ", ".join(f"{escape(owner)} {count}" for owner, count in owners)
    return (
        f"<b>{escape(told)}</b>\n\nSumber yang menyebutnya:\n{named}\n\n{lines} baris SOP ditandai "
        f"“dasar berubah”; bagian yang ditinjau pemiliknya: {split or '–'}.{texts}"
    )


def marked(told: str, sections: int) -> str:
    """The receipt of a mark."""
    return (
        f"Ditandai: <b>{escape(told)}</b>. {sections} bagian diberikan kepada pemilik SOP-nya; "
        "tanda hilang satu per satu begitu mereka menjawab."
    )


def progress(told: Sequence[tuple[str, int, int]]) -> str:
    """Every change that is marked, and how much of it is settled."""
    lines = [
        f"• {escape(one)}: {all_ - open_} dari {all_} bagian selesai" for one, open_, all_ in told
    ]
    return "Yang ditandai berubah:\n" + "\n".join(lines)


def late(lines: Sequence[tuple[str, str, date]]) -> str:
    """What the head of office sees on Monday."""
    listed = "\n".join(
        f"• {escape(title)} ({escape(owner)}), ditanyakan {day(on)}" for title, owner, on in lines
    )
    return (
        f"Tinjauan SOP yang belum dijawab pemiliknya, walau sudah diingatkan:\n{listed}\n\n"
        "SOP yang lewat masa tinjau tetap dijawab, dengan peringatan."
    )


def tasks(count: int) -> str:
    """The head of the list in /tugas."""
    return f"Tinjauan SOP yang menunggu Anda: {count}."
