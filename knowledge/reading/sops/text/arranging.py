"""In what order the lines of a section are shown once it is known which of them answers."""

import re
from collections.abc import Sequence

from knowledge.reading.sops.text.markdown import Block, Bullet, Numbered, Paragraph, plain_block
from knowledge.reading.words import words

# A list item that begins like this means nothing without those above it.
_LEANING = {"ditambah", "jumlah", "lalu", "kemudian", "selain", "juga", "selebihnya"}
# What an officer must not miss beside the line that answers.
_WARNING = re.compile(
    r"\b(?:kecuali|jangan|dilarang|tidak (?:boleh|berlaku|otomatis)|tetap kena"
    r"|hanya (?:untuk|bila|boleh|bagi))\b",
    re.I,
)


def is_lead(found: Sequence[Block], at: int) -> bool:
    """Whether a block is a paragraph that introduces the list below it."""
    below = found[at + 1] if at + 1 < len(found) else None
    return isinstance(found[at], Paragraph) and isinstance(below, Bullet | Numbered)


def arranged(found: Sequence[Block], line: int | None) -> list[int]:
    """Return the places of the blocks as they are shown: the line that answers first.

    Its lead-in stays above it, what leans on it follows, then the warnings of the section, and
    then the rest. Steps keep their order: of those before the step that answers only warnings
    stay, above it.
    """
    every = list(range(len(found)))
    if line is None or line >= len(found):
        return every
    unit = _unit(found, line)
    lead = _lead(found, line)
    later = [at for at in every if at not in unit and at != lead]
    above: list[int] = []
    if isinstance(found[line], Numbered):
        before = [at for at in later if at < line and isinstance(found[at], Numbered)]
        above = [at for at in before if _is_warning(found[at])]
        later = [at for at in later if at not in before]
    beside = [at for at in later if isinstance(found[at], Bullet) and _is_warning(found[at])]
    rest = [at for at in later if at not in beside]
    return [*([] if lead is None else [lead]), *above, *unit, *beside, *rest]


def _unit(found: Sequence[Block], line: int) -> list[int]:
    """Return a line with the items below it, and with those that lean on it."""
    first = line
    while first and _level(found[first]):
        first -= 1
    unit = [first]
    for at in range(first + 1, len(found)):
        if not (_level(found[at]) or _leans(found[at])):
            break
        unit.append(at)
    return unit


def _lead(found: Sequence[Block], line: int) -> int | None:
    """Return the lead-in of the list in which a line stands."""
    for at in range(line - 1, -1, -1):
        if isinstance(found[at], Paragraph):
            return at
        if not isinstance(found[at], Bullet | Numbered):
            return None
    return None


def _level(block: Block) -> int:
    return block.level if isinstance(block, Bullet | Numbered) else 0


def _leans(block: Block) -> bool:
    return isinstance(block, Bullet) and bool(_LEANING.intersection(words(plain_block(block))[:1]))


def _is_warning(block: Block) -> bool:
    return bool(_WARNING.search(plain_block(block)))
