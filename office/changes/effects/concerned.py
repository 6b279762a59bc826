"""Whom changes concern: those who were shown or opened the section, practise it, or own it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from office.changes import store
from office.changes.rules.differences import Difference
from office.database import AsyncSession
from office.people import Member, active_members, sections_of

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf

LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Places:
    """The changed sections, found by every name under which they are or were known."""

    differing: Sequence[Difference]
    shelf: "OfficeShelf"

    @property
    def sops(self) -> frozenset[str] | None:
        """Return the SOPs that hold all that changed; None if some of it has moved."""
        if any(
            difference.now is None or difference.now.address != difference.address
            for difference in self.differing
        ):
            return None
        return frozenset(difference.sop_id for difference in self.differing)

    def of(self, sop_id: str, section: str) -> list[int]:
        """Return the indexes of the changes of that section, or of the whole SOP without one."""
        if not section:
            return [
                at for at, difference in enumerate(self.differing) if difference.sop_id == sop_id
            ]
        was = self.shelf.former_address(sop_id, section)
        found = [at for at, difference in enumerate(self.differing) if difference.address == was]
        return found or self.at(self.shelf.now_at(was) or "")

    def at(self, passage: str) -> list[int]:
        """Return the indexes of the changes of the section that has this address now."""
        return [
            at
            for at, difference in enumerate(self.differing)
            if difference.now is not None and difference.now.address == passage
        ]


async def concerned(
    session: AsyncSession,
    places: Places,
    *,
    now: datetime,
    today: date,
) -> list[dict[int, int | None]]:
    """Return for each change the members whom it concerns, with their latest question on it."""
    members = await active_members(session)
    active = {member.id for member in members}
    found: list[dict[int, int | None]] = [
        _owners(difference, members, today) for difference in places.differing
    ]
    for member, sop_id, section in await store.opened(session, today - LOOKS_BACK):
        for at in places.of(sop_id, section):
            found[at].setdefault(member, None)
    resting = resting_on(places)
    for item, member in await store.learners(session, list(resting), today - LOOKS_BACK):
        for at in resting[item]:
            found[at].setdefault(member, None)
    # The latest question comes last and wins.
    for member, question, sop_id, section in await store.shown(
        session, now - LOOKS_BACK, places.sops
    ):
        for at in places.of(sop_id, section):
            found[at][member] = question
    return [{number: asked for number, asked in each.items() if number in active} for each in found]


def _owners(one: Difference, members: Iterable[Member], today: date) -> dict[int, int | None]:
    return {member.id: None for member in members if one.owner in sections_of(member, today)}


def resting_on(places: Places) -> Mapping[str, list[int]]:
    """Return the training items that rest on changed sections, with the indexes of the changes."""
    found: dict[str, list[int]] = defaultdict(list)
    for item, facts in places.shelf.items().items():
        if at := places.at(facts.passage):
            found[item] = at
    return found
