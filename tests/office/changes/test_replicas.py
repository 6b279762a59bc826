"""Replicas with different files record nothing back and forth; the watch over them sees it."""

from copy import copy
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest
from sqlmodel import select

from bot.care import CarePlace, machine
from office import VERSION
from office.care import TroubleKind
from office.changes import SopChange
from office.changes.recording import Recording
from office.people import Member
from office.replicas import Identity, Replicas
from tests.office.archive import Archive
from tests.office.changes.test_recording import BIAYA
from tests.office.texts import Texts

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("engine_name", ["postgres"])]


@dataclass
class Replica:
    """A process that looks at a shelf of its own."""

    replicas: Replicas
    texts: Texts
    recording: Recording

    async def look(self) -> int:
        return await self.recording.record_changes()


@pytest.fixture
async def two(archive: Archive, texts: Texts) -> tuple[Replica, Replica]:
    """Two processes whose shelves say the same."""

    async def replica() -> Replica:
        one = archive.services.changes.recording
        replicas = Replicas(one.shared.database, Identity(), {}, archive.services.inbox)
        await replicas.join()
        own = Texts()
        shared = copy(one.shared)
        shared.shelf, shared.replicas = own, replicas
        replica = Replica(replicas, own, Recording(shared, one.item_hold, one.superseding))
        assert await replica.look() == 0
        return replica

    return await replica(), await replica()


async def changes(archive: Archive) -> list[str]:
    return await archive.rows(select(SopChange.after).order_by(SopChange.id))


async def test_nothing_is_a_change_until_all_replicas_show_it(
    archive: Archive, two: tuple[Replica, Replica], hendra: Member
) -> None:
    new, old = two
    new.texts.words[BIAYA] = "Denda Rp2 juta"

    looks = [await replica.look() for replica in (new, old, new, old)]

    assert looks == [0, 0, 0, 0]
    assert (new.recording.is_waiting, old.recording.is_waiting) == (True, False)
    assert await changes(archive) == []
    old.texts.words[BIAYA] = "Denda Rp2 juta"
    assert [await replica.look() for replica in (old, new)] == [1, 0]
    assert await changes(archive) == ["Denda Rp2 juta"]
    assert not new.recording.is_waiting


async def test_what_the_last_replica_shows_counts_once_the_other_has_left(
    archive: Archive, two: tuple[Replica, Replica], hendra: Member
) -> None:
    new, old = two
    new.texts.words[BIAYA] = "Denda Rp2 juta"
    assert await new.look() == 0

    await old.replicas.leave()

    assert await new.look() == 1
    assert await changes(archive) == ["Denda Rp2 juta"]


async def test_the_watch_names_who_answers_with_what(
    archive: Archive, two: tuple[Replica, Replica]
) -> None:
    new, old = two
    place = cast(CarePlace, SimpleNamespace(services=archive.services))
    assert await machine.replicas(place) is None
    assert await archive.services.replicas.versions() == {VERSION}
    new.texts.words[BIAYA] = "Denda Rp2 juta"
    await new.look()

    found = await machine.replicas(place)

    assert found is not None
    assert found.kind is TroubleKind.REPLICAS_DIFFER
    names = [_name(replica).rpartition(":")[0] for replica in two]
    assert sorted(found.values["groups"].split("; ")) == sorted(names)
    old.texts.words[BIAYA] = "Denda Rp2 juta"
    await old.look()
    assert await machine.replicas(place) is None


def _name(one: Replica) -> str:
    return one.replicas.identity.name
