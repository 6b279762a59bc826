"""The words of the forms about reports that all forms have: left, lost, cancelled, none."""

from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords

LAPOR = CommandWords("Laporkan kejanggalan", "lapor")
LAPORANKU = CommandWords("Laporan, pertanyaan saya", "kabarnya")
TUGAS = CommandWords("Yang menunggu tindakan saya", "yang menunggu tindakan saya")
RIWAYAT = CommandWords("Riwayat: /riwayat KJ-0412", "jejak")
BERKAS = CommandWords("Berkas: /berkas KJ-0412", "berkas KJ-…")
COBA_LAPOR = CommandWords("Latihan melapor, tidak berdering", "latihan melapor")
REPORT_FORM = FormWords(
    cancelled="Laporan dibatalkan. Tidak ada yang dikirim.",
    no_form=(
        "Tidak ada laporan yang sedang ditulis. Mungkin sudah terkirim; lihat "
        "/laporanku, atau ketik /lapor untuk menulis laporan baru."
    ),
    left="Anda punya draf laporan yang belum dikirim. Mau dilanjutkan?",
    lost=(
        "<b>Hapus draf laporan ini?</b> Jenis, uraian, tempat, dan berkas yang sudah "
        "diisi hilang. Tidak dapat dikembalikan."
    ),
    is_confidential=True,
)

CASE_WORDS_FORM = FormWords(
    cancelled="Baik, tidak jadi.",
    no_form="Tidak ada yang menunggu tulisan Anda. Tekan lagi tombolnya di laporan itu.",
    is_confidential=True,
)

FREE_WORDS_FORM = FormWords(
    cancelled="Baik, tidak ada yang dikirim.",
    no_form=(
        "Pesan itu sudah dikirim atau dibatalkan. Bila belum, kirim sekali lagi sebagai "
        "balasan (reply) pada laporannya."
    ),
    is_confidential=True,
)

# --- practice reports ---

PRACTICE_HEAD = "<b>LATIHAN</b> — tidak ada yang diberi tahu"
DRILL_HEAD = (
    "<b>LATIHAN</b> — simulasi. Jangan menelepon 110, SAPA, atau instansi luar; ini latihan."
)
END_DRILL = "Akhiri simulasi"
DRILL_IN_LIST = "simulasi berakhir"
DRILL_OVER = "Simulasi diakhiri. Sebentar lagi Anda membaca apa yang baik dan apa yang terlewat."
PRACTICE_OFFER = (
    "<b>LATIHAN melapor</b>\n"
    "Formulirnya sama dengan /lapor, tetapi tidak ada pejabat yang diberi tahu, tidak ada jam yang "
    "berjalan, dan tidak ikut dihitung. Setiap layar bertanda LATIHAN, dan latihan hilang sendiri "
    "dalam sehari. Jangan memakai data orang sungguhan.\n\n"
    "Kejadian nyata? Ketik /lapor; itu selalu berdering."
)
WITH_EXAMPLE = "Latihan dengan contoh"
FROM_NOTHING = "Latihan isi sendiri"
SEND_PRACTICE = "Kirim LATIHAN"
IS_MEANT = "Ini sungguhan"
END_PRACTICE = "Selesai berlatih"
PRACTICE_EXAMPLE = (
    "Contoh latihan: di kartu keluarga yang dibawa pemohon, satu baris memakai huruf yang berbeda "
    "dari baris lainnya."
)
PRACTICE_OVER = "Latihan selesai. Isinya sudah dihapus. Kejadian nyata: /lapor."
REAL_DRAFT_FIRST = (
    "Anda masih punya draf laporan sungguhan yang belum dikirim. Buka dengan /lapor: kirim atau "
    "batalkan dulu, supaya tidak tertukar dengan latihan."
)
ONLY_PRACTICE = (
    "Ini laporan LATIHAN: tidak ada pejabat yang membacanya, jadi tidak ada yang dapat ditambah "
    "atau ditarik. Bukalah di /laporanku; di sana ada <b>Ini sungguhan</b> dan <b>Selesai "
    "berlatih</b>. Kejadian nyata yang lain: /lapor."
)
IN_LIST = {True: "menunggu Anda: selesai, atau ini sungguhan", False: "latihan selesai"}


def would_reach(plan: str) -> str:
    """Say that nobody is told, and who would be."""
    return f"<b>Andai sungguhan:</b>\n{plan}"


def practised(code: str, text: str, plan: str, until: str) -> str:
    """A practice report that is open. `plan` says whom a real one would have reached."""
    would = f"\n\n{would_reach(plan)}" if plan else ""
    return (
        f"<b>{code}</b> tercatat, dan tidak ada yang diberi tahu.\n"
        f"<blockquote>{escape(text)}</blockquote>{would}\n\n"
        f"Latihan ini hilang sendiri {until}. Ternyata benar terjadi? Tekan "
        f"<b>{IS_MEANT}</b>, lalu kirim."
    )


def practice_ended(code: str) -> str:
    """A practice report that is over."""
    return f"<b>{code}</b>\n{PRACTICE_OVER}"
