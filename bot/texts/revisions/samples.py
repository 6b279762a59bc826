"""The words about how a text is found: what is tried, sample questions, what stands in front."""

from collections.abc import Sequence
from html import escape

TO_FIND = "Agar ditemukan"
SAMPLES = "Contoh pertanyaan"
EDIT = "Ubah pertanyaan"
RENAME = "Ganti judul bagian"
TO_PREVIEW = "‹ Ke pratinjau"
TO_SECTIONS = "‹ Kembali"
DROP = "Hapus"
NEXT = "Berikutnya"

ASK = (
    "<b>Bagaimana ini biasanya ditanyakan?</b> Kirim dalam satu pesan, satu pertanyaan satu baris, "
    "urut menurut bagian, dengan kata-kata petugas sehari-hari. Lima untuk tiap bagian sudah "
    "banyak membantu. Pandu menempatkannya di bagian yang cocok; lebih tepat lagi bila judul "
    "bagian ditulis di atasnya, misalnya <code>Biaya:</code>"
)
WHICH_HEADING = "Judul bagian mana yang diganti?"
NO_HEADING = "Judul bagian yang sudah terbit tidak diganti di sini, karena tautan lama memakainya."
GONE = "Daftar pertanyaannya sudah berubah. Ini yang sekarang."
TITLE = "Judul"

LEFT = {
    "personal": "satu baris memuat nomor atau alamat seseorang",
    "copy": "“{text}”: hampir sama dengan “{beside}”",
    "taken": "“{text}”: sudah menjadi contoh <b>{beside}</b>",
    "long": "“{text}…”: terlalu panjang untuk satu pertanyaan",
    "gone": "“{text}”: tidak ada bagian <b>{beside}</b>",
    "many": "“{text}”: bagian <b>{beside}</b> sudah punya cukup contoh",
}
_MOST_HIDDEN = 6
_MOST_LEFT = 6


def own_section(heading: str) -> str:
    """Another section of the same SOP."""
    return f"bagian {heading} di SOP ini"


def use(number: int) -> str:
    """The button that takes a proposed question."""
    return f"Pakai {number}"


def found(count: int, tried: int) -> str:
    """How many questions find a text."""
    return f"{count} dari {tried} ditemukan"


def on_preview(count: int, tried: int, samples: int) -> str:
    """How a draft is found, in its preview; empty if nothing was tried."""
    if not tried:
        return ""
    asked = f", nama bagian, dan {samples} contoh pertanyaan" if samples else " dan nama bagian"
    return f"<b>{found(count, tried)}</b> lewat judul{asked}."


def bare(count: int) -> str:
    """Say how many sections have no sample questions, and what that means."""
    return (
        f"⚠ {count} bagian belum punya contoh pertanyaan. Tanpa contoh, lebih dari separuh "
        f"pertanyaan tidak langsung sampai ke bagian yang benar. Tekan <b>{TO_FIND}</b>."
    )


def poor(shown: int, tried: int, ahead: Sequence[tuple[str, int]]) -> str:
    """Warn that few questions are answered at once, and name what stands in front of it."""
    named = "; ".join(f"<b>{escape(name)}</b> ({times}×)" for name, times in ahead)
    front = f", sering didahului {named}" if named else ""
    few = f"Hanya {shown}" if shown else "Belum satu pun"
    return f"⚠ {few} dari {tried} langsung terjawab{front}. Tekan <b>{TO_FIND}</b>."


def on_card(count: int, tried: int, samples: int) -> str:
    """The same for the reviewer."""
    told = on_preview(count, tried, samples)
    return told if samples or not told else f"{told} Tidak ada contoh pertanyaan."


def finding(
    name: str,
    count: int,
    tried: int,
    sections: Sequence[tuple[str, int, int, int]],
    hidden: Sequence[tuple[str, str]],
) -> str:
    """Section by section what finds it: shown at once, among the choices, or hidden."""
    lines = [
        f"<b>{escape(name)}: {found(count, tried)}</b>",
        "Dicoba pada isi seperti nanti setelah terbit. Tiap contoh pertanyaan dicoba tanpa dirinya "
        "sendiri, karena petugas jarang memakai kata yang sama persis.",
        *(f"• {escape(heading)}: {_counts(*counts)}" for heading, *counts in sections),
    ]
    if hidden:
        lines.append("\n<b>Yang didahului bagian lain</b>")
        lines += [
            f"• “{escape(question)}”: {escape(ahead)}" for question, ahead in hidden[:_MOST_HIDDEN]
        ]
    if len(hidden) > _MOST_HIDDEN:
        lines.append(f"… dan {len(hidden) - _MOST_HIDDEN} lagi")
    return "\n".join(lines)


def _counts(shown: int, offered: int, hidden: int) -> str:
    told = [(shown, "langsung"), (offered, "di pilihan"), (hidden, "belum")]
    return ", ".join(f"{count} {how}" for count, how in told if count)


def in_use(name: str, counts: Sequence[tuple[str, int]]) -> str:
    """How many sample questions each section of an SOP in use has."""
    lines = "\n".join(f"• {escape(heading)}: {count}" for heading, count in counts)
    return f"<b>{escape(name)}: contoh pertanyaan</b>\n{lines}"


def without(headings: Sequence[str]) -> str:
    """Name the sections for which no question was given; empty if there are none."""
    if not headings:
        return ""
    return f"Belum ada contoh untuk: {escape(', '.join(headings), quote=False)}."


def proposed(questions: Sequence[str]) -> str:
    """Questions of others that nothing answers so far; empty if there are none."""
    if not questions:
        return ""
    lines = "\n".join(f"{at}. {escape(one)}" for at, one in enumerate(questions, 1))
    return f"<b>Pernah ditanyakan, dan belum ada SOP yang menjawab</b>\n{lines}"


def taken(count: int, left: Sequence[str], *, is_in_use: bool) -> str:
    """What came of the lines that were sent."""
    when = " dan langsung dipakai" if is_in_use and count else ""
    lines = [f"{count} pertanyaan diterima{when}." if count else "Tidak ada pertanyaan baru."]
    if left:
        lines += ["Tidak diambil:", *(f"• {line}" for line in left[:_MOST_LEFT])]
    if len(left) > _MOST_LEFT:
        lines.append(f"… dan {len(left) - _MOST_LEFT} lagi")
    return "\n".join(lines)


def left(text: str, why: str, beside: str) -> str:
    """Why a line was not taken."""
    said = escape(text if len(text) <= 60 else text[:59], quote=False)
    return LEFT[why].format(text=said, beside=escape(beside, quote=False))


def listed(name: str, lines: Sequence[tuple[int, str, str]]) -> str:
    """Sample questions by their numbers, below their headings."""
    told: list[str] = []
    last = ""
    for number, heading, text in lines:
        if heading != last:
            told.append(f"<b>{escape(heading)}</b>")
            last = heading
        told.append(f"{number}. {escape(text)}")
    said = "\n".join(told) or "Belum ada contoh yang ditambahkan di sini."
    return f"<b>{escape(name)}</b>\n{said}\n\nTekan angkanya untuk memindahkan atau menghapus."


def one(text: str, heading: str) -> str:
    """One sample question, to be moved or dropped."""
    return (
        f"<blockquote>{escape(text)}</blockquote>\nIni ditempatkan di bagian "
        f"<b>{escape(heading)}</b>. Pindahkan ke:"
    )


def rename(heading: str) -> str:
    """Ask for another heading."""
    return (
        f"Apa judul baru untuk bagian <b>{escape(heading)}</b>? Pakai kata yang dipakai petugas "
        "dan tidak ada di judul SOP lain."
    )
