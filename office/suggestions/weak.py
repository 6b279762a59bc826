"""Which sections are weak: asked for and not found, disliked, or with few sample questions."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from office.database import Database
from office.questions import Question
from office.suggestions import store
from office.suggestions.gathering import meant_in

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf

LOOKS_BACK = timedelta(days=90)
_MOST = 2_000
_MOST_HIDERS = 3


@dataclass(frozen=True)
class Weak:
    """A section: how often it was meant, and not shown for the same words on the shelf of today."""

    passage: str
    samples: int
    asked: int = 0
    missed: int = 0
    disliked: int = 0
    hidden_by: tuple[tuple[str, int], ...] = ()
    """The sections that stand in front, with the times, the most frequent first."""


async def weak_sections(
    database: Database | None, now: datetime, shelf: "OfficeShelf"
) -> tuple[Weak, ...]:
    """Return the weak sections, those first that are missed and disliked most.

    Without a database only the sample questions are counted.
    """
    meant: Sequence[Question] = ()
    disliked: Sequence[Question] = ()
    if database is not None:
        async with database.read() as session:
            meant = await store.chosen(session, now - LOOKS_BACK, _MOST)
            disliked = await store.disliked(session, now - LOOKS_BACK, _MOST)
    return await asyncio.to_thread(_looked_at, shelf, meant, disliked)


def _looked_at(
    shelf: "OfficeShelf", meant: Sequence[Question], disliked: Sequence[Question]
) -> tuple[Weak, ...]:
    asked, missed = Counter[str](), Counter[str]()
    hidden: dict[str, Counter[str]] = defaultdict(Counter)
    for question in meant:
        passage = meant_in(shelf, question)
        if passage is None or not question.text:
            continue
        asked[passage] += 1
        shown, first = shelf.first(question.read_as or question.text)
        missed[passage] += shown != passage
        if first not in (None, passage):
            hidden[passage][str(first)] += 1
    unhelpful = Counter(
        at for it in disliked if (at := shelf.address(it.sop_id or "", it.section or ""))
    )
    found = [
        Weak(
            passage,
            shelf.samples(passage),
            asked[passage],
            missed[passage],
            unhelpful[passage],
            tuple(hidden[passage].most_common(_MOST_HIDERS)),
        )
        for passage in shelf.passages()
        if missed[passage] or unhelpful[passage] or shelf.has_few_samples(passage)
    ]
    return tuple(sorted(found, key=lambda it: (-it.missed - it.disliked, it.samples, it.passage)))
