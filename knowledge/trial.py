"""Tries a draft before it is published: real questions are answered with and without it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import read_sop
from knowledge.search.answer import Answer
from knowledge.shelf import Shelf, address

_OF_SOPS = ("sop", "issuers")
# How many results a screen shows, and how many questions are tried for them: about a second.
MOST_SHOWN = 5
_MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """One question, with the answer now and the answer with the draft."""

    question: str
    before: Answer
    after: Answer

    @property
    def is_changed(self) -> bool:
        """Whether another section would come first, or the answer would be more or less sure."""
        return (_first(self.before), self.before.band) != (_first(self.after), self.after.band)


def trial(shelf: Shelf, overlay: Mapping[str, str], questions: Iterable[str]) -> tuple[Tried, ...]:
    """Ask the questions that are nearest to an overlay's drafts. Changed answers come first.

    The overlay maps paths below the layers to texts. Only SOPs answer. Questions that ask
    the same are asked once, with the words that come first. Takes seconds: a new index is built.
    """
    drafts = [sop for path, text in overlay.items() if (sop := _drafted(shelf, path, text))]
    asked = _once(shelf, list(dict.fromkeys(questions))[:_MOST_TRIED])
    if not drafts or not asked:
        return ()
    ids = {sop.id for sop in drafts}
    answerer = shelf.trying(drafts)
    tried = [Tried(one, shelf.answer(one), answerer.answer(one)) for one in asked]
    near = [one for one in tried if ids & {_sop(one.before), _sop(one.after)}]
    near.sort(key=lambda one: (not one.is_changed, -one.after.probability))
    return tuple(near[:MOST_SHOWN])


def _drafted(shelf: Shelf, path: str, text: str) -> Sop | None:
    """Return the SOP of a draft, with the sample questions of the SOP that it replaces."""
    file = PurePath(path)
    if file.parent.name not in _OF_SOPS:
        return None
    sop, _ = read_sop(shelf.layers.own(path), text.encode())
    if sop is None or not sop.sections:
        return None
    headings = {section.heading for section in sop.sections}
    known = shelf.library.get(file.stem)
    asked = known.questions if known is not None else ()
    return replace(
        sop, id=file.stem, questions=tuple(sample for sample in asked if sample.heading in headings)
    )


def _once(shelf: Shelf, questions: Sequence[str]) -> list[str]:
    """Return one question of each group that asks the same."""
    first: dict[int, str] = {}
    for question, group in zip(questions, shelf.likeness.grouped(questions, ()), strict=True):
        first.setdefault(group, question)
    return list(first.values())


def _sop(answer: Answer) -> str | None:
    """Return the SOP that comes first for a question."""
    return answer.hits[0].sop.id if answer.hits else None


def _first(answer: Answer) -> str | None:
    return address(answer.hits[0].section) if answer.hits else None
