"""The digests of a case: written by rule, once somebody has read what its lines say."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.reading.cases import file, rules
from knowledge.reading.cases.case import CaseFile, CaseLine
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Sop

_DIGEST = re.compile(r"^hash *=")
_SAYS = re.compile(r"^says *=")
_LINE = "[[lines]]"


def confirmed(path: Path, text: str, library: Library) -> str:
    """Return the text of a case file with the digests of what its lines say today.

    A line that is gone keeps its digest. A text with faults stays as it is.
    """
    case = file.parsed(path, text)
    if case is None:
        return text
    found = rules.digests(case, library)
    known = (now or line.digest for line, now in zip(case.lines, found, strict=True))
    return with_digests(text, [*known])


def with_digests(text: str, digests: Sequence[str]) -> str:
    """Return a case file with these digests, line by line in its order."""
    return "\n".join(_digested(text, iter(digests))) + "\n"


def _digested(text: str, left: Iterator[str]) -> Iterator[str]:
    told = ""
    for line in text.splitlines():
        if line == _LINE:
            told = next(left)
        if not (told and is_digest(line)):
            yield line
        if told and _SAYS.match(line):
            yield f'hash = "{told}"'


def is_digest(line: str) -> bool:
    """Whether the line of a case file is written by rule."""
    return _DIGEST.match(line) is not None


def without_digests(text: str) -> str:
    """Return a case file as people read and write it."""
    return "".join(line for line in text.splitlines(keepends=True) if not is_digest(line))


def unread(case: CaseFile, library: Library) -> list[CaseLine]:
    """Return the lines that say something else than when somebody read them, or are gone."""
    return [
        line
        for line in case.lines
        if (section := line.section(library)) is not None and line.has_changed(section)
    ]


def quoted_of(case: CaseFile, before: Sop, after: Sop) -> list[CaseLine]:
    """Return the lines of a case that one text of an SOP says otherwise than the other."""
    was, now = Library({before.id: before}), Library({after.id: after})
    return [
        line
        for line in case.lines
        if line.sop_id == after.id
        and (said := rules.digest_of(line, was)) is not None
        and said != rules.digest_of(line, now)
    ]
