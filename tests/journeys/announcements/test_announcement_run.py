"""An announcement on its way to many: paused, stopped, held overnight, overtaken."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.handlers import RENDERERS
from bot.screens.announcements.card import AnnouncementCards
from bot.telegram.pace.budget import permitted
from botapi_emulator import Person
from office.announcements import AnnouncementNotice
from office.outbox import OutboxMessage
from office.people import Member, NewMember, Role
from tests.cast.steps import shows, taps, taps_old
from tests.journeys.announcements.announcing import (
    CROWD,
    PLAIN,
    numbers_are_shown,
    publishes,
    some_have_it,
    times_told,
)
from tests.journeys.conftest import Office
from tests.journeys.reports import at
from tests.waiting import until


@pytest.fixture
def at_telegrams_pace() -> bool:
    """At any other pace an announcement to forty would have arrived before it can be stopped."""
    return True


@pytest.fixture
async def crowd(office: Office) -> list[Person]:
    """Forty officers at the UKK OKU, who came without being welcomed one by one."""
    people = [office.telegram.person(f"Petugas {number}") for number in range(CROWD)]
    for person in people:
        newcomer = NewMember(person.name, "ukk-oku", (Role.OFFICER,))
        code = await office.services.people.invite(newcomer)
        person.pressed_start()
        await office.services.people.enrol(code, person.id)
    return people


@pytest.mark.slow  # a kill in its middle is tried in every run
async def test_a_pause_skips_nobody_and_repeats_nothing(
    office: Office, crowd: list[Person], trainer: Person
) -> None:
    await publishes(trainer, "Unit", "UKK OKU")
    shown = await trainer.expects("sedang dikirim", buttons=["Jeda", "Batalkan"])
    await some_have_it(crowd, 5)
    paused = await taps(trainer, "Jeda", shown, then="dijeda", buttons=["Lanjutkan", "Batalkan"])
    await office.nothing_is_in_flight()
    before = sum(times_told(crowd))
    assert before < CROWD
    await office.all_is_sent()
    assert sum(times_told(crowd)) == before

    await trainer.taps("Lanjutkan", paused)

    await some_have_it(crowd, CROWD)
    await numbers_are_shown(office)
    assert times_told(crowd) == [1] * CROWD
    await trainer.expects("40 dari 40 orang")
    await office.everybody_reads()


async def test_what_is_cancelled_goes_no_further(
    office: Office, crowd: list[Person], trainer: Person
) -> None:
    await publishes(trainer, "Unit", "UKK OKU")
    shown = await trainer.expects("sedang dikirim")
    await some_have_it(crowd, 3)
    paused = await taps(trainer, "Jeda", shown, then="dijeda")
    await taps(
        trainer,
        "Batalkan",
        paused,
        then="Batalkan pengumuman #1?",
        buttons=["Ya, batalkan", "‹ Kembali"],
    )
    await taps(trainer, "Ya, batalkan", then="dibatalkan. Tidak ada lagi")
    await numbers_are_shown(office)

    assert sum(times_told(crowd)) < CROWD
    shows(await trainer.expects("— dibatalkan"), "tidak dikirim")
    await taps_old(trainer, paused, "Lanjutkan", then="Keadaan pengumuman ini sudah berubah")
    await office.everybody_reads()


async def test_what_is_left_at_the_closing_waits_for_the_opening(
    office: Office, crowd: list[Person], trainer: Person
) -> None:
    # So near that no lease of what is in flight runs out when the clock is moved.
    await office.moves_to(at(25, 16) - timedelta(seconds=5))
    await office.everybody_reads()
    await publishes(trainer, "Unit", "UKK OKU")
    await some_have_it(crowd, 3)
    office.clock.move_to(at(25, 16))
    await trainer.expects("menunggu kantor buka, Kamis, 26 November 2026 pukul 07.30 WIB")
    await office.nothing_is_in_flight()
    before = sum(times_told(crowd))
    assert before < CROWD

    await office.moves_to(at(26, 7, 30))

    await some_have_it(crowd, CROWD)
    assert times_told(crowd) == [1] * CROWD
    await numbers_are_shown(office)
    await office.everybody_reads()


async def test_an_urgent_report_overtakes_a_running_announcement(
    office: Office, crowd: list[Person], officer: Person
) -> None:
    await office.writes_report(
        officer, "KK tampak hasil suntingan", "Dokumen palsu", urgency="Mendesak"
    )
    # So slowly that the report is sent before the last of them has it, on any machine.
    office.application.bot_data.pace.most = lambda: 5
    await publishes(office.trainer, "Unit", "UKK OKU")
    await some_have_it(crowd, 1)
    await officer.taps("Kirim laporan")

    await office.head_of_inteldakim.expects("KK tampak hasil suntingan")
    assert sum(times_told(crowd)) < CROWD
    office.application.bot_data.pace.most = permitted
    await some_have_it(crowd, CROWD)
    await office.everybody_reads()


@pytest.mark.slow  # a kill in its middle is tried in every run
async def test_a_storm_of_429_skips_nobody_and_repeats_nothing(
    office: Office, crowd: list[Person]
) -> None:
    await publishes(office.trainer, "Unit", "UKK OKU")
    await some_have_it(crowd, 3)

    storm = office.telegram.faults.storm(retry_after=1, method="sendMessage", times=3)
    await until(lambda: storm.hits)
    # The pause that Telegram asks for is kept by the office's clock, which stands still.
    await office.passes_until(lambda: sum(times_told(crowd)) >= CROWD)

    await numbers_are_shown(office)
    assert times_told(crowd) == [1] * CROWD
    await office.everybody_reads()


async def test_the_trainer_s_message_is_edited_at_a_civil_pace(
    office: Office, crowd: list[Person]
) -> None:
    await publishes(office.trainer, "Unit", "UKK OKU")
    shown = await office.trainer.expects("sedang dikirim")
    await some_have_it(crowd, CROWD)
    await office.all_is_sent()
    before = office.telegram.calls.counts["editMessageText"]

    for person in crowd[:10]:
        await person.reads_all()
        await person.taps("Sudah baca")
    await office.settles()

    # Ten have read it within the same three seconds: only their own messages have changed.
    assert office.telegram.calls.counts["editMessageText"] == before + 10
    await numbers_are_shown(office)
    assert "dibaca 10" in office.trainer.conversation().messages[shown.id].text
    assert office.telegram.calls.counts["editMessageText"] <= before + 10 + 2
    await office.everybody_reads()


async def test_who_has_blocked_the_bot_is_counted_and_not_tried_again(office: Office) -> None:
    await office.admin.blocks()
    await publishes(office.trainer, "Seksi", "Tikim")
    await office.head_of_tikim.expects(PLAIN)
    await numbers_are_shown(office)

    shows(await office.trainer.expects("selesai dikirim"), "terkirim 1 · gagal 0 · diblokir 1")
    tried = len(office.telegram.calls["sendMessage"])
    await office.fast_forward(hours=1)
    await numbers_are_shown(office)
    assert not any(call.refusal for call in office.telegram.calls["sendMessage"][tried:])
    await office.everybody_reads()


async def test_drawing_it_for_one_of_thousands_loads_nobody_and_names_its_author_alone(
    office: Office,
) -> None:
    await publishes(office.trainer, "Unit", "UKK Musi Rawas")
    await office.everybody_reads()
    bot_data, loaded = office.application.bot_data, []
    (trainer,) = await bot_data.services.people.holders(Role.TRAINER)
    message = OutboxMessage(kind=AnnouncementNotice.MESSAGE, about=1, recipient_id=2)

    event.listen(Member, "load", lambda member, _: loaded.append(member))
    drawn = await RENDERERS[AnnouncementNotice.MESSAGE](message, bot_data)
    names = (
        await AnnouncementCards.of(bot_data, await bot_data.services.announcements.reading.get(1))
    ).names

    assert trainer.name in drawn.screen.html
    assert names == {trainer.id: trainer.name}
    assert loaded == []
