"""How SOPs in force were published: whether all must read them, and who knows them already."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from office.database import AsyncSession
from office.revisions import published_revisions, revisions_in_force

_ROOMS = ("sop", "issuers")


@dataclass(frozen=True)
class PublishedAs:
    """What was said at the publication of an SOP. A file asks nobody to read it."""

    must_read: bool = False
    known_to: frozenset[int] = frozenset()
    """Those who wrote and approved it: they need no news of it."""


Publications = Callable[[AsyncSession, Iterable[str]], Awaitable[Mapping[str, PublishedAs]]]
"""Returns the publications of those of these SOPs that have a revision in force."""


async def publications(session: AsyncSession, sops: Iterable[str]) -> Mapping[str, PublishedAs]:
    """Read the publications from the revisions in force."""
    paths = {f"{room}/{sop}.md": sop for sop in sops for room in _ROOMS}
    return {
        paths[path]: PublishedAs(must_read, frozenset(filter(None, (author, approver))))
        for path, must_read, author, approver in await published_revisions(session, list(paths))
    }


InForce = Callable[[AsyncSession, Mapping[str, str]], Awaitable[bool]]
"""Whether these texts, by their paths, are the revisions in force."""


async def are_in_force(session: AsyncSession, texts: Mapping[str, str]) -> bool:
    """Compare them with those that stand over files now."""
    return {revision.path: revision.text for revision in await revisions_in_force(session)} == dict(
        texts
    )
