"""How a draft stands to what is in force now, which may have changed since it was written.

A pure rule on texts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from office.shelf import digest


@dataclass(frozen=True)
class DraftStanding:
    """A draft on the text that is in force now."""

    # The text that it would replace.
    before: str | None
    # The whole file with its changes. None: its sections have changed since it was written.
    text: str | None
    # The sections that others have changed since.
    meanwhile: frozenset[str] = frozenset()


def standing(
    path: str, text: str, written_on: str, now: str | None, past: Iterable[str | None]
) -> DraftStanding:
    """Put a text that was written on one of the `past` ones onto the one that is in force now."""
    # Commands that write no content need not load what reads it.
    from knowledge.reading import arranging
    from knowledge.reading.revising.content_files import OFFICE
    from knowledge.reading.revising.merging import merged, touched

    base = next((one for one in past if digest(one) == written_on), None)
    if base is None or now is None:
        return DraftStanding(now, None)
    if path == OFFICE:
        return DraftStanding(now, arranging.merged(base, text, now))
    return DraftStanding(now, merged(base, text, now), touched(base, now))
