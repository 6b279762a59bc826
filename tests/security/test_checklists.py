"""A checklist holds no name, opens only by its code, and takes no forged answer."""

import pytest
from sqlmodel import select

from bot.screens.checklists import CHECKLIST_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.checklists import Checklist
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office

CASE = "/syarat nenek 70 thn umrah paspor ilang nama beda"
FORGED = (
    ("f", "usia", "tua"),
    ("f", "usia", "anak+lansia"),
    ("f", "zodiak", "leo"),
    ("t", "usia", "tua"),
    ("m", "99", "ada"),
    ("m", "1", "hebat"),
    ("m", "x", "ada"),
    ("p",),
    ("z",),
)


@pytest.fixture
async def code(office: Office, officer: Person) -> str:
    await types(officer, CASE, then="Jenis paspornya?")
    found = await taps(officer, "Elektronik, 5 tahun", then="Kode daftar")
    return found.text.partition("Kode daftar: ")[2][:5]


async def test_a_forged_button_changes_nothing(office: Office, officer: Person, code: str) -> None:
    for action, *rest in FORGED:
        await officer.sends_callback(officer.last, pack(CHECKLIST_BUTTON, action, code, *rest))
    await office.settles()
    await officer.reads_all()

    shown = await types(officer, f"/syarat {code}", then="Berkas menurut SOP")
    shows(shown, "▫️ 1.", "Jumlah: Rp1.650.000", never=["✅ 1.", "❌ 1."])


async def test_only_a_head_switches_the_handout(office: Office, officer: Person, code: str) -> None:
    await officer.sends_callback(officer.last, pack(CHECKLIST_BUTTON, "h", code, "1"))
    await office.settles()
    await officer.reads_all()

    shown = await types(officer, f"/syarat {code}", then="Berkas menurut SOP")
    assert not any("Cetak" in label for row in shown.buttons for label in row)


async def test_a_stranger_opens_no_list(office: Office, code: str) -> None:
    await office.stranger.types(f"/syarat {code}")

    shows(await office.stranger.expects(), never=["Berkas menurut SOP"])


async def test_what_was_typed_of_an_applicant_is_stored_nowhere_in_the_list(
    office: Office, officer: Person
) -> None:
    await types(officer, f"{CASE} bu Siti Aminah NIK 1601014101560001", then="Jenis paspornya?")

    found = await office.rows(select(Checklist))
    assert "Siti" not in str(found)
