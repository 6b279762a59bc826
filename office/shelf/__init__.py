"""The shelf in the office's terms: what it says of questions, passages, files and training items.

The face imports nothing of `knowledge`: commands that need no shelf load none. `OfficeShelf` stands
in `office_shelf`, and is handed to `open_services`.
"""

from office.shelf.facts import (
    ItemFacts,
    KnownSign,
    LineRecord,
    Publication,
    SectionText,
    Stamped,
    UnreadCase,
    digest,
)

__all__ = [
    "ItemFacts",
    "KnownSign",
    "LineRecord",
    "Publication",
    "SectionText",
    "Stamped",
    "UnreadCase",
    "digest",
]
