"""The words of what may be passed on: the months in bands, on a screen and in files."""

from collections.abc import Sequence

from bot.texts.figures.outcomes import CLIMBED, ENDED
from bot.texts.figures.pilot import ACTIVE
from bot.texts.questions import day
from office.calendar import Period
from office.figures import BAND, CellKind

SHARED_BELOW = (
    "Berkas untuk dibagikan: seluruh kantor, per bulan yang sudah lewat. Semua angka tertulis "
    "dalam rentang, yang kecil sebagai &lt; 5, dan tanpa jumlah, sehingga tidak dapat dihitung "
    "balik."
)
SHEET = "Angka per bulan"
EVERYDAY = {
    CellKind.SURE: "Pertanyaan dijawab langsung",
    CellKind.BY_HEAD: "Pertanyaan dijawab pejabat kemudian",
    CellKind.MAYBE: "Pertanyaan dengan “Mungkin ini”",
    CellKind.CHOICE: "Pertanyaan dengan pilihan",
    CellKind.UNANSWERED_QUESTION: "Pertanyaan belum terjawab",
    CellKind.READ: "Pengumuman dibaca",
}
TRAINED = {
    CellKind.CARD: "Kartu dijawab",
    CellKind.QUIZ_RIGHT: "Soal dijawab benar",
    CellKind.QUIZ_WRONG: "Soal dijawab salah",
}
TAKEN = "Laporan diterima"
OF_ISSUERS = {
    CellKind.ANSWERED: "Verifikasi dijawab",
    CellKind.UNANSWERED: "Verifikasi tidak dijawab",
}
OF_CASES = {
    CellKind.CLIMBED: CLIMBED,
    CellKind.HELPED: "Pendamping diminta",
    CellKind.FALSE_ALARM: "Pendamping: salah tekan atau aman",
    CellKind.DRILLED: "Simulasi tuntas",
    CellKind.DRILL_STOPPED: "Simulasi dihentikan",
}
OTHER_CATEGORIES, OTHER_ISSUERS = "jenis lain, tiap hasil", "penerbit lain"
NO_MONTH, NO_MONTH_SAID = "Bulan", "belum ada bulan penuh yang sudah lewat dalam masa ini"
MIDDLE = "nilai tengah"
BY_MONTH = (
    "Pertanyaan dan pengumuman seluruh kantor ditulis per bulan yang sudah lewat, dalam rentang. "
    "Ketik misalnya <code>/rekap bulan lalu</code>."
)


def band(least: int) -> str:
    """A number that may be passed on: five of them look alike."""
    return f"{least}–{least + BAND - 1}" if least else f"< {BAND}"


def month(period: Period) -> str:
    """The name of a month."""
    return day(period.first).removeprefix("1 ")


def everyday(period: Period, told: Sequence[tuple[str, str]]) -> str:
    """The cells of a month that a trainer reads."""
    lines = [f" • {name}: {count}" for name, count in told]
    return "\n".join([f"Seluruh kantor, {month(period)}, dalam rentang", *lines])


_SHARED = "Rentang lima; di bawah lima ditulis < 5. Tanpa jumlah. "
EVERYDAY_MEANINGS = {
    EVERYDAY[CellKind.SURE]: f"{_SHARED}Satu jawaban pasti langsung ditampilkan.",
    EVERYDAY[CellKind.BY_HEAD]: f"{_SHARED}Diteruskan, dan dijawab pejabat pada bulan itu. Tidak "
    "ikut dalam baris lain. Nilai tengah bila ada lima.",
    EVERYDAY[CellKind.MAYBE]: f"{_SHARED}Satu bagian SOP ditampilkan dengan tanda “Mungkin ini”.",
    EVERYDAY[CellKind.CHOICE]: f"{_SHARED}Beberapa bagian SOP ditawarkan untuk dipilih.",
    EVERYDAY[CellKind.UNANSWERED_QUESTION]: f"{_SHARED}Sampai akhir bulan belum ada jawaban.",
    EVERYDAY[CellKind.READ]: f"{_SHARED}“Sudah baca” yang ditekan pada bulan itu.",
    NO_MONTH: "Hanya bulan penuh yang sudah lewat yang ditulis.",
}
CASE_MEANINGS = {
    TRAINED[CellKind.CARD]: f"{_SHARED}Dijawab Paham atau Ulangi lagi pada bulan itu.",
    TRAINED[CellKind.QUIZ_RIGHT]: f"{_SHARED}Dijawab pada bulan itu.",
    TRAINED[CellKind.QUIZ_WRONG]: f"{_SHARED}Dijawab pada bulan itu.",
    ACTIVE: f"{_SHARED}Anggota yang bertanya atau melapor pada minggu pakai itu, pada bulan "
    "berakhirnya minggu itu.",
    ENDED: f"{_SHARED}Ditutup pada bulan itu, menurut jenis dan hasilnya. Yang dibuka lagi "
    "sesudah bulan itu tetap di sini.",
    CLIMBED: f"{_SHARED}Dikirim dan naik jenjang sendiri pada bulan itu.",
    TAKEN: f"{_SHARED}Dikirim dan diterima pada bulan itu. Nilai tengah bila ada lima.",
    OF_ISSUERS[CellKind.ANSWERED]: f"{_SHARED}Berakhir pada bulan itu dengan jawaban penerbit.",
    OF_ISSUERS[CellKind.UNANSWERED]: f"{_SHARED}Berakhir pada bulan itu tanpa jawaban.",
    OF_CASES[CellKind.HELPED]: f"{_SHARED}Panggilan yang bukan salah tekan.",
    OF_CASES[CellKind.FALSE_ALARM]: f"{_SHARED}Diakhiri dengan Salah tekan atau Aman.",
    OF_CASES[CellKind.DRILLED]: f"{_SHARED}Tidak ikut dalam angka lain.",
    OF_CASES[CellKind.DRILL_STOPPED]: f"{_SHARED}Dimulai, lalu berakhir sebelum tuntas.",
}
