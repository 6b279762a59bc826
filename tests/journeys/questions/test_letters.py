"""/surat: a sample letter as text to copy and as a Word file; /skema: a document as a drawing."""

import struct

from botapi_emulator import Person
from tests.cast.steps import reads, taps, types
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


async def test_a_picture_is_one_tap_below_the_answer_and_its_words_are_one_more(
    office: Office, rina: Person
) -> None:
    await types(rina, "ciri buku nikah asli", then="Ciri dokumen asli", buttons=["Skema"])

    await rina.taps("Skema")

    shown = await rina.expects("Skema, bukan contoh asli", buttons=["Ciri dokumen asli"])
    assert shown.photo is not None
    width, height = struct.unpack(">II", shown.photo[16:24])
    assert (width, height > width) == (1080, True)

    await taps(rina, "Ciri dokumen asli", then="Kode dan nomor perforasi cocok")

    await types(
        rina, "/skema", then="Skema dokumen", buttons=["KTP-el", "Ijazah", "Akta kelahiran"]
    )
    await rina.taps("Kartu keluarga")
    await rina.expects("Skema: Kartu keluarga", buttons=["KTP-el", "‹ Semua skema"])
