"""/alamat tells what the office has written down, and says what it has not."""

from botapi_emulator import Person
from tests.journeys.conftest import Office


async def test_everybody_finds_address_hours_and_telephone(office: Office, rina: Person) -> None:
    await rina.types("/alamat")

    shown = await rina.expects("Kantor Imigrasi Kelas II Non TPI Muara Enim")
    assert "UKK Lubuklinggau\nAlamat: belum dicatat\nTelepon: belum dicatat" in shown.text
    assert "Senin–Kamis: 07.30–12.00, 13.00–16.00" in shown.text
    assert "Jumat: 07.30–11.30, 13.00–16.30" in shown.text
    assert "Sabtu–Minggu: tutup" in shown.text
