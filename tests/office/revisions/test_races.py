"""What locks a row and what locks a whole table never wait for each other in a circle."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from office.database import AsyncSession
from office.people import Member
from office.revisions import Revisions, Written, casework
from office.shelf import digest
from office.suggestions import Suggestion, SuggestionKind, SuggestionState
from office.suggestions import store as suggestion_store
from tests.office.archive import Archive
from tests.office.replicas.locks import how_many_wait
from tests.office.revisions.conftest import Files
from tests.waiting import until

# On SQLite one writes at a time.
pytestmark = [
    pytest.mark.timeout(60),
    pytest.mark.parametrize("engine_name", [pytest.param("postgres", marks=pytest.mark.postgres)]),
]
PATH = "sop/paspor-basah.md"


class Holder:
    """Keeps the first to lock a suggestion from going on until another one waits for something."""

    def __init__(self, archive: Archive, lock: Callable[..., Awaitable[Suggestion | None]]) -> None:
        self._archive, self._lock = archive, lock
        self.has_it = asyncio.Event()

    async def lock(self, session: AsyncSession, suggestion_id: int) -> Suggestion | None:
        found = await self._lock(session, suggestion_id)
        if not self.has_it.is_set():
            self.has_it.set()
            await until(lambda: how_many_wait(self._archive.services.database))
        return found


@pytest.fixture
def holder(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Holder:
    one = Holder(archive, suggestion_store.lock_suggestion)
    monkeypatch.setattr(suggestion_store, "lock_suggestion", one.lock)
    monkeypatch.setattr(casework, "lock_suggestion", one.lock)
    return one


@pytest.fixture
async def gap(archive: Archive) -> Suggestion:
    """What somebody has asked in vain; no keeper has decided."""
    gap = Suggestion(
        kind=SuggestionKind.GAP,
        section="dokintalkim",
        text="paspor basah bayar?",
        people=1,
        times=1,
        last_at=archive.clock.now(),
    )
    async with archive.services.database.begin() as session:
        session.add(gap)
    return gap


def written(gap: Suggestion) -> Written:
    return Written(
        path=PATH,
        title="Paspor",
        section="dokintalkim",
        heading="Biaya",
        text="Isi baru.",
        written_on=digest("Isi lama."),
        basis=digest("Isi lama."),
        questions=(gap.text,),
        gap_id=gap.id,
    )


async def test_a_text_for_a_gap_starts_while_suggestions_are_gathered(
    archive: Archive,
    files: Files,
    keeper: Member,
    head: Member,
    gap: Suggestion,
    holder: Holder,
    revisions: Revisions,
) -> None:
    files.texts = {PATH: "Isi lama."}
    draft = await revisions.drafting.submit(keeper, written(gap))

    approving = asyncio.create_task(revisions.reviewing.approve(draft.id, head))
    await holder.has_it.wait()
    await asyncio.gather(approving, gather_once_more(archive))

    assert [revision.path for revision in await revisions.queries.in_force()] == [PATH]


async def test_a_keeper_decides_while_suggestions_are_gathered(
    archive: Archive, keeper: Member, gap: Suggestion, holder: Holder
) -> None:
    suggestions = archive.services.suggestions

    deciding = asyncio.create_task(suggestions.deciding.is_elsewhere(gap.id, keeper))
    await holder.has_it.wait()
    await asyncio.gather(deciding, gather_once_more(archive))

    decided = await suggestions.deciding.reread(gap.id)
    assert decided.state is SuggestionState.ELSEWHERE


async def gather_once_more(archive: Archive) -> None:
    """As a look at the questions does that finds one more of that gap."""
    async with archive.services.database.begin(keeps_update_open=True) as session:
        await suggestion_store.begin_gathering(session)
        (known,) = await suggestion_store.suggestions_of_kind(session, SuggestionKind.GAP)
        known.times += 1
        session.add(known)
