"""What of a sealed database can be read is seen by the judge of the chaos."""

import shutil
from pathlib import Path

from office.clock import HandMovedClock
from office.database import sealing
from office.inbox import StoredUpdate
from office.services import Services, metadata, open_services
from office.settings import Settings, load
from tests.chaos.machines import keys
from tests.chaos.machines.keys import Keys, with_keys


def _settings(tmp_path: Path, migrated_file: Path) -> Settings:
    shutil.copy(migrated_file, tmp_path / "pandu.db")
    return load(_env_file=None, database_url=f"sqlite:///{tmp_path / 'pandu.db'}")


async def _asks(services: Services, update_id: int, words: str) -> None:
    await services.inbox.accept([StoredUpdate(update_id, 4711, words)])


async def _readable(settings: Settings, clock: HandMovedClock) -> list[str]:
    async with open_services(settings, clock) as services:
        return [fault async for fault in keys.faults(services)]


async def test_what_was_never_sealed_is_seen_and_after_the_change_nothing_is(
    tmp_path: Path, migrated_file: Path, clock: HandMovedClock
) -> None:
    settings, them = _settings(tmp_path, migrated_file), Keys.fresh()
    async with open_services(settings, clock) as services:
        await _asks(services, 1, "{}")
    async with open_services(with_keys(settings, them.old), clock) as services:
        await _asks(services, 2, "{}")

    changed = with_keys(settings, them.changed)
    assert await _readable(changed, clock) == ["inbox.payload holds 1 texts that are not sealed"]
    async with open_services(changed, clock) as services:
        async for _ in sealing.rotate(services.database, metadata):
            pass
    assert await _readable(with_keys(settings, them.new), clock) == []
