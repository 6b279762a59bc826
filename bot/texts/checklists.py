"""The words of /syarat: the questions, the list of what to bring, the letter and the handout."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from knowledge.reading.cases import LineRole
from knowledge.reading.revising.figures import rupiah

SYARAT = CommandWords("Daftar berkas menurut keadaan pemohon", "daftar berkas pemohon")
BEGIN = (
    "<b>Daftar berkas</b>\nPilih permohonannya. Bisa juga langsung diketik, misalnya: "
    "<code>/syarat nenek 70 tahun umrah paspor hilang</code>. Jangan menulis nama atau NIK pemohon."
)
NONE_YET = "Belum ada daftar berkas di kantor ini. Tanyakan syaratnya, atau buka /sop."
NONE, SEVERAL, GO_ON = "Tidak ada", "Lebih dari satu", "Lanjut"
BACK, CHANGE, REFRESH, UNDO = "‹ Kembali", "Ubah jawaban", "Segarkan", "Urungkan"
LETTER, VERIFY, REPORT, INTERVIEW, PRINT = (
    "Surat kurang",
    "Verifikasi",
    "Laporkan",
    "Wawancara",
    "Cetak",
)
ALLOW_PRINT, STOP_PRINT, MORE = "Izinkan cetak", "Larang cetak", "Perhatikan"
UNMARKED = "▫️"
STATES = {"ada": "✅", "belum": "❌", "diragukan": "❓"}
HEADINGS = {
    LineRole.BRING: "Yang dibawa",
    LineRole.COME: "Yang hadir",
    LineRole.SIGN: "Yang ditandatangani",
    LineRole.FEE: "Biaya",
    LineRole.TIME: "Waktu",
    LineRole.ASK: "Tanyakan saat wawancara",
    LineRole.WATCH: "Perhatikan",
    LineRole.REFUSED: "Tidak diterima",
}
HOW_TO_MARK = "<i>Ketuk nomornya: ✅ ada, ❌ belum, ❓ diragukan.</i>"
CHANGED = "berubah, periksa"
ASK_FIRST = "tanyakan dulu"
NOTHING_LACKS = "Belum ada berkas yang ditandai ❌. Ketuk nomornya dua kali."
LETTER_CAPTION = "Daftar kekurangan sebagai berkas Word."
HANDOUT_CAPTION = "Lembar A5 untuk pemohon, tanpa data pribadi."
GONE = (
    "Daftar itu sudah tidak ada. Daftar berkas hanya disimpan sampai akhir hari; buat lagi: /syarat"
)
NOTHING_TO_UNDO = "Tidak ada tanda Anda yang bisa diurungkan di daftar ini."
UNKNOWN = (
    "Keadaan pemohonnya belum saya kenali. Pilih permohonannya di bawah, atau sebutkan misalnya "
    "usia, tujuan, dan sebabnya."
)
FROM_QUESTION = "Sudah terisi dari pertanyaan Anda."


def question(ask: str, title: str, known: Sequence[str], *, is_filled: bool = False) -> str:
    """One question, below what is known already."""
    head = " · ".join([title, *known])
    filled = f"\n<i>{FROM_QUESTION}</i>" if is_filled else ""
    return f"<b>{escape(head)}</b>{filled}\n\n{escape(ask)}"


def title(case: str, known: Sequence[str]) -> str:
    return f"<b>Berkas menurut SOP: {escape(' · '.join([case, *known]))}</b>"


def point(mark: str, number: int, text: str, place: str, note: str) -> str:
    """One point of the list, with its mark and its SOP."""
    return f"{mark} {number}. {escape(text)} <i>({escape(place)})</i>{_noted(note)}"


def line(text: str, place: str, note: str) -> str:
    return f"• {escape(text)} <i>({escape(place)})</i>{_noted(note)}"


def section(title: str, place: str, heading: str) -> str:
    """The section of which lines stand below."""
    return f"<i>{escape(title)} ({escape(place)}) · {escape(heading)}</i>"


def below(text: str, note: str) -> str:
    return f"• {escape(text)}{_noted(note)}"


def gone(places: Sequence[str]) -> str:
    """The sections of which a line is gone; empty if there are none."""
    if not places:
        return ""
    told = escape(", ".join(places))
    return f"⚠ <b>Ada syarat yang berubah di SOP dan tidak tampil; baca di sana: {told}</b>"


def differing(text: str, place: str) -> str:
    return f"   ⚖️ Sumber lain: {escape(text)} <i>({escape(place)})</i>"


def _noted(note: str) -> str:
    return f" — <b>{escape(note)}</b>" if note else ""


def ask_head(head: str) -> str:
    """Whom to ask about what is not certain."""
    return f"tanyakan {head}"


def heading(role: LineRole) -> str:
    return f"<b>{HEADINGS[role]}</b>"


def total(amount: int, since: date) -> str:
    """The sum of the fees, and from when they hold."""
    return f"<b>Jumlah: {rupiah(amount)}</b> <i>(tarif menurut SOP sejak {since:%d-%m-%Y})</i>"


def folded(parts: Sequence[str]) -> str:
    """What is needed second: one tap unfolds it."""
    return f"<blockquote expandable>{chr(10).join(parts)}</blockquote>"


def outcome(lacking: Sequence[int], doubted: Sequence[int], asked: bool) -> str:
    """What the marks say. Never that somebody fulfils the conditions: that is for people to say."""
    parts = []
    if lacking:
        parts.append(f"belum ada: nomor {_joined(lacking)}")
    if doubted:
        parts.append(f"diragukan: nomor {_joined(doubted)}")
    if asked:
        parts.append("yang bertanda tebal ditanyakan dulu")
    return "Berkas menurut SOP; " + "; ".join(parts) + "." if parts else ""


def _joined(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} dan {last}" if first else last


def code(code: str) -> str:
    """Under which code a colleague opens the list."""
    return (
        f"<i>Kode daftar: <code>{code}</code>. Rekan membukanya dengan <code>/syarat {code}</code> "
        "sampai akhir hari ini.</i>"
    )


def letter_title(case: str) -> str:
    return f"Kekurangan berkas: {case}"


def letter(case: str, items: Sequence[str]) -> str:
    """What is read out, or copied to the applicant."""
    listed = "\n".join(f"{number}. {text}" for number, text in enumerate(items, 1))
    return (
        f"Yang perlu dilengkapi untuk permohonan {case.lower()}:\n\n{listed}\n\n"
        "Mohon dibawa aslinya saat datang kembali. Terima kasih."
    )


def letter_message(text: str) -> str:
    return f"Bacakan, atau salin untuk pemohon:\n\n<pre>{escape(text)}</pre>"


def handout_head(office: str, day: date) -> str:
    return f"{office}\n{day:%d-%m-%Y}"


HANDOUT_TITLE = "Daftar berkas permohonan"
HANDOUT_ASK = "Tanyakan kepada petugas"
HANDOUT_GONE = "Ada syarat yang baru saja berubah."
HANDOUT_FOOT = (
    "Daftar ini menurut SOP kantor dan bukan keputusan. "
    "Petugas dapat meminta berkas lain bila perlu."
)
