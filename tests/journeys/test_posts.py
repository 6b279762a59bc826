"""Posts, not persons: substitutes start and end alone, and empty tiers are found in the morning."""

import asyncio
from datetime import datetime

import pytest

from emulator import Person
from office.people import NewMember, Role
from tests.conftest import WIB
from tests.journeys.conftest import Office

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of these November days by the office's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


async def all_is_sent(office: Office) -> None:
    """Wait until nothing that is due is left in the outbox: cards are edited behind the screens."""
    await office.settles()
    async with asyncio.timeout(20):
        while (await office.services.outbox.health()).depth:
            await asyncio.sleep(0.05)


async def move_to(office: Office, moment: datetime) -> None:
    await all_is_sent(office)
    office.clock.move_to(moment)


async def appoints(
    office: Office, post: str, substitute: str, starts: str = "26/11/2026", ends: str = "26/11/2026"
) -> None:
    """Let the head of office appoint a Plh through the buttons."""
    boss: Person = office.head_of_office
    await boss.types("/tunjuk")
    await boss.expects("Untuk jabatan apa?")
    await boss.taps(post)
    await boss.expects("Siapa penggantinya?")
    await boss.taps(substitute)
    await boss.expects("Sebagai apa?")
    await boss.taps("Plh (pejabat berhalangan)")
    await boss.expects("nomor suratnya")
    await boss.types("SP-12/XI/2026")
    await boss.expects("Mulai tanggal berapa?")
    await boss.types(starts)
    await boss.expects("Sampai tanggal berapa")
    await boss.types(ends)
    await boss.expects("Nomor surat: SP-12/XI/2026", buttons=["Tunjuk"])
    await boss.taps("Tunjuk")


@pytest.fixture
async def plh_of_tomorrow(office: Office) -> Person:
    """Hendra stands in for Sri on the 26th, and both have been told."""
    await appoints(office, "Kasi Inteldakim", "Hendra")
    await office.head_of_office.expects("Sudah dikirim")
    await office.head_of_dokintalkim.expects("Anda ditunjuk", buttons=["Terima penunjukan"])
    await office.head_of_dokintalkim.taps("Terima penunjukan")
    await office.head_of_dokintalkim.expects("sudah Anda terima")
    await office.head_of_office.expects("Penunjukan sudah diterima")
    await office.head_of_inteldakim.expects("Penunjukan sudah diterima")
    return office.head_of_dokintalkim


async def test_a_plh_begins_at_midnight_in_the_middle_of_a_ladder(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await move_to(office, at(25, 23, 57))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu", urgency="Mendesak")
    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])

    await move_to(office, at(26, 0, 2))

    await plh_of_tomorrow.expects(code, buttons=["Terima"])
    await plh_of_tomorrow.taps("Terima")
    await plh_of_tomorrow.expects("Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Hendra")
    await all_is_sent(office)
    await office.head_of_inteldakim.reads_all()
    await plh_of_tomorrow.reads_all()


async def test_a_plh_ends_at_midnight_in_the_middle_of_a_ladder(
    office: Office, plh_of_tomorrow: Person
) -> None:
    await move_to(office, at(26, 23, 57))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu", urgency="Mendesak")
    await plh_of_tomorrow.expects(code, buttons=["Terima"])

    await move_to(office, at(27, 0, 2))

    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])
    await plh_of_tomorrow.taps("Terima")
    await plh_of_tomorrow.expects("tidak termasuk tugas Anda")
    await all_is_sent(office)
    await office.head_of_inteldakim.reads_all()
    await plh_of_tomorrow.reads_all()


async def test_open_items_stay_with_the_post(office: Office, plh_of_tomorrow: Person) -> None:
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    await office.head_of_inteldakim.expects(DOUBT)
    await office.head_of_inteldakim.taps("Terima")
    await office.head_of_inteldakim.expects("Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    await office.head_of_inteldakim.taps("3 hari kerja")
    await office.counter_officer.expects("dijanjikan")
    await office.head_of_inteldakim.expects("janji 27 November")

    await move_to(office, at(26, 6))

    await plh_of_tomorrow.types("/tugas")
    await plh_of_tomorrow.expects(code)
    await office.head_of_inteldakim.types("/tugas")
    await office.head_of_inteldakim.expects("Tidak ada laporan terbuka")
    await all_is_sent(office)
    await office.head_of_inteldakim.reads_all()


async def test_everybody_sees_who_is_on_duty(office: Office, plh_of_tomorrow: Person) -> None:
    await office.counter_officer.types("/piket")
    today = await office.counter_officer.expects("Pejabat saat ini")

    await move_to(office, at(26, 0))
    await office.counter_officer.types("/piket")
    tomorrow = await office.counter_officer.expects("Pejabat saat ini")

    assert "Kasi Inteldakim: Sri Mulyati" in today.text
    assert "Kasi Inteldakim: Hendra (Plh, s.d. 26 November 2026)" in tomorrow.text
    assert "Kasubbag Tata Usaha: kosong, belum ada pejabatnya" in tomorrow.text


async def test_a_head_cannot_stand_in_for_himself(office: Office) -> None:
    await appoints(office, "Kasi Inteldakim", "Sri Mulyati")

    await office.head_of_office.expects("tidak dapat menjadi pengganti dirinya sendiri")
    await all_is_sent(office)
    await office.head_of_inteldakim.expects_nothing()


async def test_an_officer_cannot_appoint_anybody(office: Office) -> None:
    await office.counter_officer.types("/tunjuk")

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")


async def test_a_date_that_cannot_be_read_is_asked_for_again(office: Office) -> None:
    await office.head_of_inteldakim.types("/cuti")
    await office.head_of_inteldakim.expects("Mulai tanggal berapa?")
    await office.head_of_inteldakim.types("besok pagi")

    await office.head_of_inteldakim.expects("Tanggalnya belum terbaca")


async def test_a_substitution_can_be_ended(office: Office, plh_of_tomorrow: Person) -> None:
    await office.head_of_office.types("/tunjuk")
    await office.head_of_office.expects("Pengganti yang tercatat", buttons=["Akhiri 1"])
    await office.head_of_office.taps("Akhiri 1")

    await office.head_of_office.expects("sudah diakhiri")
    await plh_of_tomorrow.expects("sudah diakhiri")


async def test_a_head_on_leave_without_a_substitute_is_skipped_and_found_in_the_morning(
    office: Office,
) -> None:
    await office.enrols("head_of_tu", NewMember("Dewi", "kanim", (Role.SECTION_HEAD,), "tu"))
    head = office.head_of_inteldakim
    await head.types("/cuti")
    await head.expects("Mulai tanggal berapa?")
    await head.taps("Besok")
    await head.expects("Sampai tanggal berapa")
    await head.taps("Hari itu saja")
    await head.expects("Cuti Sri Mulyati: 26 November 2026", buttons=["Simpan cuti"])
    await head.taps("Simpan cuti")
    await head.expects("Sudah dicatat")

    await move_to(office, at(26, 7))

    found = await office.admin.expects("Pemeriksaan jenjang")
    assert "Kasi Inteldakim: kosong, cuti, belum ada pengganti" in found.text
    await office.head_of_office.expects("Kasi Inteldakim: kosong")
    await office.fast_forward(minutes=5)
    await all_is_sent(office)
    await office.admin.expects_nothing()


async def test_the_morning_brief_comes_once_a_day(office: Office) -> None:
    await office.enrols("head_of_tu", NewMember("Dewi", "kanim", (Role.SECTION_HEAD,), "tu"))
    code = await office.reports(office.counter_officer, DOUBT, "Dokumen palsu")
    head = office.head_of_inteldakim
    await head.expects(DOUBT)
    await head.taps("Terima")
    await head.expects("Kapan ada kemajuan?")
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    await head.taps("Hari kerja berikutnya")
    await office.counter_officer.expects("dijanjikan")
    await head.expects("janji 26 November")
    await all_is_sent(office)
    await head.reads_all()

    await move_to(office, at(26, 7, 30))

    brief = await head.expects("Ringkasan pagi")
    assert f"Janji yang jatuh tempo hari ini: {code}" in brief.text
    for _ in range(3):
        await office.fast_forward(minutes=2)
    await all_is_sent(office)
    await head.expects_nothing()
    await office.head_of_tikim.expects_nothing()


async def test_an_admin_sees_how_the_bot_is(office: Office) -> None:
    await office.admin.types("/kesehatan")
    health = await office.admin.expects("Keadaan bot")

    assert "Akun yang tidak dapat dihubungi: tidak ada" in health.text
    assert "Telegram terakhir menjawab: 25 November 2026 pukul 09.00" in health.text


async def test_the_state_of_the_bot_is_for_admins(office: Office) -> None:
    await office.counter_officer.types("/kesehatan")

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")
