"""Tries a draft before it is published: the shelf as it would be answers what people ask.

Real questions are answered with and without it. And is it found at all: by its title, by its
headings, by the questions that its author gave?
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from knowledge.reading.sops.sop import IN_FORCE, SampleQuestion, Sop
from knowledge.reading.sops.text.file import OPENING, read_sop
from knowledge.search.answer import Answer, Answerer
from knowledge.search.index import Hit
from knowledge.shelf import Shelf, address

_OF_SOPS = ("sop", "issuers")
# How many results a screen shows, and how many questions are tried for them: about a second.
MOST_SHOWN = 5
_MOST_TRIED = 200
MOST_PROPOSED = 3
# A sample finds itself, so it is put to a shelf that lacks it and half of the others.
_PARTS = 2


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


class Rank(StrEnum):
    """Where what was meant stands in the answer."""

    SHOWN = "shown"
    OFFERED = "offered"  # a tap away
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Probe:
    """A question that means the draft, and what it finds. `heading` is None for the whole SOP."""

    question: str
    heading: str | None
    rank: Rank
    # What stands first instead; None if nothing does, or what was meant is first.
    ahead: Hit | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """What becomes of questions if a draft is published."""

    tried: tuple[Tried, ...] = ()
    probes: tuple[Probe, ...] = ()
    # The headings below which no question was given, neither now nor before.
    bare: tuple[str, ...] = ()
    # Of the questions that nothing answered: those that the draft would answer.
    filled: tuple[str, ...] = ()


def trial(
    shelf: Shelf,
    overlay: Mapping[str, str],
    questions: Iterable[str],
    samples: Sequence[SampleQuestion] = (),
    gaps: Iterable[str] = (),
    only: str = "",
) -> Trial:
    """Ask the questions that are nearest to an overlay's drafts. Changed answers come first.

    The overlay maps paths below the layers to texts. Only SOPs answer. Questions that ask
    the same are asked once, with the words that come first. `samples` are published with the
    draft. `only` is the heading of the one section that is tried. Takes seconds: one index is
    built, and two more if there are samples.
    """
    drafts = [sop for path, text in overlay.items() if (sop := drafted(shelf, path, text, samples))]
    if not drafts:
        return Trial()
    ids = {sop.id for sop in drafts}
    answerer = shelf.trying(drafts)
    asked = _once(shelf, list(dict.fromkeys(questions))[:_MOST_TRIED])
    tried = [
        Tried(question, shelf.answer(question), answerer.answer(question)) for question in asked
    ]
    near = [result for result in tried if ids & {_sop(result.before), _sop(result.after)}]
    near.sort(key=lambda result: (not result.is_changed, -result.after.probability))
    known = {sample.text for sample in samples}
    found = [(answerer.answer(gap), gap) for gap in dict.fromkeys(gaps) if gap not in known]
    filled = sorted((it for it in found if _sop(it[0]) in ids), key=lambda it: -it[0].probability)
    return Trial(
        tuple(near[:MOST_SHOWN]),
        (
            *(probe for sop in drafts for probe in _named(shelf, answerer, sop, only)),
            *_asked(shelf, overlay, samples, only),
        ),
        tuple(heading for sop in drafts for heading in _bare(shelf, sop) if only in ("", heading)),
        tuple(gap for _, gap in filled[:MOST_PROPOSED]),
    )


def drafted(
    shelf: Shelf, path: str, text: str, samples: Sequence[SampleQuestion] = ()
) -> Sop | None:
    """Return the SOP of a draft, with the sample questions of the SOP that it replaces."""
    file = PurePath(path)
    if file.parent.name not in _OF_SOPS:
        return None
    sop, _ = read_sop(shelf.layers.own(path), text.encode())
    if sop is None or not sop.sections:
        return None
    headings = {section.heading for section in sop.sections}
    known = shelf.library.get(file.stem)
    asked = (*(known.questions if known is not None else ()), *samples)
    return replace(
        sop, id=file.stem, questions=tuple(sample for sample in asked if sample.heading in headings)
    )


def _named(shelf: Shelf, answerer: Answerer, sop: Sop, only: str) -> Iterator[Probe]:
    """Ask for the title, and for each heading with and without it.

    A heading that other SOPs have, too, is asked for with the title alone: "Biaya" means any.
    """
    if sop.status != IN_FORCE:
        return
    shared = {
        section.heading
        for other in shelf.library.values()
        if other.id != sop.id
        for section in other.sections
    }
    title = shelf.variables.filled(sop.title)
    if not only:
        yield _probe(answerer, sop.id, None, title)
    for heading in (section.heading for section in sop.sections):
        if heading != OPENING and only in ("", heading):
            yield _probe(answerer, sop.id, heading, f"{heading} {title}")
            if heading not in shared:
                yield _probe(answerer, sop.id, heading, heading)


def _bare(shelf: Shelf, sop: Sop) -> list[str]:
    """Return the headings of a draft that have no samples."""
    learned = {phrasing.passage for phrasing in shelf.learned}
    asked = {sample.heading for sample in sop.questions}
    return [
        section.heading
        for section in sop.sections
        if section.heading not in asked and address(section) not in learned
    ]


def _asked(
    shelf: Shelf, overlay: Mapping[str, str], samples: Sequence[SampleQuestion], only: str
) -> Iterator[Probe]:
    """Put each sample to a shelf that has learned others of its SOP, but not this one."""
    for part in range(min(_PARTS, len(samples))):
        held = [one for at, one in enumerate(samples) if at % _PARTS != part]
        drafts = [
            sop for path, text in overlay.items() if (sop := drafted(shelf, path, text, held))
        ]
        answerer = shelf.trying(drafts)
        for sop in drafts:
            for sample in samples[part::_PARTS]:
                if sop.status == IN_FORCE and only in ("", sample.heading):
                    probe = _probe(answerer, sop.id, sample.heading, sample.text)
                    yield replace(probe, is_sample=True)


def _probe(answerer: Answerer, sop_id: str, heading: str | None, question: str) -> Probe:
    answer = answerer.answer(question)

    def is_meant(hit: Hit) -> bool:
        return hit.sop.id == sop_id and heading in (None, hit.section.heading)

    if answer.shown is not None and is_meant(answer.shown):
        return Probe(question, heading, Rank.SHOWN)
    ahead = next((hit for hit in answer.hits[:1] if not is_meant(hit)), None)
    is_offered = any(is_meant(hit) for hit in answer.hits)
    return Probe(question, heading, Rank.OFFERED if is_offered else Rank.HIDDEN, ahead)


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
