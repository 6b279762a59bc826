"""The words that all forms share: back, cancel, a form that was left, a wrong input."""

from office.forms import Topic

CANCEL = "Batal"
BACK = "‹ Kembali"
SKIP = "Lewati"
CONTINUE_DRAFT = "Lanjutkan draf"
NEW_DRAFT = "Mulai baru"
YES_DROP = "Ya, hapus"
THIS_IS_A_QUESTION = "Ini pertanyaan SOP"

BY_BUTTON = "Langkah ini dijawab dengan tombol di bawah pertanyaannya."
BY_TEXT = "Langkah ini dijawab dengan tulisan, bukan dengan foto atau dokumen."
BY_FILE = "Langkah ini dijawab dengan foto atau dokumen, atau dengan tombol."
STILL_OPEN = "Isian Anda masih terbuka di langkah ini. Jawab sekali lagi bila pesan itu untuknya."
OR_ASK = "Bila pesan Anda itu pertanyaan SOP, tekan tombol di bawah ini."
PREVIEW_REPLACED = (
    "Pratinjau ini sudah diganti. Tidak ada yang dikirim; pakai tombol di pratinjau yang terbaru."
)
REPLACES_PREVIEW = "Pratinjau ini menggantikan yang sebelumnya; yang itu tidak dikirim."
WORDS_NEEDED = (
    "Di langkah ini saya menunggu tulisan; foto atau dokumen tadi tidak dikirim dan tidak dipakai. "
    "Isiannya tetap terbuka."
)
NO_FILES = (
    "Pertanyaan dan jawabannya ditulis dengan kata-kata; foto atau dokumen tadi tidak dikirim dan "
    "tidak dipakai. Balas sekali lagi dengan tulisan."
)
CLOSED = "Formulir ini sudah ditutup: sudah selesai, atau sudah dibatalkan."

LEFT = {
    Topic.REPORT: "Anda punya draf laporan yang belum dikirim. Mau dilanjutkan?",
    Topic.INTERVIEW: (
        "Anda punya wawancara yang belum selesai. Mau dilanjutkan? Mulai baru menghapus catatannya."
    ),
    Topic.ANNOUNCEMENT: ("Anda punya draf pengumuman yang belum dikirim. <b>Lanjutkan draf?</b>"),
    Topic.APPOINTMENT: "Anda punya penunjukan atau cuti yang belum selesai diisi. Mau dilanjutkan?",
    Topic.INVITATION: "Anda punya undangan yang belum selesai diisi. Mau dilanjutkan?",
    Topic.SCHEDULE: "Anda punya perubahan jadwal yang belum disimpan. Mau dilanjutkan?",
    Topic.VERIFICATION: "Anda punya verifikasi yang belum selesai diisi. Mau dilanjutkan?",
    Topic.SOP_TEXT: "Anda punya naskah SOP yang belum dikirim. Mau dilanjutkan?",
}
_CANNOT_BE_UNDONE = "Tidak dapat dikembalikan."
# What is lost with a draft. The member is asked once before it is discarded.
LOST = {
    Topic.REPORT: (
        "<b>Hapus draf laporan ini?</b> Jenis, uraian, tempat, dan berkas yang sudah diisi hilang. "
        f"{_CANNOT_BE_UNDONE}"
    ),
    Topic.INTERVIEW: (
        f"<b>Hapus wawancara ini?</b> Jawaban dan catatannya hilang. {_CANNOT_BE_UNDONE}"
    ),
    Topic.ANNOUNCEMENT: (
        "<b>Hapus draf pengumuman ini?</b> Isi, berkas, penerima, dan jadwal di draf itu hilang. "
        f"{_CANNOT_BE_UNDONE} Pengumuman yang sudah terjadwal tidak berubah."
    ),
    Topic.APPOINTMENT: (
        "<b>Hapus isian ini?</b> Jabatan, nama, dan tanggal yang sudah dipilih hilang. "
        f"{_CANNOT_BE_UNDONE}"
    ),
    Topic.SCHEDULE: (
        f"<b>Hapus perubahan jadwal ini?</b> Hari, jam, dan tema yang sudah dipilih hilang. "
        f"{_CANNOT_BE_UNDONE}"
    ),
    Topic.INVITATION: (
        f"<b>Hapus undangan ini?</b> Nama dan jawaban yang sudah diisi hilang. {_CANNOT_BE_UNDONE}"
    ),
    Topic.VERIFICATION: (
        "<b>Hapus isian verifikasi ini?</b> Dokumen, penerbit, dan nomor yang diisi hilang. "
        f"{_CANNOT_BE_UNDONE}"
    ),
    Topic.SOP_TEXT: (
        f"<b>Hapus naskah ini?</b> Teks yang belum dikirim hilang. {_CANNOT_BE_UNDONE}"
    ),
}
CANCELLED = {
    Topic.REPORT: "Laporan dibatalkan. Tidak ada yang dikirim.",
    Topic.CASE_WORDS: "Baik, tidak jadi.",
    Topic.INTERVIEW: "Wawancara dibatalkan. Catatannya sudah dihapus.",
    Topic.ANNOUNCEMENT: "Draf pengumuman dihapus. Tidak ada yang dikirim atau diubah.",
    Topic.ANNOUNCEMENT_WORDS: "Baik, tidak jadi. Tidak ada yang berubah.",
    Topic.APPOINTMENT: "Dibatalkan. Tidak ada yang disimpan.",
    Topic.ANSWER: "Baik, tidak jadi. Pertanyaannya tetap menunggu di /tugas.",
    Topic.FOLLOW_UP: "Baik, tidak jadi. Tidak ada yang dikirim.",
    Topic.SCHEDULE: "Dibatalkan. Jadwal tidak berubah.",
    Topic.INVITATION: "Dibatalkan. Tidak ada yang diundang.",
    Topic.UNSORTED: "Baik, tidak ada yang dikirim.",
    Topic.VERIFICATION: "Ditutup. Tidak ada verifikasi yang dibuka.",
    Topic.VERIFICATION_WORDS: "Baik, tidak jadi. Verifikasinya tidak berubah.",
    Topic.SOP_TEXT: "Ditutup. Tidak ada naskah yang dikirim.",
    Topic.REVIEW_WORDS: "Baik, tidak jadi. Naskahnya tetap menunggu di /tugas.",
}
_BEGIN_AGAIN = (
    "Tidak ada penunjukan, cuti, atau jadwal yang sedang diisi. Mulai lagi dengan /tunjuk, "
    "/cuti, atau /jadwal."
)
NO_FORM = {
    Topic.REPORT: (
        "Tidak ada laporan yang sedang ditulis. Mungkin sudah terkirim; lihat /laporanku, atau "
        "ketik /lapor untuk menulis laporan baru."
    ),
    Topic.CASE_WORDS: "Tidak ada yang menunggu tulisan Anda. Tekan lagi tombolnya di laporan itu.",
    Topic.INTERVIEW: (
        "Wawancara ini sudah selesai atau sudah dihapus. Ketik /wawancara untuk memulai yang baru."
    ),
    Topic.ANNOUNCEMENT: (
        "Tidak ada pengumuman yang sedang ditulis. Mungkin sudah dikirim; ketik /umumkan untuk "
        "melihat pengumuman Anda atau menulis yang baru."
    ),
    Topic.ANNOUNCEMENT_WORDS: (
        "Tidak ada yang menunggu tulisan Anda. Tekan lagi tombolnya di pengumuman itu."
    ),
    Topic.APPOINTMENT: _BEGIN_AGAIN,
    Topic.ANSWER: (
        "Tidak ada jawaban yang sedang ditulis. Mungkin sudah terkirim; buka /tugas untuk "
        "pertanyaan yang masih menunggu."
    ),
    Topic.FOLLOW_UP: (
        "Tidak ada yang menunggu tulisan Anda. Mungkin sudah terkirim; lihat pertanyaan Anda di "
        "/laporanku."
    ),
    Topic.SCHEDULE: _BEGIN_AGAIN,
    Topic.INVITATION: (
        "Tidak ada undangan yang sedang diisi. Buka /anggota, lalu tekan Undang. Yang sudah dibuat "
        "tampak di sana sebagai “belum membuka bot”."
    ),
    Topic.UNSORTED: (
        "Pesan itu sudah dikirim atau dibatalkan. Bila belum, kirim sekali lagi sebagai balasan "
        "(reply) pada laporannya."
    ),
    Topic.VERIFICATION: (
        "Tidak ada verifikasi yang sedang diisi. Mungkin sudah dibuka; lihat /verifikasi."
    ),
    Topic.SOP_TEXT: (
        "Tidak ada naskah yang sedang ditulis. Mungkin sudah dikirim; ketik /sop_tulis, lalu tekan "
        "Naskah saya."
    ),
    Topic.REVIEW_WORDS: (
        "Tidak ada naskah yang menunggu alasan Anda. Tekan lagi Kembalikan di naskah itu."
    ),
    Topic.VERIFICATION_WORDS: (
        "Tidak ada yang menunggu jawaban Anda. Tekan lagi tombolnya di verifikasi itu."
    ),
}


def no_form(topic: str) -> str:
    """Say that nothing is being written on that topic."""
    return NO_FORM[Topic(topic)] if topic else CLOSED
