"""Ten people over four weeks: all that each of them reads is what a second reader has approved.

The pages stand in `two_weeks/`, one a person. After a change that is meant, write them anew with
`TWO_WEEKS=write` and read every line that differs before it is committed.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot import application
from bot.intake import sender
from office.clock import HandMovedClock
from office.people import NewMember, Role
from tests.conftest import WIB
from tests.journeys.conftest import Office
from tests.journeys.diary import diary_of
from tests.journeys.two_weeks.later import LATER
from tests.journeys.two_weeks.staff import (
    admin_reaches_too_far,
    admins_day,
    keepers_day,
    somebody_leaves,
    trainers_day,
)
from tests.journeys.weeks import Weeks

PAGES = Path(__file__).parent / "two_weeks"
# More than ten in one minute.
BURST = (
    "syarat paspor anak",
    "biaya paspor elektronik 10 thn",
    "paspor rusak kena banjir",
    "jam layanan",
    "syarat paspor hilang",
    "brp lama jadi paspor",
    "paspor utk umroh",
    "ganti nama di paspor",
    "anak abg syarat",
    "izin tinggal terbatas",
    "tarif overstay",
    "pemohon ga bawa KK",
)
MONDAY = datetime(2026, 12, 14, 7, 0, tzinfo=WIB)


async def first_monday(weeks: Weeks) -> None:
    """Three questions in a row, and two reports of one person: the second is about a superior.

    Words about it are sent, and taken back.
    """
    office = weeks.office
    rina, hendra, bambang = (
        office.counter_officer,
        office.head_of_dokintalkim,
        office.head_of_office,
    )
    await weeks.until(14, 8, 5)
    await weeks.says(
        rina, "syarat paspor rusak", "biaya paspor hilang brp", "klo ilangnya di luar negeri?"
    )
    await weeks.until(14, 8, 40)
    await weeks.reports(
        rina, "Jawaban tujuan berubah tiga kali, ke Batam lalu ke Johor", "Jawaban tidak meyakinkan"
    )
    await weeks.until(14, 8, 50)
    await weeks.taps(hendra, "Terima", "Hari ini", "Minta info pelapor")
    await weeks.says(hendra, "Siapa yang mendampingi pemohon?")
    await weeks.until(14, 9, 10)
    await weeks.replies(rina, "Siapa yang mendampingi", "Seorang laki-laki, katanya pamannya")
    await weeks.reports(
        rina,
        "Pak kasi minta berkas titipan didahulukan tanpa antre",
        "Gratifikasi atau pungli",
        concerns="Kasi Dokintalkim",
    )
    await weeks.says(rina, "tambahan: uangnya 500rb, dia bilang di parkiran")
    await weeks.taps(rina, "KJ-0002", on="Ini untuk laporan yang mana")
    await weeks.taps(rina, "Tarik", on="sedang diteruskan")
    await weeks.until(14, 9, 30)
    await weeks.taps(bambang, "Terima", "3 hari kerja")
    await weeks.says(rina, "btw kalau paspor rusak kena air dendanya?", "eh salah, yang hilang")
    await weeks.until(14, 10, 0)
    await weeks.says(bambang, "/tugas")


async def tuesday(weeks: Weeks) -> None:
    """Yuni has blocked the bot: a question to her does not arrive, and she comes back."""
    office = weeks.office
    yuni, sri, bambang = office.ukk_officer, office.head_of_inteldakim, office.head_of_office
    await weeks.until(15, 8, 10)
    await weeks.files(yuni, "KK tampak hasil suntingan, hurufnya berbeda", unit="ukk-musi-rawas")
    await weeks.until(15, 8, 20)
    await weeks.taps(sri, "Terima", "Hari ini")
    await yuni.blocks()
    await weeks.until(15, 9, 0)
    await weeks.taps(sri, "Minta info pelapor")
    await weeks.says(sri, "Nomor registrasi KK terbaca?")
    await weeks.until(15, 10, 0)
    await weeks.accepts(bambang, "KJ-0001 —", "3 hari kerja")
    await weeks.until(15, 16, 30)
    await weeks.says(sri, "/tugas")
    await weeks.until(16, 8, 0)
    await yuni.opens()
    await office.everybody_reads()
    await weeks.replies(yuni, "Nomor registrasi KK", "Tidak terbaca, tintanya luntur")
    await weeks.until(16, 8, 10)
    await weeks.taps(sri, "Terima", "3 hari kerja")
    await weeks.until(16, 9, 0)
    await weeks.ends(
        sri, "KJ-0003 —", "Dirujuk", "Diteruskan ke Disdukcapil Musi Rawas",
        followed="Ditunda", why="Asli dibawa pemohon; Disdukcapil menjawab lewat surat",
    )  # fmt: skip


async def wednesday(weeks: Weeks) -> None:
    """Andi stands in for Sri on Thursday; a question that no SOP answers goes to a head."""
    office = weeks.office
    bambang, andi, yuni, tuti = (
        office.head_of_office,
        office.head_of_tikim,
        office.ukk_officer,
        office.head_of_tu,
    )
    await weeks.until(16, 10, 0)
    await weeks.says(bambang, "/tunjuk")
    await weeks.taps(bambang, "Kasi Inteldakim", "Andi Pratama", "Plh (pejabat berhalangan)")
    await weeks.says(bambang, "SP-31/XII/2026", "17/12/2026", "18/12/2026")
    await weeks.taps(bambang, "Tunjuk")
    await weeks.taps(andi, "Terima penunjukan")
    await weeks.until(16, 13, 30)
    await weeks.says(yuni, "parkir motor pemohon di mana")
    await weeks.taps(yuni, "Teruskan ke Kasubbag Tata Usaha", "Kirim")
    await weeks.until(16, 14, 0)
    await weeks.replies(tuti, "parkir motor", "Di halaman belakang, sebelah pos satpam")
    await weeks.taps(tuti, "Untuk semua")
    await weeks.says(office.counter_officer, "parkir motor pemohon di mana")


async def thursday(weeks: Weeks) -> None:
    """The Plh has the cards of the post; an announcement is approved and read.

    Tuti has blocked the bot, and finds it on her return.
    """
    office = weeks.office
    rina, andi, lestari, bambang, tuti = (
        office.counter_officer,
        office.head_of_tikim,
        office.trainer,
        office.head_of_office,
        office.head_of_tu,
    )
    await weeks.until(17, 8, 15)
    await tuti.blocks()
    await weeks.files(rina, "Foto di KTP tidak sama dengan wajah pemohon")
    await weeks.until(17, 8, 25)
    await weeks.taps(andi, "Terima", "Hari ini")
    await weeks.until(17, 9, 0)
    await weeks.says(lestari, "/umumkan", "Apel pagi pukul 07.15, semua wajib hadir.")
    await weeks.taps(
        lestari,
        "Seluruh kantor",
        "Lanjut",
        "Sekarang",
        "Ya",
        "7 hari",
        "Biasa, jam kerja",
        "Lanjut",
        "Minta persetujuan",
    )
    await weeks.taps(bambang, "Setujui")
    await weeks.taps(rina, "Sudah baca")
    await weeks.until(17, 16, 5)
    await weeks.until(18, 8, 0)
    await weeks.says(andi, "/tugas")
    await weeks.taps(andi, "Alihkan", on="KJ-0004 —")
    await weeks.until(18, 9, 0)
    await tuti.opens()
    await office.everybody_reads()
    await weeks.taps(tuti, "Sudah baca")


async def second_monday(weeks: Weeks) -> None:
    """Monday's picture; an admin reaches too far, and a post is ended and comes back."""
    office = weeks.office
    hendra, bambang = office.head_of_dokintalkim, office.head_of_office
    await weeks.until(21, 8, 0)
    await weeks.says(hendra, "/tugas")
    await weeks.accepts(bambang, "KJ-0001 —", "Hari ini")
    await weeks.ends(
        bambang, "KJ-0001 —", "Bukti kurang", "Pemohon diminta datang lagi dengan surat kerja",
        followed="Belum ada",
    )  # fmt: skip
    await weeks.until(21, 9, 0)
    await weeks.says(bambang, "/rekap")
    await admin_reaches_too_far(weeks)
    await weeks.until(21, 10, 0)
    await weeks.taps(bambang, "Alihkan", on="KJ-0002 —")
    await weeks.taps(bambang, "Inteldakim", on="KJ-0002 —")
    await weeks.says(bambang, "Menyangkut dokumen yang dititipkan")
    await weeks.says(hendra, "/cuti")
    await weeks.says(hendra, "22/12/2026", "22/12/2026")
    await weeks.taps(hendra, "Simpan cuti")


async def head_away(weeks: Weeks) -> None:
    """Hendra is away without a Plh; a burst of questions before the counter opens."""
    office = weeks.office
    rina, bambang = office.counter_officer, office.head_of_office
    await weeks.until(22, 8, 45)
    await weeks.files(rina, "Jawabannya seperti dihafal", category="wawancara")
    await weeks.until(22, 9, 10)
    await weeks.accepts(bambang, "KJ-0005 —", "Hari ini")
    await weeks.until(22, 10, 0)
    await weeks.ends(
        bambang, "KJ-0005 —", "Tidak terbukti", "Pemohon gugup, berkasnya lengkap",
        followed="Paspor terbit",
    )  # fmt: skip
    await weeks.until(22, 10, 5)
    for question in BURST:
        await rina.types(question)
    await office.everybody_reads()


async def christmas(weeks: Weeks) -> None:
    """An urgent report on a holiday: promised, missed, told at once."""
    office = weeks.office
    rina, sri, bambang = office.counter_officer, office.head_of_inteldakim, office.head_of_office
    await weeks.until(25, 11, 0)
    await weeks.reports(
        rina,
        "Perempuan muda gelisah, paspor dan ponselnya dipegang seorang laki-laki",
        "Indikasi TPPO",
        urgency="Mendesak",
    )
    await weeks.until(25, 11, 3)
    await weeks.taps(sri, "Terima")
    await weeks.taps(sri, "Dalam 1 jam")
    await weeks.until(25, 13, 0)
    await weeks.says(bambang, "/tugas")
    await weeks.accepts(bambang, "KJ-0006 —", "Dalam 1 jam")
    await weeks.until(25, 13, 40)
    await weeks.taps(bambang, "Langkah 0/5", on="KJ-0006 —")
    await weeks.taps(bambang, "○ Dipisah dari pengantar", "○ Diajak bicara sendiri")
    await weeks.taps(bambang, "○ Permohonan ditahan dulu", "○ Unit sudah dihubungi")
    await weeks.says(bambang, "Unit PPA Polres, 13.20")
    await weeks.taps(bambang, "○ Dirujuk")
    await weeks.says(bambang, "Unit PPA Polres")
    await weeks.taps(bambang, "‹ Kembali")
    await weeks.ends(
        bambang, "KJ-0006 —", "Terbukti", "Diserahkan ke unit PPA Polres, paspor ditunda",
        followed="Diserahkan",
    )  # fmt: skip


async def saturday(weeks: Weeks) -> None:
    """An urgent report is accepted without a promise."""
    office = weeks.office
    rina, sri, bambang = office.counter_officer, office.head_of_inteldakim, office.head_of_office
    await weeks.until(26, 9, 0)
    await weeks.reports(
        rina,
        "Dua paspor atas satu wajah, pemohon masih menunggu di ruang tunggu",
        "Identitas/paspor ganda",
        urgency="Mendesak",
    )
    await weeks.until(26, 9, 2)
    await weeks.taps(sri, "Terima", on="KJ-0007 —")
    await weeks.until(26, 10, 40)
    await weeks.accepts(bambang, "KJ-0007 —", "Dalam 3 jam")
    await weeks.until(26, 11, 0)
    await weeks.ends(
        bambang, "KJ-0007 —", "Dirujuk", "Diteruskan ke Ditjen, berkas ditahan", followed="Ditunda"
    )


async def last_monday(weeks: Weeks) -> None:
    """What stands after two weeks."""
    office = weeks.office
    await weeks.until(28, 8, 30)
    await weeks.says(office.counter_officer, "/laporanku")
    for head in (office.head_of_dokintalkim, office.head_of_inteldakim, office.head_of_office):
        await weeks.says(head, "/tugas")
    await weeks.says(office.head_of_office, "/rekap")


DAYS = (
    first_monday,
    tuesday,
    wednesday,
    thursday,
    keepers_day,
    trainers_day,
    second_monday,
    head_away,
    admins_day,
    christmas,
    saturday,
    last_monday,
    somebody_leaves,
    *LATER,
)


@pytest.fixture
def clock() -> HandMovedClock:
    return HandMovedClock(MONDAY)


@pytest.fixture(autouse=True)
def jobs_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the due jobs to the journey: two that run them at once would mix up the order."""

    async def rests(services: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(application, "run_due_jobs", rests)


@pytest.fixture(autouse=True)
def patient_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy machine draw the pictures of the week: a retry would wait for the hand's clock."""
    monkeypatch.setattr(sender, "PREPARE_TIMEOUT_SECONDS", 60)


@pytest.fixture
async def weeks(office: Office) -> AsyncIterator[Weeks]:
    await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER, Role.OFFICER), "tu")
    )
    async with diary_of(office) as diary:
        yield Weeks(office, diary)


@pytest.mark.slow  # four weeks of ten people
@pytest.mark.timeout(300)
async def test_what_ten_people_read_in_four_weeks(weeks: Weeks, tmp_path: Path) -> None:
    folder = PAGES if os.environ.get("TWO_WEEKS") == "write" else tmp_path
    try:
        for day in DAYS:
            await day(weeks)
    finally:
        people = weeks.office.people
        for key, person in people.items():
            (folder / f"{key}.txt").write_text(weeks.diary.page(person))

    differ = [
        key
        for key in people
        if (folder / f"{key}.txt").read_text() != (PAGES / f"{key}.txt").read_text()
    ]
    assert not differ, f"compare {folder} with {PAGES}"
