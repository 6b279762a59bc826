"""The words of /sop_tulis: what to write, its text, its faults, its preview."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape, unescape
from typing import Any

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from bot.texts.posts import listed
from bot.texts.questions import day
from bot.texts.revisions import quoted
from office.errors import Refusal
from office.revisions import errors

SOP_TULIS = CommandWords("Tulis SOP dan contoh pertanyaannya", "SOP, contoh")
# Buttons
NEW_SOP = "SOP baru"
MY_DRAFTS = "Naskah saya"
CONFLICTS = "Berkas berubah"
WHOLE = "Seluruh SOP"
NEW_SECTION = "Bagian baru"
HISTORY = "Riwayat"
DO_NOT_USE = "Tidak dipakai di sini"
USE = "Pakai di kantor ini"
TURNED_OFF = "SOP ini tidak dipakai lagi di kantor ini: Pandu tidak menjawab dari SOP ini."
WITHDRAW_SOP = "Cabut SOP"
WHAT_INSTEAD = (
    "Apa yang dilakukan sebagai gantinya? Misalnya <i>pakai SOP Paspor rusak</i> atau <i>tanyakan "
    "Kasi lebih dahulu</i>."
)
TOO_LONG = "Paling panjang {most} huruf. Tulis lebih singkat."
TURNED_ON = "SOP ini dipakai lagi di kantor ini, dengan naskah yang ada."
DATE = "Tanggal berlaku"
MUST_READ = "Wajib baca: ya"
MAY_READ = "Wajib baca: tidak"
AS_FILE = "Unduh naskah"
AS_SOON_AS_APPROVED = "Begitu disetujui"
WITHDRAW = "Tarik naskah"
MEND = "Perbaiki"
AS_SOP = "Naskah SOP"
OTHER = "Isi lain"
# By how the paths of the files begin.
OTHER_KINDS = {
    "training/": "Latihan",
    "letters/": "Surat",
    "interviews/": "Wawancara",
    "issuers/": "Penerbit",
    "confirmed.toml": "Yang ditetapkan",
    "cases/": "Daftar berkas",
}
IS_TEXT = "Isi naskah"
IS_QUESTION = "Pertanyaan"

MOST_FAULTS = 15
_MOST_QUOTES = 4
_LONGEST_QUOTE = 60
_TAG = re.compile(r"<[^<>]+>")

START = (
    "<b>Menulis SOP</b>\nSOP mana yang diubah? Ketik namanya, misalnya <i>paspor hilang</i>, atau "
    "kirim naskahnya sebagai berkas (.docx, .pdf, .md)."
)
WHICH_KIND = "<b>Isi lain</b>\nIsi mana yang diubah?"
WHICH_FILE = "Berkas mana yang diubah? Pandu mengirim isinya sebagai berkas."
NO_SUCH_SOP = "Tidak ada SOP dengan nama itu. Ketik nama lain, atau tekan <b>SOP baru</b>."
NOT_YOURS = "Isi ini dipegang pengelola lain; Anda tidak dapat menulisnya."
WHICH_SECTION = "Bagian mana yang diubah? Tekan, atau ketik angkanya."
NO_SUCH_SECTION = "Tidak ada bagian dengan angka itu. Tekan salah satu tombol, atau ketik angkanya."
TITLE_OF_SOP = "<b>SOP baru</b>\nApa judulnya? Misalnya <i>Paspor terendam banjir</i>."
TITLE_OF_SECTION = "Apa judul bagian barunya? Misalnya <i>Biaya</i> atau <i>Jangka waktu</i>."
BAD_TITLE = "Judul paling panjang {most} huruf, dalam satu baris. Coba lagi."
TITLE_TAKEN = "Judul itu sudah ada. Pilih judul lain, atau ubah yang lama lewat /sop_tulis."
LONGEST_TITLE = 60
USE_TITLE = "Pakai judul ini"
WHOLE_FILE = "Seluruh berkas"
WHICH_ENTRY = "Mana yang diubah? Ketik angkanya."
WHICH_OWNER = "SOP ini milik seksi mana?"
RECEIVED = (
    "<b>Naskah diterima.</b> SOP mana yang diubah? Ketik namanya, atau tekan <b>SOP baru</b>."
)
SEND_NEW = (
    "Kirim isinya sebagai pesan atau berkas (.docx, .pdf, .md). Judul bagian diawali <code>## "
    "</code>, butir diawali <code>- </code>. Setiap butir dan angka perlu sumber; praktik kantor "
    "ditandai <code>[^praktik]</code>."
)
SEND_BACK = (
    "Salin teks di atas, ubah, lalu kirim kembali sebagai pesan atau berkas (.docx, .pdf, .md). "
    "Sumber dalam <code>[^…]</code> dibiarkan; praktik kantor ditandai <code>[^praktik]</code>."
)
SEND_ENTRY_BACK = (
    "Salin teks di atas, ubah, lalu kirim kembali sebagai pesan. Kata sebelum titik dua (Tanya, "
    "Benar, SOP, …) dan huruf pilihan dibiarkan."
)
SEND_FILE_BACK = (
    "Ubah berkas di atas, lalu kirim kembali sebagai berkas (.docx, .pdf, .md). Nomor, versi, dan "
    "tanggal diisi otomatis oleh Pandu."
)
SEND_SAME_FILE_BACK = (
    "Ubah berkas di atas dengan aplikasi teks (misalnya Notepad), lalu kirim kembali sebagai "
    "berkas. Tanda dan susunannya dibiarkan."
)
FRAME_LEFT_OUT = "Judul dan petunjuk Pandu di pesan itu tidak ikut diambil."
FILE_CAPTION = "Isi yang berlaku sekarang."
DRAFT_CAPTION = "Naskah seperti yang diterima Pandu."
NO_DOCUMENT = "Kirim naskahnya sebagai berkas, bukan sebagai foto."
WHICH_DAY = "Mulai tanggal berapa berlaku? Misalnya <i>1 Desember</i> atau <i>senin</i>."
UNCLEAR_DAY = "Tanggal itu belum jelas. Tulis seperti <i>1 Desember 2026</i> atau <i>senin</i>."
DAY_IS_PAST = "Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya."
HIDDEN_NUMBERS = (
    "Nomor di pesan itu sudah ditutup. Bila itu nomor kantor yang memang perlu di SOP, kirim "
    "naskahnya sebagai berkas."
)
PERSONAL = "memuat nomor identitas seseorang (sudah ditutup); hapus, SOP tidak memuat data pribadi"
LEFT_AS_IT_WAS = "Baik, pesan itu tidak dipakai. Naskah Anda tetap seperti sebelumnya."
WITHDRAWN = "Naskah ditarik. Tidak ada yang diterbitkan."
NO_DRAFTS = "Anda belum mengirim naskah."
NO_HISTORY = "Belum ada revisi. Yang berlaku adalah isi berkasnya."
UNREADABLE_HEAD = "kepala berkas"

STATES = {
    "menunggu": "menunggu pemeriksaan",
    "disetujui": "disetujui",
    "dikembalikan": "dikembalikan",
    "ditarik": "ditarik",
}


REFUSALS: dict[type[Refusal], str | Callable[[Any], str]] = {
    errors.NotWrittenHere: (
        "Jam, seksi, jenjang, dan nomor telepon kantor diubah lewat /pengaturan, satu per satu."
    ),
    errors.LinesRead: quoted.STALE,
    errors.ConfirmationOver: quoted.NOT_LAST,
    errors.OtherOwner: (
        "Naskah ini menyebut seksi lain sebagai pemiliknya. Pemilik SOP tidak diubah di sini."
    ),
    errors.TextUnchanged: "Isinya sama dengan yang sudah ditulis. Ubah dahulu, lalu kirim lagi.",
    errors.DraftUnknown: "Naskah itu tidak ada, atau tidak termasuk tugas Anda.",
    errors.DraftDecided: "Naskah ini sudah diputuskan atau ditarik.",
    errors.DraftFaulty: (
        "Di teks yang terakhir dikirim masih ada yang perlu diperbaiki. Perbaiki, lalu kirim "
        "sekali lagi."
    ),
    errors.DraftOutdated: (
        "Bagian yang diubah naskah ini sudah berubah sejak ia ditulis. Kembalikan, agar penulisnya "
        "menulis di atas isi yang baru."
    ),
    errors.DraftUnfit: (
        "Naskah ini tidak lagi cocok dengan isi lain yang berlaku, maka belum dapat diterbitkan. "
        "Kembalikan, agar penulisnya memperbaikinya."
    ),
    errors.DraftStale: (
        "Bagian yang Anda ubah sudah berubah sejak naskah ini ditulis. Kirim teksnya sekali lagi; "
        "Pandu menaruhnya di atas isi yang baru, lalu menunjukkan yang berubah."
    ),
    errors.NothingMended: (
        "Naskah ini masih sama dengan yang dikembalikan. Ubah dahulu yang diminta pemeriksa, lalu "
        "kirim."
    ),
    errors.NobodyToReview: (
        "Tidak ada pejabat selain Anda yang dapat memeriksa naskah ini. Mintalah admin mengisi "
        "jabatan Kasi atau Kepala Kantor."
    ),
    errors.RevisionUnknown: "Revisi itu tidak ada, atau sudah tidak berlaku.",
}

SOP_TEXT_FORM = FormWords(
    cancelled="Ditutup. Tidak ada naskah yang dikirim.",
    no_form=(
        "Tidak ada naskah yang sedang ditulis. Mungkin sudah dikirim; ketik /sop_tulis, "
        "lalu tekan Naskah saya."
    ),
    left="Anda punya naskah SOP yang belum dikirim. Mau dilanjutkan?",
    lost="<b>Hapus naskah ini?</b> Teks yang belum dikirim hilang. Tidak dapat dikembalikan.",
)


REVIEW_WORDS_FORM = FormWords(
    cancelled="Baik, tidak jadi. Naskahnya tetap menunggu di /tugas.",
    no_form="Tidak ada naskah yang menunggu alasan Anda. Tekan lagi Kembalikan di naskah itu.",
)


def name(title: str, heading: str) -> str:
    """What is being written, by the name that people use."""
    return f"{title} — {heading}" if heading else title


def sections(title: str, headings: Sequence[str], waiting: str) -> str:
    """The sections of an SOP, to choose from, and which of them wait for a reviewer."""
    listed = "\n".join(f"{number}. {escape(heading)}" for number, heading in enumerate(headings, 1))
    told = f"\n\n{waiting}" if waiting else ""
    return f"<b>{escape(title)}</b>\n{listed}{told}\n\n{WHICH_SECTION}"


def entries(title: str, lines: Sequence[str], waiting: str) -> str:
    """The questions or cards of a file of the training, to choose from."""
    listed = "\n".join(escape(line, quote=False) for line in lines)
    told = f"\n\n{waiting}" if waiting else ""
    return f"<b>{escape(title)}</b>\n{listed}{told}\n\n{WHICH_ENTRY}"


def title_of_file(title: str) -> str:
    """Propose the title that stands in a document."""
    return (
        f"Judul dari berkas: <b>{escape(title, quote=False)}</b>\nTekan <b>{USE_TITLE}</b>, atau "
        "ketik judul lain."
    )


def long_title(title: str) -> str:
    """Ask for a title in place of the long one that stands in a document."""
    return (
        f"Judul dari berkas: <i>{escape(title, quote=False)}</i>\nJudul paling panjang "
        f"{LONGEST_TITLE} huruf. Ketik yang lebih pendek."
    )


def section(heading: str) -> str:
    """The button that takes a text for another section."""
    return f"Bagian {heading}"


def stay(heading: str) -> str:
    """The button that takes a text for the section that is being written."""
    return f"Tetap bagian {heading}"


def replaces_all(heading: str, meant: str) -> str:
    """Ask about a text that leaves nothing of a section."""
    asked = f" Maksud Anda bagian <b>{escape(meant, quote=False)}</b>?" if meant else " Lanjutkan?"
    return (
        f"Teks ini mengganti seluruh isi bagian <b>{escape(heading, quote=False)}</b>.{asked}\n"
        "Naskah Anda belum berubah sampai Anda memilih."
    )


def is_off(title: str) -> str:
    """Say that an SOP is off, and offer to turn it on."""
    return f"<b>{escape(title)}</b>\nSOP ini belum dipakai di kantor ini."


def is_withdrawn(title: str) -> str:
    """Say that an SOP is withdrawn, and offer to use it again."""
    return f"<b>{escape(title)}</b>\nSOP ini dicabut. Petugas membaca alasan dan gantinya."


def why_withdrawn(title: str) -> str:
    """Ask for the reason, as it will be read by those who ask for the SOP."""
    return (
        f"<b>Cabut {escape(title)}</b>\nMengapa dicabut? Jawaban Anda dibaca petugas sesudah kata "
        "“dicabut, karena …”. Misalnya <i>aturannya diganti</i>."
    )


def withdrawn(because: str, instead: str) -> str:
    """What a text that withdraws an SOP means, for its author and its reviewer."""
    return (
        "SOP ini dicabut: Pandu tidak menjawab lagi dari SOP ini, dan yang menanyakannya membaca "
        f"ini.\nAlasan: {escape(because)}\nGantinya: {escape(instead)}"
    )


def prefilled(name: str, text: str, hint: str = SEND_BACK) -> str:
    """The text in force, to be copied with one tap."""
    return f"<b>{escape(name)}</b>\n<pre>{escape(text)}</pre>\n{hint}"


def without_frame(name: str, said: str) -> str:
    """Return a message without the title and the hint, if it is the one above, sent back."""
    for hint in (SEND_BACK, SEND_ENTRY_BACK):
        said = said.removesuffix(unescape(_TAG.sub("", hint)))
    return said.removeprefix(f"{name}\n").strip("\n")


def asked_for(name: str, words: str, questions: Sequence[str]) -> str:
    """Ask for a text, with the questions that it must answer."""
    lines = "".join(f"\n• {escape(question)}" for question in questions)
    wanted = f"\nYang ditanyakan petugas:{lines}\n" if questions else ""
    return f"<b>{escape(name)}</b>{wanted}\n{words}"


def doubt(lost: str) -> str:
    """Ask whether a message is meant as the text."""
    told = f" Bila isi naskah: {lost}" if lost else ""
    unchanged = "Naskah Anda belum berubah sampai Anda memilih."
    return f"<b>Ini pertanyaan atau isi naskah?</b>{told}\n{unchanged}"


def lines_lost(lost: int, count: int) -> str:
    """Say how many lines of the text before fall away; empty if none do."""
    return f"{lost} dari {count} baris hilang." if lost else ""


def _quote(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rstrip()}…"


def unsourced(found: Sequence[str]) -> str:
    """Name what a text newly says without a source; empty if there is nothing."""
    if not found:
        return ""
    shown = "; ".join(f"“{escape(_quote(one))}”" for one in found[:_MOST_QUOTES])
    more = f"; dan {len(found) - _MOST_QUOTES} lagi" if len(found) > _MOST_QUOTES else ""
    return f"⚠ Tanpa sumber: {shown}{more}."


def faults(name: str, listed: Sequence[str], count: int, notes: Sequence[str]) -> str:
    """All faults at once, each with its place in the document."""
    lines = "\n".join(f"• {one}" for one in listed)
    more = f"\n… dan {count - len(listed)} lagi." if count > len(listed) else ""
    return (
        f"<b>{escape(name)}: ada {count} yang perlu diperbaiki</b>\n{lines}{more}"
        f"{_noted(notes)}\n\nPerbaiki, lalu kirim sekali lagi. Belum ada yang dikirim ke pemeriksa."
    )


def fault(place: str, sentence: str) -> str:
    """One fault with its place."""
    return f"{escape(place)}: {escape(sentence, quote=False)}"


def published(headings: Sequence[str]) -> str:
    """The missing headings to which other files lead."""
    named = listed([f"“{escape(heading, quote=False)}”" for heading in headings])
    return (
        f"Judul bagian {named} sudah terbit dan tidak dapat diganti atau dihapus di sini; "
        "pertahankan judulnya (isinya boleh diganti), atau minta admin memindahkannya."
    )


def preview(
    name: str,
    changed: str,
    notes: Sequence[str],
    found: str,
    tried: Sequence[str],
    on: date | None,
    *,
    must_read: bool,
) -> str:
    """The draft as it would be handed in."""
    when = day(on) if on else "begitu disetujui"
    newline = "\n\n" if found else ""
    return (
        f"<b>{escape(name)}</b>: lolos pemeriksaan.{_noted(notes)}\n\n{changed}\n{_trial(tried)}\n"
        f"{found}{newline}"
        f"Berlaku: {when}\nWajib baca: {'ya' if must_read else 'tidak'}\n"
        "Kirim teks atau berkas lain untuk menggantinya."
    )


def variables(used: Mapping[str, str]) -> str:
    """How the variables of a text are read in this office; empty if it has none."""
    said = "; ".join(f"{escape(mark)} terbaca “{escape(value)}”" for mark, value in used.items())
    return f"Isian kantor: {said}" if said else ""


def _trial(tried: Sequence[str]) -> str:
    if not tried:
        return ""
    return "\n".join(["\n<b>Dicoba dengan pertanyaan petugas</b>", *tried, ""])


BANDS = {
    "sure": "{name} (yakin)",
    "likely": "{name} (mungkin)",
    "choice": "pilihan, teratas {name}",
    "none": "belum ada SOP",
}


def answer(name: str, band: str) -> str:
    """What answers a question, and how sure it is."""
    return BANDS[band].format(name=name)


def tried(question: str, before: str, after: str) -> str:
    """A real question, the answer it gets now, and the answer it would get."""
    now = "tetap" if before == after else f"sekarang: {before}"
    return f"• <i>{escape(question)}</i>: {escape(after)}; {escape(now)}"


def _noted(notes: Sequence[str]) -> str:
    return "".join(f"\n{escape(note, quote=False)}" for note in notes)


def send_to(post: str) -> str:
    """The button that hands the draft in."""
    return f"Kirim ke {post}"


def handed_in(code: str) -> str:
    """The text in place of the preview."""
    return f"Naskah {code} dikirim untuk diperiksa."


def submitted(code: str, name: str, post: str, *, is_proposal: bool) -> str:
    """The author's receipt of a draft, or of a proposal about the office's settings."""
    kind = "Usul" if is_proposal else "Naskah"
    return (
        f"{kind} {code}, <b>{escape(name)}</b>, ada di <b>{escape(post)}</b>. Anda dikabari begitu "
        "diputuskan."
    )


def drafts(lines: Sequence[str]) -> str:
    """The author's own drafts."""
    return "\n".join(["<b>Naskah saya</b>", *lines])


def draft_line(number: int, code: str, name: str, state: str) -> str:
    """One of these drafts."""
    return f"{number}. {code} {escape(name)}: {STATES[state]}"


def own(code: str, name: str, state: str, sent: date, words: str) -> str:
    """A draft for its author."""
    why = f"\n<blockquote>{escape(words)}</blockquote>" if words else ""
    return f"<b>{code}</b> {escape(name)}\nDikirim {day(sent)}: {STATES[state]}.{why}"


def history(title: str, lines: Sequence[str]) -> str:
    """Every revision of a file."""
    return "\n".join([f"<b>Riwayat: {escape(title)}</b>", *lines])


def revision_line(
    number: int, version: str, on: date, author: str, approver: str, *, is_in_force: bool
) -> str:
    """One of these revisions."""
    mark = " — <b>berlaku</b>" if is_in_force else ""
    return (
        f"{number}. Versi {escape(version)}, berlaku {day(on)}, ditulis {escape(author)}, "
        f"disetujui {escape(approver)}{mark}"
    )


AT_THE_TERMINAL = "admin lewat terminal"
RESTORE = "Pulihkan"
SEE_FILE = "Lihat berkas"
HOW_RESTORED = (
    "<b>Pulihkan</b> membuat naskah baru dengan teks ini; ia diperiksa seperti naskah lain."
)


def see(number: int) -> str:
    """The button that shows the text of a revision."""
    return f"Lihat {number}"


def file_line(version: str, on: date | None, *, is_in_force: bool) -> str:
    """The file below the revisions: what was in force before anything was written in chat."""
    mark = " — <b>berlaku</b>" if is_in_force else ""
    numbered = f" versi {escape(version)}," if version else ""
    since = f" berlaku {day(on)}," if on else ""
    return f"Berkas:{numbered}{since} isi berkas{mark}"


def old_file(title: str) -> str:
    """The line above the text of the file."""
    return (
        f"<b>{escape(title)}</b>, isi berkas sebelum ditulis di Pandu: teksnya di berkas di atas. "
        f"{HOW_RESTORED}"
    )


def old_text(title: str, number: int) -> str:
    """The line above the text of a revision."""
    return f"<b>{escape(title)}</b>, revisi {number}: teksnya di berkas di atas. {HOW_RESTORED}"


def conflicts(lines: Sequence[str]) -> str:
    """The files that were changed under their revisions."""
    return "\n".join(
        [
            "<b>Berkas diubah, padahal ada revisi yang berlaku</b>",
            *lines,
            "\nRevisi tetap berlaku sampai Anda memilih.",
        ]
    )


def conflict(title: str, changed: str) -> str:
    """One of these files: what it would change."""
    return (
        f"<b>{escape(title)}</b>: berkasnya diubah di luar Pandu. Revisi yang berlaku tetap "
        f"dipakai sampai Anda memilih. Bila berkasnya dipakai, ini yang berubah:\n\n{changed}"
    )


KEEP_REVISION = "Tetap revisi"
TAKE_FILE = "Pakai berkas"
KEPT = "Baik, revisinya tetap berlaku."
TAKEN = "Baik, isi berkasnya berlaku mulai sekarang. Revisinya tersimpan di Riwayat."
NO_CONFLICTS = "Tidak ada berkas yang bertentangan dengan revisi."
