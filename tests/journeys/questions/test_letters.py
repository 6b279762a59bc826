"""/surat: a sample letter comes as text to copy and as a Word file."""

from botapi_emulator import Person
from tests.cast.steps import reads, types
from tests.journeys.conftest import Office


async def test_a_letter_is_chosen_from_the_list(office: Office, officer: Person) -> None:
    await types(officer, "/surat", then="Contoh surat")

    await officer.taps("1.")

    await officer.expects("belum ditetapkan kantor")
    file = await officer.expects("Berkas Word dari contoh yang sama")
    assert str(file.json["document"]["file_name"]).endswith(".docx")


async def test_a_letter_is_asked_for_by_its_number(office: Office, officer: Person) -> None:
    await officer.types("/surat 1")

    await reads(officer, "belum ditetapkan kantor", "Berkas Word dari contoh yang sama")


async def test_a_number_that_no_letter_has_is_refused(office: Office, officer: Person) -> None:
    await officer.types("/surat 99")

    await officer.expects("Tidak ada contoh surat bernomor itu")
