"""The words around an answer: above it, below it, and on its buttons."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from knowledge.reading.sops.confirming import facts
from knowledge.reading.sops.sop import Sop
from office.errors import Refusal
from office.questions import AlreadySent, QuestionUnknown

TANYA = CommandWords("Tanya SOP, atau ketik saja", "tanya SOP")
MORE = "Selengkapnya"
ALL_SECTIONS = "Semua bagian"
NONE_OF_THESE = "Tidak ada yang cocok"
SOURCES = "Sumber"
HELPFUL = "👍"
NOT_HELPFUL = "👎"
BACK = "‹ Kembali"
REPORT = "Laporkan"
MAY_BE_SAMPLE = "Boleh jadi contoh"
NOW_SAMPLE = (
    "<i>Terima kasih. Kalimat Anda diusulkan kepada pengelola SOP sebagai contoh pertanyaan; nama "
    "Anda tidak disebut.</i>"
)
MEANT_OTHER = "Maksud saya …"
WHICH_MEANT = "<b>Bagian mana yang Anda maksud?</b>"
MEANT_NOTED = "<i>Terima kasih. Kini kami tahu bagian ini yang Anda maksud.</i>"
THANKS_FOR_RATING = "<i>Penilaian Anda: membantu. Terima kasih.</i>"
WHY_NOT_HELPFUL = "<b>Apa yang kurang dari jawaban ini?</b>"
CHOOSE = "<b>Maksud Anda yang mana?</b> Tekan, atau ketik angkanya."
NOT_SURE = "Saya tidak yakin. Yang paling dekat (tekan, atau ketik angkanya):"
DISLIKES = {
    "salah": "Isinya salah",
    "kurang": "Kurang lengkap",
    "usang": "Sudah usang",
    "tidak_paham": "Sulit dipahami",
}
NOT_USED = "<b>{title}</b> belum dipakai di kantor ini. Tanyakan kepada kepala seksi Anda."
WITHDRAWN = "<b>{title}</b> dicabut pada {on}, karena {because}. Sebagai gantinya: {instead}."
ELSEWHERE = (
    "Menurut pengelola SOP, ini bukan urusan kantor kita. Tetap perlu jawaban? Tekan "
    "<b>Teruskan</b> dan pilih seksinya."
)
# How lines of SOPs say it themselves.
UNVERIFIED = "belum terverifikasi"
UNSET = facts.UNSET
DISAGREEING = "Sumber berbeda"
UNCONFIRMED = f"ada yang {UNVERIFIED}"
CONFLICTING = "sumber berbeda"
PRACTICE = "praktik"
CONFIDENCE = (
    "K1 teks resmi dilihat · K2 berita atau sumber sekunder · K3 praktik, bukan peraturan · "
    "U belum terverifikasi"
)

_LOST_BY_WRAPPING = 10
_NAME_ENDS = re.compile(r" \(|[,:]")
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"

REFUSALS: dict[type[Refusal], str] = {
    AlreadySent: "Pesan itu sudah dikirim, atau sudah tidak disimpan.",
    QuestionUnknown: (
        "Jawaban ini sudah lama dan tidak lagi kami simpan. Silakan ajukan pertanyaannya sekali "
        "lagi."
    ),
}


def not_used(sop: Sop) -> str:
    """Say that the office does not use an SOP, or since when and why it has withdrawn it."""
    if not sop.is_withdrawn:
        return NOT_USED.format(title=escape(sop.title))
    return WITHDRAWN.format(
        title=escape(sop.title),
        on=day(sop.effective_from),
        because=escape(sop.withdrawn_because),
        instead=escape(sop.instead),
    )


def day(moment: date) -> str:
    """A date as it is written in the office: 5 Maret 2026."""
    return f"{moment.day} {_MONTHS.split()[moment.month - 1]} {moment.year}"


def title(sop: str, heading: str, *, most: int, is_likely: bool = False) -> str:
    """The name of a section, with a hedge if it is only likely what was asked for.

    Of an SOP whose name leaves no room in the line only the beginning is named, and never so much
    that it takes a third line.
    """
    hedge = "Mungkin: " if is_likely else ""
    if len(f"{hedge}{sop} — {heading}") > most:
        begin = _NAME_ENDS.split(sop)[0]
        sop = f"{begin}…" if sop.removeprefix(begin).startswith(",") else begin
    room = 2 * most - _LOST_BY_WRAPPING - len(f"{hedge} — {heading}")
    if len(sop) > room:
        sop = f"{sop[:room].rpartition(' ')[0]}…"
    return f"<b>{hedge}{escape(sop)} — {escape(heading)}</b>"


def front_title(title: str, *, is_likely: bool = False) -> str:
    """The name of a front page."""
    return f"<b>{'Mungkin: ' if is_likely else ''}{escape(title)}</b>"


def headed(heading: str, told: str, *, goes_on: bool) -> str:
    """What a front page quotes of one section. `goes_on`: its list is longer."""
    above = f"<b>{escape(heading)}</b>: " if heading else ""
    return f"{above}{told}{' …' if goes_on else ''}"


_SOME_HEAD = "kepala seksi yang mengurusnya"


def no_sop(head: str | None) -> str:
    """Say that no SOP answers, and whom to ask."""
    return (
        f"Belum ada SOP untuk itu. Silakan tanyakan kepada <b>{head or _SOME_HEAD}</b>.\n"
        "Tekan <b>Teruskan</b>; jawabannya dikirim ke sini."
    )


def nearest(listed: str, head: str | None) -> str:
    """What is near a question that no section surely answers, and whom to ask otherwise."""
    return (
        f"{NOT_SURE}\n{listed}\n\n"
        f"Tidak ada yang cocok? Tekan <b>Teruskan</b>; {head or _SOME_HEAD} menjawab di sini."
    )


def also(headings: Sequence[str]) -> str:
    """Say that other sections of the SOP hold more of the answer."""
    return f"Ada juga: {escape('; '.join(headings))}."


def disliked(reason: str) -> str:
    """Thank for a rating and repeat it."""
    why = DISLIKES[reason].lower()
    return (
        f"<i>Penilaian Anda: belum membantu ({why}). Terima kasih; pengelola SOP membacanya, dan "
        "Anda diberi tahu hasilnya.</i>"
    )


def stale(due: date) -> str:
    """Say that the SOP is due for review."""
    return f"lewat masa tinjau ({day(due)})"


def basis_changed(name: str, changed: str) -> str:
    """Say that what the lines rest on has changed since."""
    return f"dasar berubah: {name} {changed}"


def draft() -> str:
    """Say that the SOP is not in force yet."""
    return "masih draf, belum berlaku"


def not_yet(effective: date) -> str:
    """Say that the SOP comes into force on a later day."""
    return f"baru berlaku mulai {day(effective)}"


def replaced(title: str) -> str:
    """Say that another SOP has replaced this one."""
    return f"sudah diganti “{title}”"


def warning(reasons: Sequence[str], head: str) -> str:
    """All warnings in one line, and whom to ask if the text below does not say it."""
    told = "; ".join(reasons)
    whom = f" — tanyakan {head}." if head else ""
    return f"⚠ <b>{told[:1].upper()}{told[1:]}</b>{whom}"


def provenance(number: str, version: str, ground: str, *, has_practice: bool, most: int) -> str:
    """Where an answer comes from, in one line: DOK-04 · 1.1 · K1 PP 45/2024 · praktik."""
    first = f"{number} · {version}"
    last = f" · {PRACTICE}" if has_practice else ""
    room = most - len(first) - len(last) - len(" · ")
    shown = ground if len(ground) <= room else f"{ground[: room - 1].rstrip(' ,(')}…"
    return f"{first} · {shown}{last}" if ground else f"{first}{last}"


def cited(line: str, numbers: Sequence[int]) -> str:
    """A line of a section, and the numbers of its sources."""
    return f"{line} {''.join(f'[{number}]' for number in numbers)}".rstrip()


def source(number: int, name: str) -> str:
    """A source in the list below the lines."""
    return f"[{number}] {name}"


def sources(name: str, told: str) -> str:
    """Where every line of a section comes from."""
    return f"<b>Sumber: {escape(name)}</b>\n{told}\n\n<i>{escape(CONFIDENCE)}</i>"


def conflict(post: str) -> str:
    """The heading above two sources that disagree."""
    return f"<b>Sumber berbeda — tanyakan {post}:</b>"


def footer(number: str, version: str, owner: str, effective: date, reviewed: date) -> str:
    """Whose the SOP is, and how recent."""
    return (
        f"SOP {number} · versi {version} · {owner}\n"
        f"Berlaku {day(effective)} · ditinjau {day(reviewed)}"
    )
