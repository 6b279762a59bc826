"""A kill between a move's commit and its reply: what came of it is shown, and done once."""

from collections.abc import Awaitable, Callable

import pytest

from bot.screens.anomalies.actions import MINE_BUTTON, TRIAGE_BUTTON
from bot.screens.anomalies.buttons import CardButton, OwnCardButton
from bot.telegram import Action, pack
from botapi_emulator import Emulator
from office.anomalies.models import Anomaly, Event
from office.people import NewMember, Role
from tests.crash.death import Death, Lives, dies
from tests.journeys.conftest import Office
from tests.journeys.reports import events, files, member, report_now
from tests.waiting import until

CASE, MINE = TRIAGE_BUTTON, MINE_BUTTON
Prepare = Callable[[Office], Awaitable[None]]


async def nothing_more(_: Office) -> None:
    return


async def is_taken(office: Office) -> None:
    """The Kasi has the report."""
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.acknowledge(1, sri)


async def is_asked(office: Office) -> None:
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.ask(1, sri, "Siapa namanya?")


async def needs_no_step(office: Office) -> None:
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.steps.skip(1, sri, "Tidak perlu lagi")


async def has_staff(office: Office) -> None:
    await office.employs("dodi", NewMember("Dodi", "kanim", (Role.OFFICER,), "inteldakim"))


# Who makes the move: what is pressed, what is written then, what must be told once, what is done.
WORDS = [
    ("head_of_inteldakim", CASE, (CardButton.ASK, 1), "sedang dikirim kepada pelapor", Event.ASKED,
     nothing_more),
    ("head_of_inteldakim", CASE, (CardButton.NOTE, 1), "Catatan dalam disimpan", Event.NOTED,
     nothing_more),
    ("head_of_inteldakim", CASE, (CardButton.RESOLVE, 1, "dirujuk"), "Laporan ditutup",
     Event.RESOLVED, needs_no_step),
    ("head_of_inteldakim", CASE, (CardButton.TRANSFER, 1, "tikim"), "dialihkan ke Seksi Tikim",
     Event.TRANSFERRED, nothing_more),
    ("counter_officer", MINE, (OwnCardButton.ANSWER, 1), "sedang diteruskan", Event.ANSWERED,
     is_asked),
]  # fmt: skip


@pytest.mark.parametrize(("who", "action", "data", "told", "done", "prepare"), WORDS)
async def test_a_confirmation_that_a_kill_has_swallowed_comes_once(
    telegram: Emulator,
    lives: Lives,
    who: str,
    action: Action,
    data: tuple[str | int, ...],
    told: str,
    done: Event,
    prepare: Prepare,
) -> None:
    person, death = lives.people[who], Death(told)
    async with lives.begins() as office:
        await _begins(office, prepare)
        await office.forges(person, pack(action, *data))
        await person.expects("Tulis")
        await office.all_is_sent()
        await dies(telegram, death, person, lambda one: one.types("Berkasnya asli."))

    death.is_over = True
    async with lives.begins() as office:
        # What was refused as the process died is tried again in its time.
        await office.fast_forward(minutes=1)
        await until(death.has_shown)
        await office.all_is_sent()
        assert sum(told in message.text for message in person.chat) == 1
        boss = [event for event, _ in await events(office, await _report(office))]
        assert boss.count(done) == 1


PRESSES = [
    ("head_of_inteldakim", (CardButton.TAKE, 1), "Kapan ada kemajuan?", Event.ACKNOWLEDGED,
     nothing_more),
    ("head_of_inteldakim", (CardButton.IS_ASSIGNED, 1, "{dodi}"), "atas permintaan Anda",
     Event.ASSIGNED, has_staff),
    ("head_of_inteldakim", (CardButton.IS_SNOOZED, 1, "1j"), "dijeda sampai", Event.SNOOZED,
     is_taken),
    ("head_of_inteldakim", (CardButton.ESCALATE, 1, "baru"), "Sekarang pada Kepala Kantor",
     Event.ESCALATED, nothing_more),
]  # fmt: skip


@pytest.mark.parametrize(("who", "data", "shown", "done", "prepare"), PRESSES)
async def test_a_press_that_a_kill_has_swallowed_shows_what_came_of_it(
    telegram: Emulator,
    lives: Lives,
    who: str,
    data: tuple[str | int, ...],
    shown: str,
    done: Event,
    prepare: Prepare,
) -> None:
    person, death = lives.people[who], Death(shown)
    async with lives.begins() as office:
        await _begins(office, prepare)
        if "dodi" in office.people:
            dodi = str((await member(office, office.dodi)).id)
            data = tuple(dodi if one == "{dodi}" else one for one in data)
        card = next(message for message in person.chat if "KJ-0001 — " in message.text)
        press = pack(CASE, *data)
        await dies(telegram, death, person, lambda one: one.sends_callback(card, press))

    death.is_over = True
    async with lives.begins() as office:
        await office.fast_forward(minutes=1)
        await until(lambda: any(shown in message.text for message in person.chat))
        # A second press is shown the same, and nothing happens twice.
        await person.sends_callback(card, press)
        await office.all_is_sent()
        assert any(shown in message.text for message in person.chat)
        assert not any("sudah diterima oleh Sri" in message.text for message in person.chat)
        happened = [event for event, _ in await events(office, await _report(office))]
        assert happened.count(done) == (2 if done is Event.SNOOZED else 1)


async def _begins(office: Office, prepare: Prepare) -> None:
    report = await files(office, office.counter_officer)
    assert report.id == 1
    await office.all_is_sent()
    await prepare(office)
    await office.everybody_reads()


async def _report(office: Office) -> Anomaly:
    found = await office.services.anomalies.queries.reread(1)
    assert found is not None
    return await report_now(office, found)
