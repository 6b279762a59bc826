"""Reads the news of changes for readers and keepers, and counts who has read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.changes import store
from office.changes.errors import ChangeUnknown
from office.changes.models import SectionInForce, SopChange
from office.changes.rules.differences import lines_apart
from office.changes.rules.telling import moment_of
from office.changes.shelf_watch import ShelfWatch
from office.people import Member, Role
from office.suggestions.decisions.deciding import Deciding

LOOKS_BACK = timedelta(days=90)
_MOST = 10


@dataclass(frozen=True)
class AskedBefore:
    """A member's question that was answered with the old words, and when it was asked."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Piece:
    """What changed in one section: the lines that are gone, and those that are new."""

    change: SopChange
    gone: tuple[str, ...]
    come: tuple[str, ...]
    asked: AskedBefore | None


@dataclass(frozen=True)
class ChangeNews:
    """What one member is told in one message. `key` is the moment that all its changes share."""

    key: str
    pieces: tuple[Piece, ...]
    read_at: datetime | None

    @property
    def must_read(self) -> bool:
        return any(piece.change.must_read for piece in self.pieces)


@dataclass(frozen=True)
class Replaced:
    """A head's answer that an SOP has replaced: the question, and who had answered it."""

    question: str
    post: str


@dataclass(frozen=True)
class Spread:
    """How many people a change concerns, and how many have read it."""

    change: SopChange
    told: int
    read: int


class News:
    """The news for readers and keepers."""

    def __init__(self, shared: ShelfWatch, deciding: Deciding) -> None:
        self.shared = shared
        self.deciding = deciding

    async def has_changed(self, passage: str, since: datetime) -> bool:
        """Whether the words of a section have changed since that moment, or it is gone."""
        shelf = self.shared.shelf()
        address = shelf.now_at(passage)
        async with self.shared.database.read() as session:
            known = await session.get(SectionInForce, address) if address is not None else None
        if known is None:
            return True
        marks = {section.address: section.fingerprint for section in shelf.sections()}
        # What was published a moment ago is not recorded yet.
        is_newer = marks.get(known.address) != known.fingerprint
        return is_newer or (known.since is not None and known.since > since)

    async def for_member(self, key: str, member_id: int) -> ChangeNews | None:
        """Return what the member is told at that moment; None if nothing of it is left.

        What was changed and then changed back is no news.
        """
        told_at = moment_of(key)
        async with self.shared.database.read() as session:
            rows = await store.changes_for(session, told_at, member_id)
            ids = [reader.question_id for _, reader in rows if reader.question_id is not None]
            questions = await store.questions(session, ids)
        firsts: dict[str, str] = {}
        lasts = {}
        for change, reader in rows:
            firsts.setdefault(change.address, change.before)
            lasts[change.address] = (change, reader)
        pieces = []
        for address, (change, reader) in lasts.items():
            gone, come = lines_apart(firsts[address], change.after)
            asked = questions.get(reader.question_id or 0)
            told = (
                AskedBefore(asked.text, asked.asked_at)
                if asked is not None and asked.text
                else None
            )
            if gone or come:
                pieces.append(Piece(change, gone, come, told))
        if not pieces:
            return None
        read = [reader.read_at for _, reader in rows]
        is_read = all(at is not None for at in read)
        return ChangeNews(key, tuple(pieces), max(at for at in read if at) if is_read else None)

    async def read(self, key: str, member: Member) -> ChangeNews:
        """Note that the member has read what they were told at that moment. The first time counts.

        Raises:
            ChangeUnknown: they were told nothing then.
        """
        told_at = moment_of(key)
        async with self.shared.database.begin() as session:
            rows = await store.changes_for(session, told_at, member.id)
            readers = [reader.id for _, reader in rows]
            await store.mark_read(session, readers, self.shared.clock.now())
        news = await self.for_member(key, member.id)
        if news is None:
            raise ChangeUnknown
        return news

    async def replaced(self, answer_id: int) -> Replaced | None:
        """Return the answer that was replaced; None if its words are no longer kept."""
        async with self.shared.database.read() as session:
            found = await store.ended_answer(session, answer_id)
        if found is None:
            return None
        answer, forwarded = found
        question = answer.question or forwarded or ""
        return Replaced(question, answer.post) if question else None

    async def filled(self, question_id: int, member_id: int) -> str | None:
        """Return the words of a member's question that the shelf answers now, or None."""
        async with self.shared.database.read() as session:
            found = (await store.questions(session, [question_id])).get(question_id)
        is_theirs = found is not None and found.member_id == member_id
        return (found.read_as or found.text) or None if found is not None and is_theirs else None

    async def recent(self) -> Sequence[SopChange]:
        """Return each section's last change in ninety days, unless it was changed back."""
        after = self.shared.clock.now() - LOOKS_BACK
        async with self.shared.database.read() as session:
            found = await store.recent(session, after)
        befores = {change.address: change.before for change in found}
        lasts: dict[str, SopChange] = {}
        for change in found:
            lasts.setdefault(change.address, change)
        changed = (it for it in lasts.values() if it.after != befores[it.address])
        return list(changed)[:_MOST]

    async def spreads(self, viewer: Member) -> Sequence[Spread]:
        """Return the latest changes of the sections that the member keeps or heads."""
        sections = await self._sections(viewer)
        async with self.shared.database.read() as session:
            found = await store.latest(
                session, sections, self.shared.clock.now() - LOOKS_BACK, _MOST
            )
        return [Spread(*one) for one in found]

    async def _sections(self, viewer: Member) -> Collection[str]:
        today = self.shared.people.today()
        posts = [post for post in viewer.appointments if post.is_held_on(today)]
        if any(post.role is Role.HEAD_OF_OFFICE for post in posts):
            return self.shared.rules().sections
        headed = {post.section for post in posts if post.role is Role.SECTION_HEAD and post.section}
        return await self.deciding.sections(viewer) | headed
