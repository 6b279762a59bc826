"""The words of inviting: the questions, the links, and what is wrong in a list."""

from collections.abc import Sequence
from html import escape

from bot.texts.forms import FormWords
from office.membership import COLUMNS, MOST_PEOPLE, FaultyLine, LineFault

MAKE_LINK = "Buat tautan"
FILE_NAME = "undangan.csv"
FILE_HEADER = "nama;tautan"
ASK_NAME = (
    "<b>Undang anggota</b>\nSiapa? Ketik namanya.\n\nBanyak orang sekaligus: kirim satu berkas CSV "
    f"dengan baris pertama <code>{';'.join(COLUMNS)}</code>. Unit, seksi dan kepegawaian boleh "
    "kosong; dua peran digabung dengan tanda tambah, misalnya <code>petugas+pelatih</code>."
)
ASK_ROLE = "Sebagai apa?"
ASK_SECTION = "Di seksi mana?"
ASK_UNIT = "Di unit mana?"
ASK_EMPLOYMENT = "PNS, PPPK atau PPNPN?"
MADE = "Tautan sudah dibuat; satu berkas ada di bawah ini."
_MOST_FAULTS = 15

FAULTS: dict[LineFault, str] = {
    LineFault.NO_TEXT: "berkas ini bukan CSV. Simpan daftarnya sebagai CSV, lalu kirim lagi",
    LineFault.NO_COLUMN: "kolom ini tidak ada: {words}. Tulis nama kolom di baris pertama",
    LineFault.EMPTY: "tidak ada orang di dalamnya",
    LineFault.TOO_MANY: f"ada {{words}} orang; paling banyak {MOST_PEOPLE} dalam satu berkas",
    LineFault.NAME: "nama harus 2 sampai 60 huruf, tanpa angka",
    LineFault.TWICE: "{words} tertulis dua kali",
    LineFault.MEMBER: "{words} sudah menjadi anggota; bila ini orang lain, tambahkan inisialnya",
    LineFault.INVITED: "{words} sudah diundang; buat tautan barunya lewat /anggota",
    LineFault.ROLE: "peran “{words}” tidak dikenal",
    LineFault.UNIT: "unit “{words}” tidak dikenal",
    LineFault.SECTION: "seksi “{words}” tidak dikenal",
    LineFault.NO_SECTION: "{words} kepala seksi, tetapi seksinya kosong",
    LineFault.EMPLOYMENT: "kepegawaian “{words}” tidak dikenal; tulis pns, pppk atau ppnpn",
}
# What a list may say in place of an unknown word.
_CHOICES = {LineFault.ROLE: "roles", LineFault.UNIT: "units", LineFault.SECTION: "sections"}

INVITATION_FORM = FormWords(
    cancelled="Dibatalkan. Tidak ada yang diundang.",
    no_form=(
        "Tidak ada undangan yang sedang diisi. Buka /anggota, lalu tekan Undang. Yang "
        "sudah dibuat tampak di sana sebagai “belum membuka bot”."
    ),
    left="Anda punya undangan yang belum selesai diisi. Mau dilanjutkan?",
    lost=(
        "<b>Hapus undangan ini?</b> Nama dan jawaban yang sudah diisi hilang. Tidak "
        "dapat dikembalikan."
    ),
)


def faulty(lines: Sequence[FaultyLine], **choices: Sequence[str]) -> str:
    """Say what is wrong in which line. `choices` are the existing roles, units and sections."""
    shown = [f"• {_fault(line)}" for line in lines[:_MOST_FAULTS]]
    if len(lines) > _MOST_FAULTS:
        shown.append(f"• … dan {len(lines) - _MOST_FAULTS} lagi")
    known = {_CHOICES[line.fault]: None for line in lines if line.fault in _CHOICES}
    labels = {"roles": "Peran", "units": "Unit", "sections": "Seksi"}
    shown += [f"{labels[one]} yang ada: {escape(', '.join(choices[one]))}." for one in known]
    is_list = any(line.line for line in lines)
    head = "<b>Belum ada yang diundang.</b> Perbaiki dahulu, lalu kirim berkasnya lagi:"
    return "\n".join([head, *shown] if is_list else shown)


def _fault(one: FaultyLine) -> str:
    words = FAULTS[one.fault].format(words=escape(one.words))
    return f"Baris {one.line}: {words}." if one.line else f"{words[:1].upper()}{words[1:]}."


def summary(lines: Sequence[str], left_out: int) -> str:
    """The confirmation before links are made."""
    more = [f"… dan {left_out} lagi"] if left_out else []
    count = len(lines) + left_out
    return "\n".join(
        [
            f"<b>Akan diundang: {count} orang</b>",
            *lines,
            *more,
            "",
            "Setiap orang mendapat satu tautan, berlaku sekali dalam 7 hari.",
        ]
    )


def person(name: str, unit: str, posts: str, employment: str) -> str:
    """One of those who will be invited."""
    return f"• <b>{escape(name)}</b>, {escape(unit)} ({escape(posts)}, {employment})"


def link(name: str, url: str, until: str) -> str:
    """A link, in words that can be forwarded as they are."""
    return (
        f"<b>Undangan Pandu untuk {escape(name)}</b>\nBuka tautan ini di akun Telegram Anda "
        f"sendiri, lalu tekan Mulai:\n{url}\n\nBerlaku sekali, sampai {until}. Hanya tautan yang "
        "terbaru yang berlaku. Jangan diteruskan kepada orang lain."
    )


def caption(count: int, until: str) -> str:
    """The caption of the file with all links."""
    return (
        f"{count} tautan undangan, satu untuk setiap orang; berlaku sekali, sampai {until}. Kirim "
        "setiap tautan hanya kepada orangnya, lalu hapus berkas ini. Hanya yang terbaru berlaku."
    )
