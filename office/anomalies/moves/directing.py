"""How heads direct reports: give them to somebody, push the holder, snooze their own reminders."""

from collections.abc import Sequence
from datetime import datetime

from office.anomalies.errors import AnomalyUnknown, NobodyToPush, NotYourTurn, PushedToday
from office.anomalies.facts import ASSIGNMENT, CardTurn
from office.anomalies.models import TAKEN, Anomaly, Event
from office.anomalies.moves.climbing import return_to_tier
from office.anomalies.notices import Notice
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS
from office.database import AsyncSession
from office.forms import forget_form
from office.people import Member, active_members, sections_of
from office.posts.posts import COORDINATOR, Roster


class Directing(ReportService):
    """What heads do with reports that somebody else works on."""

    async def candidates(self, anomaly: Anomaly, head_id: int) -> Sequence[Member]:
        """Return the members to whom this head may give it: themselves first, then the section.

        Raises:
            NotYourTurn: the head may not give it away.
        """
        async with self.database.read() as session:
            today = await self.shared.roster(session)
            if not self.rights.may_direct(anomaly, head_id, today):
                raise NotYourTurn
            return await self._candidates(session, anomaly, head_id, today)

    async def assign(self, anomaly_id: int, by: Member, to: int) -> Anomaly:
        """Give the report to a member of the section, who then promises. To oneself: take it over.

        Raises:
            AnomalyUnknown: it cannot be given to that person.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_to_direct(session, anomaly_id, by)
            today = await self.shared.roster(session)
            people = {
                candidate.id: candidate
                for candidate in await self._candidates(session, anomaly, by.id, today)
            }
            if to not in people:
                raise AnomalyUnknown
            if anomaly.state in TAKEN and anomaly.holder_id == to:
                return anomaly
            before = self.rights.responsible(anomaly, today) - {by.id, to}
            number = await self._hand_to(session, anomaly, by, to)
            for member in before:
                await self.shared.tell(session, anomaly, Notice.HANDED_OVER, member, number)
            await self.shared.refresh_cards(session, anomaly)
            await forget_form(session, by.id, CASE_WORDS.topic)
        return anomaly

    async def _hand_to(self, session: AsyncSession, anomaly: Anomaly, by: Member, to: int) -> int:
        is_own = to == by.id
        anomaly.give(to, self.clock.now(), self.shared.hours, None if is_own else by.id)
        if is_own:
            return await self.shared.record(session, anomaly, Event.ACKNOWLEDGED, to)
        number = await self.shared.record(session, anomaly, Event.ASSIGNED, by.id, to)
        await self.shared.overtake_drills(session, anomaly, to)
        await self.shared.tell(
            session,
            anomaly,
            Notice.CARD,
            to,
            CardTurn(anomaly.tier, ASSIGNMENT),
            key=f"card:{anomaly.id}:{ASSIGNMENT}:{number}",
        )
        return number

    async def give_back(self, anomaly_id: int, by: Member) -> Anomaly:
        """Return the report to the tier whose head gave it to this member.

        Raises:
            NotYourTurn: nobody gave it to them.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_move(session, anomaly_id, by)
            anomaly.give_back(by.id)
            await self.shared.record(session, anomaly, Event.GIVEN_BACK, by.id)
            await return_to_tier(session, self.shared, anomaly)
            await self.shared.close_menu(session, by)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def push(self, anomaly_id: int, by: Member) -> Anomaly:
        """Ask the holder how the report goes. Once a day, by all together.

        Raises:
            NobodyToPush: nobody else has it. PushedToday: somebody has already asked today.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            today = await self.shared.roster(session)
            last = await REPORTS.last(session, anomaly.id, [Event.PUSHED])
            people = self.shared.people
            if last is not None and people.day_of(last.at) == people.today():
                raise PushedToday(last.actor_id, last.at)
            them = self.rights.with_whom(anomaly, today) - {by.id}
            if not them:
                raise NobodyToPush
            number = await self.shared.record(session, anomaly, Event.PUSHED, by.id)
            await self.shared.close_menu(session, by)
            for member in them:
                await self.shared.tell(session, anomaly, Notice.PUSHED, member, number)
        return anomaly

    async def snooze(self, anomaly_id: int, by: Member, until: datetime | None) -> Anomaly:
        """Silence the member's own reminders until then; None ends it. No clock stops.

        Raises:
            NotYourTurn: they do not have the report.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_move(session, anomaly_id, by)
            anomaly.snooze(by.id, until)
            await self.shared.record(session, anomaly, Event.SNOOZED, by.id, until)
            await self.shared.refresh_cards(session, anomaly, of={by.id})
            await forget_form(session, by.id, CASE_WORDS.topic)
        return anomaly

    async def _candidates(
        self, session: AsyncSession, anomaly: Anomaly, head_id: int, today: Roster
    ) -> list[Member]:
        """Return the people of the section; if a coordinator gives the report away, of the unit."""
        day = self.shared.people.today()
        excluded = self.shared.excluded(anomaly, today) | {head_id}
        posts = [post for post in anomaly.escalation_policy.posts if today.held(head_id, post, day)]
        is_coordinator = all(post.role == COORDINATOR for post in posts)
        everybody = await active_members(session)
        found = [
            member
            for member in everybody
            if member.unreachable_at is None
            and member.id not in excluded
            and member.id not in today.on_leave
            and (
                member.unit == anomaly.unit
                if is_coordinator
                else anomaly.section in sections_of(member, day)
            )
        ]
        head = [member for member in everybody if member.id == head_id]
        return [*head, *sorted(found, key=lambda member: member.name)]
