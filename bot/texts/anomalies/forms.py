"""The words of the forms about reports that all forms have: left, lost, cancelled, none."""

from bot.texts.forms import FormWords

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

UNSORTED_FORM = FormWords(
    cancelled="Baik, tidak ada yang dikirim.",
    no_form=(
        "Pesan itu sudah dikirim atau dibatalkan. Bila belum, kirim sekali lagi sebagai "
        "balasan (reply) pada laporannya."
    ),
    is_confidential=True,
)
