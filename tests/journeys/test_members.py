"""/anggota: an admin sees who is a member and ends a membership."""

import pytest

from bot.telegram.callback_data import Action, pack
from office.people import NewMember, Role
from tests.journeys.conftest import Office


async def test_an_admin_dismisses_a_member_who_is_a_stranger_at_once(office: Office) -> None:
    await office.admin.types("/anggota rina")
    shown = await office.admin.expects("Rina Wulandari", buttons=["Keluarkan 1"])
    assert "petugas" in shown.text
    assert "Sri Mulyati" not in shown.text
    await office.admin.taps("Keluarkan 1")
    await office.admin.expects("Keluarkan Rina Wulandari?", buttons=["Ya, keluarkan", "Batal"])

    await office.admin.taps("Ya, keluarkan")

    await office.admin.expects("Rina Wulandari sudah dikeluarkan")
    await office.counter_officer.types("biaya paspor")
    await office.counter_officer.expects("hanya melayani petugas")


async def test_a_dismissal_can_be_called_off(office: Office) -> None:
    await office.admin.types("/anggota rina")
    await office.admin.expects("Rina Wulandari")
    await office.admin.taps("Keluarkan 1")
    await office.admin.expects("Keluarkan Rina Wulandari?")

    await office.admin.taps("Batal")

    await office.admin.expects("Tidak ada yang berubah")
    assert await office.services.people.recognise(office.counter_officer.id) is not None


async def test_an_admin_cannot_dismiss_himself(office: Office) -> None:
    await office.admin.types("/anggota agus")
    shown = await office.admin.expects("Agus Salim")
    assert shown.buttons == []
    me = await office.services.people.recognise(office.admin.id)
    assert me is not None

    await office.admin.sends_callback(office.admin.last, pack(Action.MEMBERS, "yes", me.id))

    await office.admin.expects("tidak tersedia untuk tugas Anda")
    assert await office.services.people.recognise(office.admin.id) is not None


@pytest.mark.parametrize("command", ["off:1", "yes:1"])
async def test_nobody_else_can(office: Office, command: str) -> None:
    boss = office.head_of_office
    await boss.types("/anggota")
    await boss.expects("tidak tersedia untuk tugas Anda")

    await boss.sends_callback(boss.last, pack(Action.MEMBERS, *command.split(":")))

    await boss.expects("tidak tersedia untuk tugas Anda")
    assert len(await office.services.people.active()) == 9


async def test_who_was_invited_and_never_opened_the_bot_is_listed_apart(office: Office) -> None:
    invite = office.services.people.invite
    await invite(NewMember("Sari Dewi", "ukk-oku", (Role.SECTION_HEAD,), "tikim"))
    await invite(NewMember("Rina Wulandari", "kanim", (Role.TRAINER,)))

    await office.admin.types("/anggota sari")
    shown = await office.admin.expects("Belum membuka bot")
    assert "• Sari Dewi, UKK OKU (kepala seksi)" in shown.text
    assert "Anggota terdaftar" not in shown.text
    await office.fast_forward(days=8)
    await office.admin.types("/anggota sari")
    await office.admin.expects("undangannya sudah lewat")

    await office.admin.types("/anggota rina")
    shown = await office.admin.expects("Rina Wulandari")
    assert "Belum membuka bot" not in shown.text
