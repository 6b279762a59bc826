"""Whom a trainer may address, and who may press what."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from tests.cast.steps import opens, sends_callback, taps, types, types_html
from tests.journeys.announcements.announcing import (
    WORDS,
    drafts,
    publishes,
    reaches_the_ukk_officer,
)
from tests.journeys.conftest import Office
from tests.journeys.reports import at


@pytest.mark.parametrize(
    "data", ["g:p:1", "g:x:1", "g:xx:1", "g:w:1", "g:n:1", "z:c:1", "z:r:1", "z:rr:1"]
)
async def test_an_officer_cannot_press_the_trainers_buttons(
    office: Office, data: str, rina: Person
) -> None:
    await publishes(office.trainer, "Seksi", "Tikim")
    await office.everybody_reads()

    await office.forges(rina, data)

    await rina.expects("")
    await office.everybody_reads()
    assert (await office.services.announcements.reading.get(1)).state == "berjalan"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        "u:t:u:nirwana:1",
        "u:menu:q",
        "u:until:besok",
        "g:zz:1",
        "r:read:1:x",
        "u:t:q:a:1",
        "u",
        "g",
        "z:c",
        "z:q:1",
    ],
)
async def test_forged_buttons_are_excused(office: Office, data: str, trainer: Person) -> None:
    await types(trainer, "/umumkan", then="1/6")

    await trainer.sends_callback(trainer.last, data)

    await trainer.expects("tidak berlaku")


async def test_an_officer_cannot_announce(office: Office) -> None:
    await types(office.counter_officer, "/umumkan", then="tidak tersedia untuk tugas Anda")

    for forged in ("u:new", "u:menu:u", "u:send:1:1", "q:new:pengumuman"):
        await sends_callback(
            office.counter_officer,
            office.counter_officer.last,
            forged,
            then="tidak tersedia untuk tugas Anda",
        )


async def test_the_trainer_of_a_ukk_addresses_only_that_ukk(office: Office) -> None:
    trainer = await office.enrols(
        "ukk_trainer", NewMember("Lestari Ningsih", "ukk-musi-rawas", (Role.TRAINER,))
    )
    await types(trainer, "/umumkan", then="1/6")
    offered = await types_html(trainer, WORDS, then="Untuk siapa")
    assert ["UKK Musi Rawas", "Seksi"] in offered.buttons
    assert "Seluruh kantor" not in str(offered.buttons)
    await sends_callback(trainer, offered, "u:t:u:ukk-oku:1", then="tidak ditugaskan")
    await trainer.sends_callback(offered, "u:t:u:ukk-musi-rawas:0")
    await trainer.expects("Pilih satu")  # nobody, not everybody
    await taps(trainer, "‹ Kembali", then="Untuk siapa")
    await taps(trainer, "UKK Musi Rawas", then="1 orang")
    await trainer.taps("Lanjut")
    await reaches_the_ukk_officer(office, trainer)
    await office.everybody_reads()


async def test_a_trainer_appointed_for_a_second_ukk_addresses_both(office: Office) -> None:
    posts = [
        NewMember("Lestari Ningsih", f"ukk-{at}", (Role.TRAINER,)) for at in ("oku", "musi-rawas")
    ]
    trainer = await office.enrols("ukk_trainer", posts[0])
    await opens(trainer, start=await office.services.people.invite(posts[1]), then="Selamat datang")
    await types(trainer, "/umumkan", then="1/6")
    await types_html(trainer, WORDS, then="Untuk siapa")
    await taps(trainer, "Unit", then="Pilih satu", buttons=["UKK Musi Rawas", "UKK OKU"])
    await taps(trainer, "UKK Musi Rawas", then="UKK Musi Rawas, 1 orang")
    await taps(trainer, "‹ Kembali", then="Untuk siapa")
    await trainer.taps("Lanjut")
    await reaches_the_ukk_officer(office, trainer)
    await office.everybody_reads()


async def test_a_trainer_whose_post_has_ended_sends_nothing(
    office: Office, trainer: Person
) -> None:
    last_look = await drafts(trainer, "Seksi", "Tikim")
    member = await office.services.people.recognise(trainer.id)
    assert member is not None
    async with office.services.database.begin() as session:
        await session.merge(member)
        for post in member.appointments:
            (await session.merge(post)).ends_on = at(24, 0).date()

    await trainer.taps_old(last_look, "Kirim")

    await trainer.expects("tidak tersedia untuk tugas Anda")
    await office.admin.expects_nothing()
