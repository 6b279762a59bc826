"""Exports all that is known of a member, and erases a member: UU 27/2022.

Articles 7 and 13 give people the right to a copy of their data in a common format, article 8 the
right to have them erased. Articles 15 and 50 leave a state office what it needs for law
enforcement. So what identifies them is removed, and the office's records keep a number that leads
to nobody.
"""

from collections.abc import Sequence
from typing import Any

from office.data_protection import personal_data_store
from office.data_protection.retention_models import Removal
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.noun import Duties, Histories
from office.people import Member, Role
from office.records import Records

LAW = "UU 27/2022"
_MOST_NAMED = 10


class NoSuchMember(Exception):
    """There is no such member. The text is a sentence for the person who asked."""


class CannotErase(Exception):
    """The member cannot be erased yet. The sentence says what must be done first."""


class PersonalData(Service):
    """The rights of the people whose data these are."""

    def __init__(
        self,
        foundation: Foundation,
        records: Sequence[Records],
        histories: Sequence[Histories],
        duties: Sequence[Duties],
    ) -> None:
        super().__init__(foundation)
        self.columns = [column for each in records for column in each.personal]
        self.histories = histories
        self.duties = duties

    async def export(self, member_id: int) -> dict[str, Any]:
        """Return all that is known of a member, as JSON.

        `own` holds rows about them by table. `named_in` holds the keys of other rows that name
        them.

        Raises:
            NoSuchMember: there is none.
        """
        own: dict[str, list[dict[str, Any]]] = {}
        named_in: dict[str, list[Any]] = {}
        async with self.database.read() as session:
            member = await session.get(Member, member_id)
            if member is None:
                raise NoSuchMember(f"there is no member {member_id}")
            for column in self.columns:
                table: Any = column.model.__tablename__
                found = await personal_data_store.rows(session, column, member)
                if not found:
                    continue
                if column.is_own:
                    hidden = set(column.secret)
                    dumped = [row.model_dump(mode="json", exclude=hidden) for row in found]
                    own.setdefault(table, []).extend(dumped)
                else:
                    named_in[f"{table}.{column.name}"] = [_key(row) for row in found]
        now = self.clock.now()
        return {"exported_at": now.isoformat(), "law": LAW, "own": own, "named_in": named_in}

    async def erase(self, member_id: int) -> str:
        """Erase a member. Returns the name that the records have from now on.

        Raises:
            NoSuchMember: there is none.
            CannotErase: they have something that must be handed over first.
        """
        now = self.clock.now()
        async with self.database.begin() as session:
            member = await personal_data_store.lock(session, member_id)
            if member is None:
                raise NoSuchMember(f"there is no member {member_id}")
            await self._check(session, member)
            for duties in self.duties:
                if duties.before_erasure is not None:
                    await duties.before_erasure(session, member)
            await personal_data_store.close_updates(session, member.telegram_id, now)
            touched = 1 + sum(
                [
                    await personal_data_store.detach(session, column, member)
                    for column in self.columns
                ]
            )
            member.name = f"Mantan anggota {member.id}"
            member.telegram_id = -member.id  # Telegram's accounts are never negative
            member.deactivated_at = member.deactivated_at or now
            member.erased_at = now
            await session.flush()
            await self._check_histories(session, member)
            session.add(Removal(at=now, kind="member", state="erased", rule=LAW, count=touched))
        return member.name

    async def _check(self, session: AsyncSession, member: Member) -> None:
        if member.erased_at is not None:
            raise CannotErase(f"member {member.id} was erased already")
        posts = self.people.roles(member) - {Role.OFFICER} if member.is_active else frozenset()
        if posts:
            raise CannotErase(
                f"member {member.id} still holds: {', '.join(sorted(posts))}. Let somebody else "
                f"take over, then `main.py member deactivate {member.id}`, then erase"
            )
        for duties in self.duties:
            has = await duties.open_cases(session, member.id) if duties.open_cases else None
            if has is not None and has.codes:
                raise CannotErase(
                    f"member {member.id} {has.why}: {_listed(has.codes)}. {has.then} first"
                )
        await self._check_histories(session, member)

    async def _check_histories(self, session: AsyncSession, member: Member) -> None:
        codes = [
            code
            for histories in self.histories
            for code in await histories.broken_with(session, member.id)
        ]
        if codes:
            raise CannotErase(
                f"histories in which member {member.id} acted are broken, and evidence: "
                f"{_listed(codes)}; see `main.py audit verify`"
            )


def _key(row: Any) -> Any:
    values = [getattr(row, column.key) for column in row.__table__.primary_key.columns]
    return values[0] if len(values) == 1 else values


def _listed(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - _MOST_NAMED} more" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more
