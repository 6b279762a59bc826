"""The history of the setup: which answers are in force, and since when the office is live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from office import hash_chain
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.payload import Payload, read, write
from office.revisions import Revision
from office.setup import store
from office.setup.models import SetupEntry, SetupEvent
from office.setup.paper import GivenPaper, PaperFigures
from office.setup.steps import ReadinessStep, StepAnswer


@dataclass(frozen=True)
class SetupDeed(Payload):
    """What an entry says besides who and when."""

    step: str | None = None
    answer: str | None = None
    about: int | None = None
    """The number of the entry that is undone."""
    revision: int | None = None
    """The revision of `office.toml` that has begun."""
    text: str | None = None
    """The digest of that file as it is in force since."""
    paper: PaperFigures | None = None


@dataclass(frozen=True)
class GivenAnswer:
    """An answer in force."""

    answer: StepAnswer
    number: int
    by_id: int | None
    """None: it was given at the terminal."""
    at: datetime


@dataclass(frozen=True)
class SetupStanding:
    """What the history comes to."""

    said: Mapping[ReadinessStep, GivenAnswer]
    live_since: datetime | None
    paper: GivenPaper | None = None


def standing(entries: Iterable[SetupEntry]) -> SetupStanding:
    """Return which answers are in force. One that is undone gives way to the one before it."""
    given: dict[ReadinessStep, list[GivenAnswer]] = {}
    papers: list[GivenPaper] = []
    live_since = None
    for entry in entries:
        if entry.event is SetupEvent.LIVE:
            live_since = live_since or entry.at
            continue
        if entry.event is SetupEvent.ARRANGED:
            continue
        deed = read(SetupDeed, entry.detail)
        if deed.paper is not None:
            papers.append(GivenPaper(deed.paper, entry.number, entry.actor_id, entry.at))
            continue
        if entry.event is SetupEvent.UNDONE and deed.step is None:
            papers = [paper for paper in papers if paper.number != deed.about]
            continue
        answers = given.setdefault(ReadinessStep(deed.step or ""), [])
        if entry.event is SetupEvent.UNDONE:
            answers[:] = [said for said in answers if said.number != deed.about]
        else:
            answer = StepAnswer(deed.answer or "")
            answers.append(GivenAnswer(answer, entry.number, entry.actor_id, entry.at))
    said = {step: found[-1] for step, found in given.items() if found}
    return SetupStanding(said, live_since, papers[-1] if papers else None)


async def locked(session: AsyncSession) -> SetupStanding:
    """Return what the history comes to, and let nobody else add to it until the end."""
    await lock_table(session, SetupEntry)
    return standing(await store.everything(session))


async def note_arranged(session: AsyncSession, at: datetime, begun: Revision) -> None:
    """Chain that a revision of `office.toml` is in force, once: later changes of the row show."""
    await lock_table(session, SetupEntry)
    for entry in await store.everything(session):
        is_arranged = entry.event is SetupEvent.ARRANGED
        if is_arranged and read(SetupDeed, entry.detail).revision == begun.id:
            return
    deed = SetupDeed(revision=begun.id, text=sha256(begun.text.encode()).hexdigest())
    await record(session, at, SetupEvent.ARRANGED, begun.approver_id, deed)


async def record(
    session: AsyncSession,
    at: datetime,
    event: SetupEvent,
    actor_id: int | None,
    deed: SetupDeed = SetupDeed(),
) -> SetupEntry:
    """Add an entry, in a transaction that has locked the history."""
    entry = SetupEntry(at=at, event=event, actor_id=actor_id, detail=write(deed))
    hash_chain.fasten(entry, await store.last(session))
    session.add(entry)
    await session.flush()
    return entry
