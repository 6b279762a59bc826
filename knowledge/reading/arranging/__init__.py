"""What an office arranges in chat: the parts of `office.toml` as lines that people send back."""

from knowledge.reading.arranging.combining import (
    merged,
    only_parts_differ,
    touched,
    with_parts_of,
)
from knowledge.reading.arranging.parts import NEW, OfficePart, PartGroup, parts
from knowledge.reading.arranging.rewriting import NotRewritable
from knowledge.reading.arranging.sheets import AS_OFFICE, applied, lines_of
from knowledge.reading.arranging.wording import BadLine, Expected

__all__ = [
    "AS_OFFICE",
    "NEW",
    "BadLine",
    "Expected",
    "NotRewritable",
    "OfficePart",
    "PartGroup",
    "applied",
    "lines_of",
    "merged",
    "only_parts_differ",
    "parts",
    "touched",
    "with_parts_of",
]
