"""/alamat tells what the office has written down, and says what it has not."""

from botapi_emulator import Person
from tests.cast.steps import shows
from tests.journeys.conftest import Office


async def test_everybody_finds_address_hours_and_telephone(office: Office, rina: Person) -> None:
    await rina.types("/alamat")

    shows(
        await rina.expects("Kantor Imigrasi Kelas II Non TPI Muara Enim"),
        "UKK Lubuklinggau\nAlamat: belum dikonfirmasi\nTelepon: belum dicatat",
        "Senin–Kamis: 07.30–12.00, 13.00–16.00",
        "Jumat: 07.30–11.30, 13.00–16.30",
        "Sabtu–Minggu: tutup",
    )
