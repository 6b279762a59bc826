"""Faults and warnings of sample questions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.words import words

FEWEST = 25
_NEARLY_EQUAL = 92.0
# A NIK or telephone number, a passport number, an e-mail address.
_PERSONAL = re.compile(r"\d(?:-?\d){8,}|\b[A-Za-z]\d{7}\b|\S@\S")
# Few questions have one of these characters, and this search is quick.
_HINT = re.compile(r"[\d@]")


def holds_personal_data(text: str) -> bool:
    """Whether a question contains what may be a person's number or address."""
    return bool(_HINT.search(text) and _PERSONAL.search(text))


def is_copy(text: str, other: str) -> bool:
    """Whether two questions say nearly the same in the same words."""
    is_near = fuzz.ratio(text, other, score_cutoff=_NEARLY_EQUAL) > 0
    return is_near or words(text) == words(other)


def has_copy(text: str, others: Iterable[str]) -> bool:
    """Whether a question says nearly the same as one of many, whatever its capital letters."""
    found = process.extractOne(
        text, others, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEARLY_EQUAL
    )
    return found is not None


def shared(folder: Folder, sops: Iterable[Sop]) -> Iterator[Fault]:
    """Yield a fault for every question that is listed under two sections of one layer."""
    seen: dict[str, tuple[str, str | None]] = {}
    files: dict[str, Path | None] = {}
    for sop in sops:
        for question in sop.questions:
            place, said = (sop.id, question.heading), _said(question)
            first = seen.setdefault(said, place)
            # What a newer national shelf asks may have been the office's question before.
            if first != place and _is_beside(files.setdefault(said, question.file), question.file):
                message = Message(
                    "'{question}' stands under '{sop_id}/{heading}', too; keep one",
                    question=question.text,
                    sop_id=first[0],
                    heading=first[1],
                )
                yield Fault(question.file or _file(folder, sop), question.line, message)
            files.setdefault(said, question.file)


def copies(folder: Folder, sops: Iterable[Sop]) -> Iterator[Fault]:
    """Yield a fault for every question that nearly repeats an earlier one.

    All pairs of an SOP are compared. That takes seconds, too long for every load.
    """
    for sop in sops:
        for place, first in _repeated([question.text for question in sop.questions]):
            question, earlier = sop.questions[place], sop.questions[first]
            message = Message(
                "'{question}' is nearly line {line}; ask in another way",
                question=question.text,
                line=earlier.line,
            )
            yield Fault(question.file or _file(folder, sop), question.line, message)


def warnings(folder: Folder, sops: Iterable[Sop]) -> Iterator[Fault]:
    """Yield what weakens the search but is no fault: too few questions, lines left out."""
    for sop in sops:
        asked = Counter(question.heading for question in sop.questions)
        headings = [part.heading for part in sop.sections if part.heading != OPENING]
        few = sorted((asked[heading], heading) for heading in headings if asked[heading] < FEWEST)
        if few:
            count, heading = few[0]
            message = Message(
                "{few} of {all} sections have fewer than {fewest} questions; '{heading}' "
                "has {count}",
                few=len(few),
                all=len(headings),
                fewest=FEWEST,
                heading=heading,
                count=count,
            )
            yield Fault(_file(folder, sop), 1, message)
        yield from _personal(_file(folder, sop))


def _personal(path: Path) -> Iterator[Fault]:
    """Yield a warning for each line that is left out of the index. It does not quote the line."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if holds_personal_data(line):
            message = Message(
                "left out: it may hold the number or the address of a person; take it out"
            )
            yield Fault(path, number, message)


def _repeated(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of texts that nearly repeat another one, each with that of the first."""
    alike = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=_NEARLY_EQUAL)
    for place in range(1, len(texts)):
        first = int(alike[place, :place].argmax())
        if alike[place, first]:
            yield place, first


def _is_beside(file: Path | None, other: Path | None) -> bool:
    return file is None or other is None or file.parent == other.parent


def _said(question: SampleQuestion) -> str:
    return " ".join(words(question.text))


def _file(folder: Folder, sop: Sop) -> Path:
    return folder / f"{sop.id}.md"
