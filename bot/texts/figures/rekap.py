"""The words of the files of /rekap: sheets, measures, and what each measure means."""

from bot.texts.commands import CommandWords

REKAP = CommandWords("Angka satu masa dan berkas", "angka satu masa dan berkas")
COLUMNS = ("Ukuran", "Kelompok", "Nilai")
QUESTIONS, GAPS, REPORTS = "Pertanyaan", "Belum ada SOP", "Laporan"
PROMISES, READING, TRAINING = "Janji", "Pengumuman", "Latihan"
VERIFICATIONS = "Verifikasi"
HELP, HELP_CALLS, FEW = "Minta didampingi", "Minta didampingi", "< 5"
FALSE_ALARMS, HELP_SECONDS = (
    "Salah tekan atau aman, bagian dari semua",
    "Median detik sampai datang",
)
SUMMARY, THIS_PERIOD, PERIOD_BEFORE = "Ringkasan", "Masa ini", "Masa sebelumnya"
SUMMARY_COLUMNS = ("Ringkasan", THIS_PERIOD, PERIOD_BEFORE)
CHART_TITLE, CHART_SCALE = "Pertanyaan: bagaimana dijawab", "Banyaknya pertanyaan"

ALL = "semua"
PERIOD, REACH = "Masa", "Jangkauan"
ASKED, AT_ONCE, CHOICE = "Pertanyaan masuk", "Dijawab langsung", "Dijawab dengan pilihan"
AT_ONCE_SHARE = "Dijawab langsung, bagian dari semua"
MAYBE, UNANSWERED = "Ditampilkan “Mungkin ini”", "Belum terjawab"
GAP, ASKED_BEFORE, AT_ONCE_BEFORE = (
    "Belum ada SOP",
    "Pertanyaan masuk, masa sebelumnya",
    "Dijawab langsung, masa sebelumnya",
)
HELPFUL, UNHELPFUL = "Dinilai membantu", "Dinilai belum membantu"
GAP_TEXT = "Pertanyaan tanpa SOP"
SETTLED = "Isi yang ditanyakan: bersumber atau dikonfirmasi"
FILED, RESOLVED, WITHDRAWN, OPEN, TIERS = (
    "Laporan masuk",
    "Laporan selesai",
    "Laporan ditarik",
    "Laporan terbuka",
    "Jenjang yang dicapai",
)
KEPT, BROKEN, RUNNING = "Janji ditepati", "Janji lewat", "Janji berjalan"
VERIFIED, VERIFIED_ANSWERED = "Verifikasi berakhir", "Verifikasi dijawab penerbit"
VERIFIED_DAYS = "Median hari kerja sampai dijawab"
ANNOUNCEMENTS, RECIPIENTS, READ = "Pengumuman wajib baca", "Penerima", "Sudah baca"
TRAINED, CARDS, CARDS_ANSWERED = "Petugas yang dilatih", "Kartu sampai", "Kartu dijawab"
QUIZZES, RIGHT, WRONG = "Soal kuis sampai", "Soal dijawab benar", "Soal dijawab salah"

TRAINING_MEANINGS = {
    TRAINED: "Petugas aktif dalam jangkauan. Atasan tidak melihat angka latihan bila kurang dari "
    "lima petugas.",
    CARDS: "Kartu 5S yang sampai.",
    CARDS_ANSWERED: "Kartu yang dijawab Paham atau Ulangi lagi.",
    QUIZZES: "Soal kuis yang sampai.",
    RIGHT: "Dijawab benar.",
    WRONG: "Dijawab salah.",
}
MEANINGS = {
    PERIOD: "Hari pertama sampai hari terakhir, keduanya dihitung, menurut waktu kantor.",
    REACH: "Kepala Kantor: seluruh kantor. Kasi: petugas dan SOP seksinya, laporan ke seksinya. "
    "Koordinator: unitnya. Pelatih: latihan yang dilatihnya.",
    HELP_CALLS: "Panggilan pendamping yang sudah berakhir; di bawah lima hanya disebut < 5.",
    FALSE_ALARMS: "Yang diakhiri dengan Salah tekan atau Aman. Tidak ada hitungan menurut orang.",
    HELP_SECONDS: "Dari ketukan sampai ada yang menekan Saya datang, tanpa yang salah tekan.",
    ASKED: "Semua pertanyaan yang diketik kepada Pandu.",
    AT_ONCE: "Satu jawaban yang pasti langsung ditampilkan, tanpa diteruskan: satu bagian SOP, "
    "atau jawaban atasan yang sudah ada untuk pertanyaan yang sama.",
    MAYBE: "Satu bagian SOP ditampilkan dengan tanda “Mungkin ini”; penanya yang menilai cocok "
    "atau tidaknya.",
    UNANSWERED: "Belum ada SOP, dan belum ada jawaban atasan.",
    CHOICE: "Pandu menawarkan beberapa bagian SOP untuk dipilih.",
    GAP: "Tidak ada SOP yang menjawab, atau penanya menekan “Tidak ada yang cocok”. Yang sudah "
    "dijawab atasan tetap dihitung di sini selama belum ada SOP-nya. Kasi: juga kekurangan SOP "
    "seksinya yang ditanyakan petugas lain, sejak ditanyakan dua orang.",
    ASKED_BEFORE: "Sama, untuk masa yang sama panjang tepat sebelumnya.",
    AT_ONCE_BEFORE: "Sama, untuk masa yang sama panjang tepat sebelumnya.",
    HELPFUL: "Penanya menekan 👍.",
    UNHELPFUL: "Penanya menekan 👎.",
    SETTLED: "Dari baris SOP yang ditampilkan pada masa ini, berapa persen punya sumber yang "
    "dilihat atau sudah dikonfirmasi lewat /konfirmasi. Bagian yang sering ditanyakan lebih "
    "berbobot.",
    GAP_TEXT: "Hanya yang ditanyakan paling sedikit tiga orang, dengan data pribadi disamarkan. "
    "Nilai: berapa kali ditanyakan.",
    FILED: "Laporan kejanggalan yang dikirim pada masa ini. Laporan yang menyangkut atasan "
    "hanya dihitung untuk Kepala Kantor.",
    RESOLVED: "Ditutup dengan hasil oleh yang menangani pada masa ini.",
    WITHDRAWN: "Ditarik pelapornya pada masa ini, sebelum ada hasil.",
    OPEN: "Belum selesai pada akhir masa, menurut seksi dan umur sejak dikirim.",
    TIERS: "Jenjang tempat laporan yang masuk pada masa ini berada sekarang atau berakhir: jabatan "
    "tertinggi yang sudah diberi tahu.",
    KEPT: "Ada kemajuan atau selesai sebelum waktu yang dijanjikan. Hanya janji Anda sendiri; "
    "Kepala Kantor melihat semua, menurut seksi yang waktu itu memegang laporannya.",
    BROKEN: "Waktu yang dijanjikan lewat tanpa kemajuan.",
    RUNNING: "Waktunya belum tiba. Janji yang diganti sebelum waktunya tidak dihitung.",
    VERIFIED: "Verifikasi dokumen yang berakhir pada masa ini, menurut penerbit, tidak menurut "
    "petugas.",
    VERIFIED_ANSWERED: "Berakhir dengan jawaban penerbit, apa pun isinya.",
    VERIFIED_DAYS: "Dari hari dikirim sampai hari dijawab, di tengah-tengah semua jawaban.",
    ANNOUNCEMENTS: "Pengumuman yang meminta “Sudah baca” dan mulai dikirim pada masa ini.",
    RECIPIENTS: "Banyaknya penerima seluruh pengumuman itu.",
    READ: "Yang sudah menekan “Sudah baca” sampai sekarang.",
    **TRAINING_MEANINGS,
}


def file_name(code: str, ending: str) -> str:
    return f"rekap-{code}.{ending}"
