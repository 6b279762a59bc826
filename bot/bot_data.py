"""What every handler can reach: the office's services, its content, the commands."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from bot.metrics.metrics import Metrics
from bot.screens.questions import Renderer
from bot.telegram.menus import Command, Menus
from bot.telegram.screen import Screen
from bot.texts.answers import PASSAGE_GONE
from bot.texts.help import Groups
from bot.watchdog import Watchdog
from knowledge.search.answer import Answer, Band
from knowledge.shelf import LearnedPhrasing, Shelf, fingerprint
from office.answers import HeadAnswer
from office.errors import Refusal
from office.privacy import Kind
from office.questions.pace import QuestionPace
from office.services import Services


@dataclass
class BotData:
    """Shared by all handlers. What changes in it need not be stored."""

    services: Services
    shelf: Shelf
    zone: ZoneInfo
    commands: tuple[Command, ...]
    help: Groups
    menus: Menus
    refusals: Mapping[type[Refusal], Callable[[Any], str] | str]
    metrics: Metrics = field(default_factory=Metrics)
    watchdog: Watchdog = field(default_factory=Watchdog)
    # Lets a handler that waits give its place to another chat. Set once the chat queues are open.
    resting: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    # Whether updates come in.
    is_open: bool = False
    paces: dict[int, QuestionPace] = field(default_factory=dict)
    # The ids of the revisions that the shelf uses.
    revised: tuple[int, ...] = ()
    # Questions that are not the office's task.
    elsewhere: tuple[str, ...] = ()
    failures: dict[int, Exception] = field(default_factory=dict)
    # Questions that were answered while nothing could be stored. They are recorded later, without
    # another answer.
    unrecorded: set[int] = field(default_factory=set)
    # The faults of the files on disk that each member was told.
    told_faults: dict[int, frozenset[str]] = field(default_factory=dict)
    # Updates whose sender was told that they wait for space on the disk.
    told_unstored: set[int] = field(default_factory=set)
    masked: ContextVar[tuple[Kind, ...]] = field(
        default_factory=lambda: ContextVar("masked", default=())
    )
    # Set with every load, until it is checked what the load has changed.
    loaded: asyncio.Event = field(default_factory=asyncio.Event)
    # Two loads at the same time could end in any order.
    _reloading: asyncio.Lock = field(default_factory=asyncio.Lock)

    def refusal(self, error: Refusal) -> str:
        """Put a refusal of the office into a polite sentence."""
        phrase = self.refusals[type(error)]
        return phrase if isinstance(phrase, str) else phrase(error)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Note for the length of the block that updates come in."""
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False

    def said_in(self, answer: HeadAnswer | None) -> str:
        """What a head has answered, in short: the words, or the name of the passage."""
        if answer is None or not answer.passage:
            return escape(answer.text) if answer is not None else ""
        passage = self.shelf.passage(answer.passage)
        if passage is None:
            return PASSAGE_GONE
        return escape(f"{passage.sop.title} — {passage.section.heading}")

    def pointed_at(
        self, answer: HeadAnswer, question_id: int = 0, unit: str | None = None
    ) -> Screen | None:
        """Return the passage that a head has chosen as the answer, if it is still on the shelf.

        With the id of a question its asker can judge the passage.
        """
        passage = self.shelf.passage(answer.passage)
        return (
            Renderer.of(self, unit).passage(passage, question_id) if passage is not None else None
        )

    async def head_answer(self, answer: Answer) -> HeadAnswer | None:
        """Return what a head has answered to the same question, if it is still in force.

        It is replaced once the shelf surely says something that it did not say then.
        """
        queries = self.services.answers.queries
        answered = await queries.answered()
        same = self.shelf.likeness.nearest(answer.question, [one.question for one in answered])
        found = next((one for one in answered if one.question == same), None)
        if found is None:
            return None
        sure = answer.section if answer.band is Band.SURE else None
        if sure is not None and found.beside != fingerprint(sure):
            return None
        return await queries.answer(found.id)

    async def learn(self) -> None:
        """Load what keepers decided: revisions, phrasings, and what is not the office's task.

        Both are loaded together, because a new section and its sample questions belong together. If
        the index must be built anew, a thread does it. In place of a revision that cannot be used,
        the one before is used.

        Raises:
            BrokenKnowledge: the files themselves have faults. What was in use stays in use.
        """
        revisions, shelf = self.services.revisions.queries, self.shelf
        # The reading stands within the lock, too: an older reading must not be adopted last.
        async with self._reloading:
            ids = await revisions.ids_in_force()
            learned = await self.services.suggestions.deciding.learned()
            self.elsewhere = tuple(one.text for one in learned.elsewhere)
            phrasings = tuple(LearnedPhrasing(one.text, one.passage) for one in learned.phrasings)
            texts = shelf.revisions
            if ids != self.revised:
                texts = {one.path: one.text for one in await revisions.in_force()}
            older = await revisions.older(shelf.left_out)
            while (phrasings, texts, older) != (shelf.learned, shelf.revisions, shelf.older):
                await asyncio.to_thread(shelf.adopt, phrasings, texts, older)
                self.loaded.set()
                # Only now is it known which ones cannot be used.
                older = await revisions.older(shelf.left_out)
            self.revised = ids

    def is_elsewhere(self, answer: Answer) -> bool:
        """Whether a keeper has said that the same question is not the office's task."""
        is_sure = answer.band is Band.SURE
        return (
            not is_sure and self.shelf.likeness.nearest(answer.question, self.elsewhere) is not None
        )

    async def reload(self) -> None:
        """Read the content again, in a thread, because building the index takes a moment.

        Raises:
            BrokenKnowledge: the new content has faults. The old content stays in use.
        """
        async with self._reloading:
            await asyncio.to_thread(self.shelf.reload)
            self.loaded.set()
