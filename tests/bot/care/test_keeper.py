"""Who looks at what: a machine says nothing of what it cannot see."""

from types import SimpleNamespace
from typing import cast

from bot.care import keeper
from bot.care.table import WATCHES
from bot.care.watch import CarePlace
from office.care import CareWatch
from office.settings import load
from tests.conftest import NINE


async def test_a_machine_without_backups_does_not_end_the_trouble_of_another() -> None:
    ended: list[CareWatch] = []

    async def end(watch: CareWatch, _place: str) -> bool:
        ended.append(watch)
        return True

    services = SimpleNamespace(care=SimpleNamespace(end=end))
    place = SimpleNamespace(settings=load(_env_file=None), services=services, now=NINE)
    here = keeper._Keeper(cast(CarePlace, place))

    for watch in WATCHES:
        if watch.name in (CareWatch.BACKUP, CareWatch.COPY):
            await here.look(watch)

    assert ended == []
