"""What an officer sets beforehand: the colleague who is called, too, and the counter of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from office.assistance import store
from office.assistance.casework import HelpCasework
from office.assistance.errors import ColleagueUnfit
from office.assistance.models import HelpSetting
from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member


@dataclass(frozen=True)
class Prepared:
    """What is set, and whom the tap would call now."""

    place: str
    unit: str
    colleague: int | None
    called: tuple[int, ...]


class Preparing(ServicePart[HelpCasework]):
    """Sets and shows what a call begins with."""

    async def shown_to(self, member: Member) -> Prepared:
        """Return what is set. Whoever sees it has been told what the button does."""
        async with self.database.begin(keeps_update_open=True) as session:
            setting = await self._touched(session, member)
            place = setting.place_today(self.shared.people.today())
            unit = setting.place_unit if place else member.unit
            circle = await self.shared.circle(session, member.id, unit)
            return Prepared(place, unit, setting.colleague_id, circle.first())

    async def candidates(self, member: Member) -> Sequence[Member]:
        """Return whom the member may name, those of their unit first."""
        async with self.database.read() as session:
            return await store.colleagues(session, member)

    async def name(self, member: Member, colleague_id: int | None) -> None:
        """Name the colleague who is called with the heads; None names nobody.

        Raises:
            ColleagueUnfit: it is oneself, or no member.
        """
        if colleague_id is not None:
            other = await self.shared.people.member(colleague_id)
            if other is None or other.id == member.id:
                raise ColleagueUnfit
        async with self.database.begin() as session:
            (await self._touched(session, member)).colleague_id = colleague_id

    async def stand_at(self, member: Member, place: str, unit: str) -> None:
        """Set the counter at which the member works today. Tomorrow it counts no more."""
        async with self.database.begin() as session:
            setting = await self._touched(session, member)
            setting.place, setting.place_unit = place, unit
            setting.place_on = self.shared.people.today()

    async def tell_once(self, member: Member) -> bool:
        """Whether the member must be told what the button does; notes that they are."""
        async with self.database.read() as session:
            known = await session.get(HelpSetting, member.id)
        if known is not None and known.told_at is not None:
            return False
        async with self.database.begin(keeps_update_open=True) as session:
            await self._touched(session, member)
        return True

    async def _touched(self, session: AsyncSession, member: Member) -> HelpSetting:
        setting = await store.setting(session, member.id)
        setting.told_at = setting.told_at or self.clock.now()
        session.add(setting)
        return setting
