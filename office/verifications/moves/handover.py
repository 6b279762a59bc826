"""Lets open verifications follow their people: who is away or has left hands theirs over."""

from office.foundation import ServicePart
from office.noun import move_each
from office.people import Member
from office.posts.posts import Roster
from office.verifications import store
from office.verifications.casework import VerificationCasework
from office.verifications.facts import HandedOn
from office.verifications.models import Event, Verification
from office.verifications.notices import VerificationNotice
from office.verifications.store import VERIFICATIONS


class VerificationHandover(ServicePart[VerificationCasework]):
    """Compares those who have a verification with those who are at work today.

    While its officer is away, the head of the section has it, or the head's substitute. When the
    officer is back, so is the verification. Leaves and terms begin and end by date, and nothing is
    written when they do, so it looks regularly.
    """

    async def hand_over(self) -> int:
        """Hand over what has lost its holder or has its officer back. Returns how many."""
        async with self.database.read() as session:
            found = await VERIFICATIONS.all_open(session)
            if not found:
                return 0
            officers = await store.members(
                session, {verification.officer_id for verification in found}
            )
            today = await self.shared.roster(session)
        moved, _ = await move_each(
            [
                verification.id
                for verification in found
                if verification.holder_id != verification.officer_id
                or not is_at_work(officers[verification.officer_id], verification, today)
            ],
            self._hand_over,
            "verifications",
        )
        return moved

    async def _hand_over(self, verification_id: int) -> bool:
        async with self.database.begin() as session:
            verification = await VERIFICATIONS.lock(session, verification_id)
            if verification is None or not verification.is_open:
                return False
            officer = (await store.members(session, [verification.officer_id])).popitem()[1]
            before, holder = verification.holder_id, verification.officer_id
            today = await self.shared.roster(session)
            if not is_at_work(officer, verification, today):
                heads = await self.shared.heads(session, verification, today)
                if not heads or before in heads:
                    return False
                holder = heads[0]
            if holder == before:
                return False
            verification.holder_id = holder
            number = await self.shared.record(
                session, verification, Event.HANDED_ON, detail=HandedOn(holder, None)
            )
            for member in (holder, before):
                await self.shared.tell(
                    session, verification, VerificationNotice.HANDED_ON, member, number
                )
        return True


def is_at_work(officer: Member, verification: Verification, today: Roster) -> bool:
    """Whether the officer still works where the verification was opened, and is there today."""
    is_here = officer.is_active and officer.id not in today.on_leave
    return is_here and officer.unit == verification.unit
