"""The days of those who keep the office going, in the two weeks: a keeper, a trainer, an admin."""

import re

from sqlmodel import select

from office.changes import SopChange
from tests.journeys.weeks import Weeks
from tests.waiting import until

SOP = "standar-pelayanan"


async def keepers_day(weeks: Weeks) -> None:
    """Maya reads what was asked in vain, writes a section, and Tuti publishes it."""
    office = weeks.office
    maya, tuti, rina = office.keeper, office.head_of_tu, office.counter_officer
    shelf = office.application.bot_data.shelf
    before = shelf.library[SOP].version
    await weeks.until(18, 10, 0)
    await weeks.says(maya, "/saran")
    await weeks.taps(maya, "Perubahan SOP", "‹ Kembali")
    await weeks.says(maya, "/sop_tulis standar pelayanan")
    await weeks.taps(maya, "Bagian baru")
    await weeks.says(
        maya,
        "Hewan peliharaan",
        "Hewan peliharaan menunggu di luar ruang pelayanan, dijaga pendampingnya.[^praktik]",
    )
    await weeks.taps(maya, "Kirim ke")
    await weeks.until(18, 10, 20)
    since = office.clock.now()
    await weeks.taps(tuti, "Setujui", "Ya, terbitkan")
    await until(lambda: shelf.library[SOP].version != before)
    # Who asks before the change is noticed is told of it, too.
    noticed = select(SopChange.id).where(SopChange.noticed_at >= since)
    await until(lambda: office.rows(noticed))
    await office.everybody_reads()
    await weeks.says(rina, "hewan peliharaan pemohon nunggu dimana")


async def trainers_day(weeks: Weeks) -> None:
    """Lestari discards a draft, reminds those who have not read, corrects, and looks at results."""
    office = weeks.office
    lestari, rina = office.trainer, office.counter_officer
    await weeks.until(18, 13, 30)
    await weeks.says(lestari, "/umumkan", "Rapat pukul 15.00 di aula.")
    await weeks.taps(lestari, "Unit", "UKK OKU", "UKK Musi Rawas", "Lanjut", "Batal")
    await weeks.says(lestari, "/umumkan", "Besok Senin seragam batik.")
    await weeks.taps(lestari, "Peran", "Petugas", "Lanjut")
    await weeks.says(lestari, "nanti saja", "hari ini 14.00")
    await weeks.taps(lestari, "Ya", "7 hari", "Biasa, jam kerja", "Lanjut", "Kirim")
    await weeks.until(18, 14, 0)
    await weeks.taps(rina, "Sudah baca", on="seragam batik")
    await weeks.until(18, 15, 10)
    await weeks.taps(lestari, "Belum baca", on="Pengumuman #2")
    await weeks.taps(lestari, "Ingatkan (0/3)", on="Pengumuman #2")
    await weeks.taps(lestari, "Perbaiki", on="Pengumuman #2")
    await weeks.says(lestari, "Senin seragam batik, Selasa seragam dinas.")
    await weeks.taps(lestari, "Ya")
    await weeks.says(lestari, "/umumkan")
    await weeks.taps(lestari, "Pengumuman saya", "Buka #1", "Batal")
    await weeks.says(lestari, "/hasil")


async def admin_reaches_too_far(weeks: Weeks) -> None:
    """The admin would be head of office, and is refused; a post is ended and comes back."""
    agus, bambang = weeks.office.admin, weeks.office.head_of_office
    await weeks.says(agus, "/anggota agus")
    await weeks.taps(agus, "1", "Jabatan", "Tambah jabatan", "Kepala Kantor")
    await weeks.taps(bambang, "Tolak", on="Perlu persetujuan Anda")
    await weeks.says(agus, "/anggota andi")
    await weeks.taps(agus, "1", "Jabatan", "Akhiri 1")
    await weeks.taps(bambang, "Setuju", on="Perlu persetujuan Anda")
    await weeks.taps(bambang, "Urungkan (10 menit)")
    await weeks.says(agus, "/anggota")


async def admins_day(weeks: Weeks) -> None:
    """Agus invites somebody, hears that they came in, and notes that Rina is PPPK now."""
    office = weeks.office
    agus, sari = office.admin, office.telegram.person("Sari Dewi")
    office.people["newcomer"] = sari
    await weeks.until(22, 13, 30)
    await weeks.says(agus, "/anggota")
    await weeks.taps(agus, "Undang")
    await weeks.says(agus, "SARI dewi")
    await weeks.taps(agus, "Petugas", "Tanpa seksi", "UKK OKU", "PPPK", "Buat tautan")
    code = re.search(r"\?start=([a-z]+)", weeks.newest(agus, "Undangan Pandu").text)
    assert code is not None
    await sari.opens(start=code[1])
    await office.everybody_reads()
    await weeks.says(agus, "/anggota rina")
    await weeks.taps(agus, "1", "Kepegawaian", "PPPK", "‹ Daftar")
    await weeks.until(22, 14, 0)
    asked = await sari.types("syrat pasporr anka")
    await office.everybody_reads()
    await weeks.edits(sari, asked, "syarat paspor anak")
    await weeks.says(sari, "/lapor")
    await sari.sends_sticker()
    await office.everybody_reads()
    await weeks.taps(sari, "Batal")
    await weeks.says(agus, "/piket")


async def somebody_leaves(weeks: Weeks) -> None:
    """Sari is dismissed: she is told, and her old buttons are over."""
    agus, sari = weeks.office.admin, weeks.office.newcomer
    await weeks.until(28, 9, 0)
    await weeks.says(sari, "/sop")
    await weeks.says(agus, "/anggota sari dewi")
    await weeks.taps(agus, "1", "Keluarkan", "Ya, keluarkan")
    await weeks.taps(sari, "Dokintalkim")
    await weeks.says(sari, "biaya paspor")
