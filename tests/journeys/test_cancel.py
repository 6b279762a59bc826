"""/batal leaves what is open, and only that."""

from tests.journeys.conftest import Office


async def test_where_nothing_is_open_it_says_so(office: Office) -> None:
    await office.counter_officer.types("/batal")

    await office.counter_officer.expects("Tidak ada yang sedang dibuka")


async def test_a_report_that_is_being_written_is_left(office: Office) -> None:
    officer = office.counter_officer
    await officer.types("/lapor")
    await officer.expects("1/8")

    await officer.types("/batal")

    await officer.expects("Laporan dibatalkan. Tidak ada yang dikirim.")
    await officer.types("/batal")
    await officer.expects("Tidak ada yang sedang dibuka")


async def test_a_leave_is_left_and_the_report_below_it_stays(office: Office) -> None:
    head = office.head_of_inteldakim
    await head.types("/lapor")
    await head.expects("1/8")
    await head.types("/cuti")
    await head.expects("Mulai tanggal berapa?")

    await head.types("/batal")

    await head.expects("Dibatalkan. Tidak ada yang disimpan.")
    await head.types("/lapor")
    await head.expects("1/8")


async def test_an_announcement_that_is_being_written_is_left(office: Office) -> None:
    await office.trainer.types("/umumkan")
    await office.trainer.expects()

    await office.trainer.types("/batal")

    await office.trainer.expects("Draf pengumuman dihapus")
