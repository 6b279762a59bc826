"""The words of /tanda: what was noticed in interviews, how that ended, and what is proposed."""

from html import escape

from bot.texts.commands import CommandWords
from office.errors import Refusal
from office.signs import NoProposal, SignsOfOthers, SignUnfit

TANDA = CommandWords("Tanda dari wawancara", "tanda wawancara")
BACK = "‹ Kembali"
HAND_IN = "Ajukan untuk diperiksa"
REFUSE = "Tolak"
UNDO = "Urungkan"

_FEW = (
    "<i>Angkanya sedikit, dan hanya tentang yang dilaporkan; pemohon lain tidak ada di sini. Tanda "
    "bukan bukti, dan tidak menilai pemohon.</i>"
)
HEAD = f"<b>Tanda dari wawancara</b>\nLaporan dari wawancara yang sudah selesai.\n{_FEW}"
NOTHING = (
    f"{HEAD}\n\nBelum ada laporan dari wawancara yang selesai. "
    "Yang selesai hari ini dihitung besok."
)
NO_SIGN = "Belum ada tanda yang tercatat."
RANGE = (
    "<i>Rentang, misalnya 20–60 %: bagian yang terbukti mungkin serendah 20 % atau setinggi 60 % "
    "(tingkat kepercayaan 95 %). “Lainnya” ialah dirujuk atau bukti kurang; di rentang tidak ikut "
    "dihitung.</i>"
)
PROPOSALS = "<b>Usulan</b>\nBuka satu untuk melihat angkanya, lalu putuskan."
NO_PROPOSALS = "Tidak ada usulan lagi."
CHOOSE = "Pilih wawancara yang cocok. Tidak ada yang berubah sebelum Anda mengajukannya."
REVIEWED = "Sesudah diajukan, pejabat lain memeriksanya; wawancara baru berubah bila disetujui."
HANDED_IN = (
    "Sudah diajukan. Wawancara baru berubah bila disetujui pejabat lain; sebelum itu naskahnya "
    "dapat Anda tarik kembali."
)
UNDONE = "Diurungkan. Usulan itu ada lagi di /tanda."

REFUSALS: dict[type[Refusal], str] = {
    NoProposal: "Usulan ini sudah diputuskan, atau angkanya sudah berubah. Buka /tanda lagi.",
    SignsOfOthers: (
        "Tanda wawancara hanya untuk Kepala Kantor dan kepala seksi yang membidangi intelijen."
    ),
    SignUnfit: (
        "Perubahan ini tidak dapat ditulis sendiri ke wawancaranya. Tulis lewat /sop_tulis; "
        "usulannya tetap ada."
    ),
}


def proposals_button(count: int) -> str:
    return f"Usulan ({count})"


def looked_at(day: str, count: int) -> str:
    """Say how many proposals there are, and as of when."""
    return f"Usulan dihitung tiap tiga bulan, terakhir {day}: {count or 'belum ada'}."


def interview(title: str, ended: str) -> str:
    """One interview of the overview."""
    return f"• <b>{escape(title)}</b>: {ended}"


def ended(reports: int, confirmed: int, unfounded: int) -> str:
    """Say how reports ended."""
    said = [f"{confirmed} terbukti", f"{unfounded} tidak terbukti"]
    if others := reports - confirmed - unfounded:
        said.append(f"{others} lainnya")
    return f"{reports} laporan: {', '.join(said)}"


def heading(title: str, said: str) -> str:
    """The head of an interview's signs."""
    return f"<b>Tanda: {escape(title)}</b>\n{said}"


def sign(words: str, said: str, low: float, high: float) -> str:
    """A sign with how its reports ended, and between which shares the true one lies."""
    return f"• {escape(words)}\n   {said}. Terbukti {share(low, high)}."


def sign_without_share(words: str, said: str) -> str:
    """A sign of which nothing was found to be true or not."""
    return f"• {escape(words)}\n   {said}."


def share(low: float, high: float) -> str:
    return f"{round(low * 100)}–{round(high * 100)} %"


def spread_button(words: str) -> str:
    return f"Tambah: {words}"


def drop_button(words: str) -> str:
    return f"Hapus: {words}"


def spread(words: str, title: str, confirmed: int, decided: int, range_: str) -> str:
    """Propose that other interviews ask for a sign, too."""
    return (
        f"<b>Usulan: tambah di wawancara lain</b>\n“{escape(words)}”\n\n"
        f"Dari wawancara {escape(title)}, {decided} laporan dengan tanda ini sudah diputus: "
        f"{confirmed} terbukti ({range_}), lebih sering daripada laporan lain dari wawancara itu."
    )


def drop(words: str, title: str, decided: int, range_: str) -> str:
    """Propose that an interview asks for a sign no more."""
    return (
        f"<b>Usulan: hapus dari wawancara {escape(title)}</b>\n“{escape(words)}”\n\n"
        f"{decided} laporan dengan tanda ini sudah diputus, dan tidak satu pun terbukti "
        f"({range_}); laporan lain dari wawancara itu ada yang terbukti."
    )


def change(title: str, question: str, block: str, *, is_added: bool) -> str:
    """Show what the interview gets or loses."""
    what = f"Akan ditambahkan ke {title}" if is_added else f"Akan dihapus dari {title}"
    told = "\n".join(escape(line) for line in (question, *block.splitlines()))
    return f"<b>{escape(what)}</b>\n<blockquote>{told}</blockquote>\n{REVIEWED}"


def refused(cases: int) -> str:
    """Say when a refused proposal comes again."""
    return f"Ditolak. Tidak diusulkan lagi sebelum ada {cases} laporan yang sudah diputus."
