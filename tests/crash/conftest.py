"""The local Telegram, the settings and the office of the journeys, to be killed."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import application
from botapi_emulator import Emulator
from office.clock import HandMovedClock
from office.settings import Settings
from tests.crash.death import Lives
from tests.crash.killing import story as story_of
from tests.journeys.conftest import CAST, Office, open_office
from tests.journeys.fixtures import *  # noqa: F403 - pytest finds fixtures by their names here

Story = Callable[..., Any]


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


@pytest.fixture(params=["before", "after", "between"])
def story(
    request: pytest.FixtureRequest, telegram: Emulator, settings: Settings, tmp_path: Path
) -> Story:
    """A story in which the program is killed at every request, before, after or between them."""
    return partial(story_of, telegram, settings, tmp_path, request.param)
