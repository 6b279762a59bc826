"""/alamat tells what the office has written down, and says what it has not."""

from bot.screens.confirmations.cards import CONFIRMATION_BUTTON, ConfirmationButton
from bot.telegram import pack
from botapi_emulator import Person
from office.confirmations.recording import QUIET_FOR
from tests.cast.steps import sends_callback, shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until


async def test_everybody_finds_address_hours_and_telephone(office: Office, rina: Person) -> None:
    await rina.types("/alamat")

    shows(
        await rina.expects("Kantor Imigrasi Kelas II Non TPI Muara Enim"),
        "UKK Lubuklinggau\nAlamat: belum dikonfirmasi\nTelepon: belum dicatat",
        "Senin–Kamis: 07.30–12.00, 13.00–16.00",
        "Jumat: 07.30–11.30, 13.00–16.30",
        "Sabtu–Minggu: tutup",
    )


async def test_a_telephone_number_is_asked_typed_agreed_to_and_readable(
    office: Office, rina: Person
) -> None:
    tuti, chief, number = office.head_of_tu, office.head_of_office, "0734-421148"
    member = await office.services.people.recognise(tuti.id)
    assert member is not None
    waiting = (await office.services.confirmations.waiting.of(member)).lines
    fact = next(it.line for it in waiting if it.line.heading == "telepon ukk-lubuklinggau")
    screen = await types(tuti, "/konfirmasi", then="Fakta kantor")
    write = pack(CONFIRMATION_BUTTON, ConfirmationButton.WRITE, fact.code)

    # What is asked for is stored as typed; what is no number, or a person's besides, is not.
    await sends_callback(tuti, screen, write, then="Nomor telepon UKK Lubuklinggau")
    await types(tuti, f"{number}, NIK 1603012505900002", then="saya samarkan")
    await tuti.expects("tanpa nomor atau alamat orang")
    await types(tuti, "belum ada", then="tanpa nomor atau alamat orang")
    await types(tuti, number, then="Berlaku sesudah disetujui orang kedua")
    await types(rina, f"hubungi telepon {number} dulu", then="saya samarkan")
    await rina.reads_all()

    await office.fast_forward(minutes=1)
    await chief.expects("1 jawaban menunggu persetujuan Anda")
    await taps(chief, "Buka", then=number)
    await taps(chief, "Setuju", then="")
    await office.fast_forward(seconds=QUIET_FOR.total_seconds() + 1)
    await until(lambda: office.services.rules().phones == {"0734421148"})
    shows(await types(rina, "/alamat", then="UKK Lubuklinggau"), f"Telepon: {number}")
    told = await types(rina, f"nomor telepon kantor {number} milik siapa", then="")
    assert "samarkan" not in told.text
    await office.everybody_reads()
