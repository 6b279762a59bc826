"""/batal leaves what is open, and only that."""

from botapi_emulator import Person
from tests.cast.steps import types
from tests.journeys.conftest import Office


async def test_where_nothing_is_open_it_says_so(office: Office) -> None:
    await office.counter_officer.types("/batal")

    await office.counter_officer.expects("Tidak ada yang sedang dibuka")


async def test_a_report_that_is_being_written_is_left(office: Office, officer: Person) -> None:
    await types(officer, "/lapor", then="1/8")

    await officer.types("/batal")

    await officer.expects("Laporan dibatalkan. Tidak ada yang dikirim.")
    await types(officer, "/batal", then="Tidak ada yang sedang dibuka")


async def test_a_leave_is_left_and_the_report_below_it_stays(office: Office) -> None:
    head = office.head_of_inteldakim
    await types(head, "/lapor", then="1/8")
    await types(head, "/cuti", then="Mulai tanggal berapa?")

    await head.types("/batal")

    await head.expects("Dibatalkan. Tidak ada yang disimpan.")
    await types(head, "/lapor", then="1/8")


async def test_an_announcement_that_is_being_written_is_left(office: Office) -> None:
    await types(office.trainer, "/umumkan")

    await office.trainer.types("/batal")

    await office.trainer.expects("Draf pengumuman dihapus")
