"""The words of the forms about reports that all forms have: left, lost, cancelled, none."""

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords

LAPOR = CommandWords("Laporkan kejanggalan", "lapor")
LAPORANKU = CommandWords("Laporan, pertanyaan saya", "kabarnya")
TUGAS = CommandWords("Yang menunggu tindakan saya", "yang menunggu tindakan saya")
RIWAYAT = CommandWords("Riwayat: /riwayat KJ-0412", "jejak")
BERKAS = CommandWords("Berkas: /berkas KJ-0412", "berkas KJ-…")
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
