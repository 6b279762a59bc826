"""A newcomer's first minutes: gone on with after a restart, skipped, repeated; short by role."""

import pytest

from bot.screens.people import first_minutes as screens
from bot.telegram.screen import fits
from botapi_emulator import Emulator
from office.clock import HandMovedClock
from office.membership import FirstStep
from office.people import NewMember, Role
from office.settings import Settings
from tests.cast.steps import opens, shows, taps, types
from tests.journeys.conftest import open_office

MOST_ROWS, MOST_LETTERS = 3, 480


async def test_who_comes_back_goes_on_where_they_were(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> None:
    async with open_office(telegram, clock, settings) as office:
        code = await office.services.people.invite(NewMember("Sari", "ukk-oku", (Role.OFFICER,)))
        sari = telegram.person("Sari")
        shows(await opens(sari, start=code, then="1 dari 3"), "Data Anda di Pandu")
        await taps(sari, "Lewati", then="2 dari 3")
        # What is typed meanwhile is a question.
        await types(sari, "biaya paspor hilang", then="Rp")

    async with open_office(telegram, clock, settings) as office:
        await types(sari, "/start", then="Selamat bertugas")
        await sari.expects("2 dari 3", buttons=["Latihan melapor"])
        await types(sari, "/bantuan", then="Ketik saja")
        await taps(sari, "Lima menit pertama", then="2 dari 3")
        await taps(sari, "Lewati", then="3 dari 3")
        await types(sari, "/start", then="Selamat bertugas")
        await types(sari, "/bantuan", then="Ketik saja")
        await taps(sari, "Lima menit pertama", then="1 dari 3")
        await office.all_is_sent()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_short_screens(role: Role) -> None:
    for step in FirstStep:
        shown = screens.step(step, {role})

        assert len(shown.html) <= MOST_LETTERS
        assert len(shown.rows) <= MOST_ROWS
        assert all(fits(button.label, len(row)) for row in shown.rows for button in row)
