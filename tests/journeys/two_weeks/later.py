"""The third and the fourth week: a drill, a silent call, what came of it all, and a proposal."""

from datetime import date

from office.anomalies import Outcome
from office.signs import SignCount
from tests.journeys.weeks import Weeks

NAMELESS = "Tidak tahu nama perusahaannya."
# What the interview about internships has led to in a year, with that sign and altogether.
_LED_TO = {
    NAMELESS: {Outcome.CONFIRMED: 24, Outcome.UNFOUNDED: 3},
    "": {Outcome.CONFIRMED: 40, Outcome.UNFOUNDED: 60},
}


async def leftovers(weeks: Weeks) -> None:
    """Bambang closes the two reports that were left of the first weeks."""
    bambang = weeks.office.head_of_office
    await weeks.until(28, 9, 10)
    await weeks.accepts(bambang, "KJ-0002 —", "Hari ini")
    await weeks.ends(
        bambang, "KJ-0002 —", "Bukti kurang", "Kedua pihak sudah didengar; antrean dipasang kamera",
        followed="Belum ada",
    )  # fmt: skip
    await weeks.accepts(bambang, "KJ-0004 —", "Hari ini")
    await weeks.ends(
        bambang, "KJ-0004 —", "Tidak terbukti", "Foto lama; sidik jari cocok",
        followed="Paspor terbit", why="Pemohon dicek lewat sidik jari, tanpa surat ke penerbit",
    )  # fmt: skip


async def drill(weeks: Weeks) -> None:
    """Bambang plans a drill for Rina; it goes through the real tiers, and both read how it went."""
    office = weeks.office
    rina, sri, bambang = office.counter_officer, office.head_of_inteldakim, office.head_of_office
    await weeks.until(28, 13, 30)
    await weeks.says(bambang, "/simulasi")
    await weeks.taps(bambang, "Dijemput orang lain", "Kantor Imigrasi Muara Enim")
    await weeks.taps(bambang, "Rina Wulandari", "29/12 10.00")
    await weeks.until(29, 10, 0)
    await weeks.taps(rina, "Tidak ada, mulai", "Tulis laporan LATIHAN", "Indikasi TPPO")
    await weeks.says(rina, "Paman memegang berkas, tujuan Malaysia, masih di loket")
    await weeks.taps(rina, "Kantor Imigrasi Muara Enim")
    await weeks.says(rina, "loket 2")
    await weeks.taps(rina, "Lewati", "Mendesak", "Tidak", "Lewati", "Kirim LATIHAN")
    await weeks.until(29, 10, 3)
    await weeks.taps(sri, "Terima", "Dalam 1 jam")
    await weeks.until(29, 10, 20)
    await weeks.ends(
        sri, "LATIHAN KJ-", "Terbukti", "Ia sudah aman, unit sudah dihubungi",
        followed="Ditunda", why="Pemohonnya hanya ada di cerita",
    )  # fmt: skip
    await weeks.until(29, 10, 22)
    await weeks.says(bambang, "/simulasi")
    await weeks.taps(bambang, "Jadwal dan waktu")


async def interview(weeks: Weeks) -> None:
    """An interview with an odd answer becomes a report, which is found to be true."""
    office = weeks.office
    rina, hendra = office.counter_officer, office.head_of_dokintalkim
    await weeks.until(30, 9, 0)
    await weeks.says(rina, "/wawancara")
    await weeks.taps(rina, "Wisata", "Janggal")
    await weeks.says(rina, "menyebut dua minggu, lalu tiga bulan")
    await weeks.taps(rina, "Akhiri")
    await weeks.says(rina, "0912-2026")
    await weeks.taps(rina, "Laporkan", "Kirim laporan")
    await weeks.until(30, 9, 15)
    await weeks.taps(hendra, "Terima", "Hari ini")
    await weeks.until(30, 11, 0)
    await weeks.ends(
        hendra, "KJ-0009 —", "Terbukti", "Tujuan kerjanya diakui, tanpa kontrak",
        followed="Ditolak",
    )  # fmt: skip


async def new_year(weeks: Weeks) -> None:
    """What came of the month: for the head of office, for others, and in the signs of a year."""
    office = weeks.office
    sri, bambang = office.head_of_inteldakim, office.head_of_office
    await _had_a_year_of_interviews(weeks)
    await weeks.until(35, 8, 30)
    await weeks.says(bambang, "/rekap desember 2026")
    await weeks.taps(bambang, "Hasil", "Waktu", "Angka lain", "Sebelum & sesudah")
    await weeks.taps(bambang, "Untuk dibagikan")
    await weeks.says(sri, "/tanda")
    await weeks.taps(sri, "Usulan (1)", "Tambah: Tidak tahu nama", "Bisnis")
    await weeks.taps(sri, "Ajukan untuk diperiksa")
    await weeks.until(35, 9, 0)
    await weeks.taps(bambang, "Kembalikan")
    await weeks.says(bambang, "Sebut juga jabatannya, bukan nama perusahaan saja.")
    await weeks.taps(bambang, "Kirim")


async def silent_help(weeks: Weeks) -> None:
    """Rina asks for help without a sound; Sri comes, and nothing is left on either phone."""
    office = weeks.office
    rina, sri = office.counter_officer, office.head_of_inteldakim
    await weeks.until(37, 10, 0)
    await weeks.says(rina, "/dampingi")
    await weeks.taps(sri, "Saya datang")
    await weeks.taps(rina, "Selesai", on="Diperiksa oleh")


async def _had_a_year_of_interviews(weeks: Weeks) -> None:
    services = weeks.office.services
    known = services.shelf().signs.all()
    ids = {sign.words: sign.id for sign in known if sign.interview == "magang"} | {"": ""}
    async with services.database.begin() as session:
        for words, ended in _LED_TO.items():
            session.add_all(
                SignCount(
                    month=date(2026, 9, 1), interview="magang", sign=ids[words],
                    outcome=outcome, reports=count,
                )
                for outcome, count in ended.items()
            )  # fmt: skip


LATER = (leftovers, drill, interview, new_year, silent_help)
