"""/syarat: from an applicant's situation to one list, ticked by two officers at the counter."""

from botapi_emulator import Person
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office, open_office

GRANNY = "/syarat nenek 70 thn umrah paspor ilang nama di KK beda"


async def test_what_was_said_is_not_asked_again(office: Office, officer: Person) -> None:
    asked = await types(officer, GRANNY, then="Jenis paspornya?")
    shows(asked, "Hilang · Lansia (60 tahun ke atas) · Umrah atau haji · Data berbeda")

    found = await taps(officer, "Elektronik, 10 tahun", then="Berkas menurut SOP")

    shows(
        found,
        "Surat lapor kehilangan dari kepolisian",
        "Jumlah: Rp1.950.000",
        "Data berbeda antardokumen",
        "Kode daftar",
        never=["memenuhi syarat", "Paspor lama yang asli"],
    )


async def test_six_taps_lead_to_a_list(office: Office, officer: Person) -> None:
    await types(officer, "/syarat", then="Pilih permohonannya")
    await taps(officer, "Baru, pertama kali", then="Usia pemohon?")
    await taps(officer, "Anak (belum 17 tahun)", then="Tujuannya?")
    await taps(officer, "Wisata", then="Keadaan orang tua anak?")
    await taps(officer, "Bercerai", then="Ada keadaan khusus?")
    await taps(officer, "Tidak ada", then="Jenis paspornya?")

    found = await taps(officer, "Elektronik, 5 tahun", then="Berkas menurut SOP")

    shows(found, "Akta kelahiran anak", "pemegang hak asuh", "Jumlah: Rp650.000")


async def test_two_officers_tick_one_list(office: Office, officer: Person, yuni: Person) -> None:
    code = await its_code(officer)
    await taps(officer, "1", then="✅ 1.")

    seen = await types(yuni, f"/syarat {code}", then="✅ 1.")
    shows(seen, "Berkas menurut SOP")
    await taps(yuni, "2", then="✅ 2.")
    await taps(yuni, "2", then="❌ 2.")

    again = await taps(officer, "Segarkan", then="❌ 2.")
    shows(again, "✅ 1.", "belum ada: nomor 2")
    undone = await taps(yuni, "Urungkan", then="✅ 2.")
    shows(undone, "✅ 1.")


async def test_what_lacks_becomes_a_letter(office: Office, officer: Person) -> None:
    await its_code(officer)
    await taps(officer, "3", then="✅ 3.")
    await taps(officer, "3", then="❌ 3.")

    await officer.taps("Surat kurang")

    letter = await officer.expects("Yang perlu dilengkapi")
    shows(letter, "1. Kartu Keluarga.", never=["Akta kelahiran"])
    file = await officer.expects("sebagai berkas Word")
    assert file.json["document"]["file_name"] == "kekurangan.docx"


async def test_a_doubt_goes_to_the_issuer(office: Office, officer: Person) -> None:
    await its_code(officer)
    for mark in ("✅ 3.", "❌ 3.", "❓ 3."):
        await taps(officer, "3", then=mark)

    await taps(officer, "Verifikasi", then="Penerbit: Disdukcapil")


async def test_the_head_lets_it_be_printed(office: Office, officer: Person, hendra: Person) -> None:
    code = await its_code(officer)
    await types(hendra, f"/syarat {code}", then="Berkas menurut SOP")
    await taps(hendra, "Izinkan cetak", buttons=["Larang cetak"])

    await taps(officer, "Segarkan", buttons=["Cetak"])
    page = await taps(officer, "Cetak", then="Lembar A5")
    assert page.json["document"]["file_name"] == "daftar-berkas.pdf"


async def test_a_list_is_gone_after_the_day(office: Office, officer: Person) -> None:
    code = await its_code(officer)
    await office.fast_forward(days=1)

    await types(officer, f"/syarat {code}", then="hanya disimpan sampai akhir hari")


async def test_a_button_below_an_answer_knows_the_question(office: Office, officer: Person) -> None:
    await types(officer, "syarat paspor hilang", buttons=["Susun daftar"])

    asked = await taps(officer, "Susun daftar", then="Usia pemohon?")

    shows(asked, "Paspor · Hilang", "Sudah terisi dari pertanyaan Anda")


async def test_a_restart_in_the_middle_keeps_answers_and_marks(
    office: Office, officer: Person
) -> None:
    await types(officer, GRANNY, then="Jenis paspornya?")
    await office.settles()
    async with open_office(office.telegram, office.clock, office.settings) as after:
        await taps(officer, "Elektronik, 10 tahun", then="Kode daftar")
        await taps(officer, "1", then="✅ 1.")
        await after.settles()

    kept = await taps(officer, "2", then="✅ 2.")
    shows(kept, "✅ 1.", "Hilang · Lansia")


async def its_code(officer: Person) -> str:
    """A granny's list, and the code by which others open it."""
    await types(officer, GRANNY, then="Jenis paspornya?")
    found = await taps(officer, "Elektronik, 10 tahun", then="Kode daftar")
    return found.text.partition("Kode daftar: ")[2][:5]
