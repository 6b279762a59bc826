"""The local Telegram, the settings and the office of the journeys, to be killed."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import application
from botapi_emulator import Emulator
from office.clock import HandMovedClock
from office.settings import Settings
from tests.crash.death import Lives
from tests.journeys.conftest import CAST, Office, open_office
from tests.journeys.fixtures import *  # noqa: F403 - pytest finds fixtures by their names here


@pytest.fixture
def lives(
    telegram: Emulator,
    clock: HandMovedClock,
    settings: Settings,
    staffed_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Lives:
    """The office of the journeys, which may die at any moment and is opened again."""
    monkeypatch.setattr(application, "_CLOSING_SECONDS", 0.05)
    shutil.copy(staffed_file, settings.database_url.removeprefix("sqlite:///"))
    people = {key: telegram.person(newcomer.name) for key, newcomer in CAST.items()}
    for person in people.values():
        person.pressed_start()

    @asynccontextmanager
    async def life() -> AsyncIterator[Office]:
        async with open_office(telegram, clock, settings) as office:
            office.people.update(people)
            yield office

    return Lives(people, life)
