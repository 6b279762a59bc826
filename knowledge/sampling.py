"""Sorts the sample questions that a keeper gives into the sections of an SOP, and checks them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.reading.questions import rules
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.reading.words import words
from knowledge.search.index import Index
from knowledge.shelf import Shelf

MOST = 10
"""So many questions a section can be given in chat. Five help much, further ones less."""
_LONGEST = 200
# What it costs to go to another section, in the scores of the search. Of 1,390 samples of 25 SOPs,
# five a section without any known, 87.6 % come to their own section with it, 81.9 % without; in
# random order 79.9 % and 81.4 %.
_GOING = 1.0
# What hid a number before the words came here leaves its marks.
_HIDDEN = "••"
_MARK = re.compile(r"^(?:[-•*–]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"^#+ |:$")


class WhyNot(StrEnum):
    """Why a question is not taken."""

    PERSONAL = "personal"  # it holds what may be the number or the address of a person
    COPY = "copy"  # nearly the words of another sample of the SOP
    TAKEN = "taken"  # the very words of another SOP's sample
    TOO_LONG = "long"
    TOO_MANY = "many"  # its section has enough
    GONE = "gone"  # there is no such section


@dataclass(frozen=True, slots=True)
class Unfit:
    """A line that is not taken. `beside` is the sample, or the SOP, that it repeats."""

    text: str
    why: WhyNot
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Sampled:
    """The questions that are taken, each below its heading, and those that are left out."""

    taken: tuple[SampleQuestion, ...]
    left: tuple[Unfit, ...] = ()


def given(
    shelf: Shelf, sop: Sop, lines: Iterable[str], before: Sequence[SampleQuestion]
) -> Sampled:
    """Take lines as sample questions of an SOP that may be a draft.

    A line that is a heading says where the next ones belong; without one the search decides, among
    the sections of this SOP alone. `before` was given earlier.
    """
    found = checked(shelf, sop, sorted_into(shelf, sop, lines), before, MOST)
    order = {section.heading: at for at, section in enumerate(sop.sections)}
    taken = sorted(found.taken, key=lambda sample: order.get(sample.heading or "", len(order)))
    return Sampled(tuple(taken), found.left)


def checked(
    shelf: Shelf,
    sop: Sop,
    questions: Iterable[SampleQuestion],
    before: Sequence[SampleQuestion] = (),
    most: int | None = None,
) -> Sampled:
    """Take questions, at most so many a section. Nothing is taken that the files could not hold."""
    taken, left = list(before), list[Unfit]()
    own, elsewhere = _known(shelf, sop)
    headings = {section.heading for section in sop.sections}
    count = Counter(sample.heading for sample in taken)
    for question in questions:
        known = [*own, *(sample.text for sample in taken)]
        refused = _refused(question, known, elsewhere)
        if refused is None and question.heading not in headings:
            refused = Unfit(question.text, WhyNot.GONE, question.heading or "")
        if refused is None and most is not None and count[question.heading] >= most:
            refused = Unfit(question.text, WhyNot.TOO_MANY, question.heading or "")
        if refused is None:
            taken.append(question)
            count[question.heading] += 1
        else:
            left.append(refused)
    return Sampled(tuple(taken), tuple(left))


def sorted_into(shelf: Shelf, sop: Sop, lines: Iterable[str]) -> Iterator[SampleQuestion]:
    """Yield each line as a question below the heading that is named above it, or fits best."""
    headings = {tuple(words(section.heading)): section.heading for section in sop.sections}
    index = Index(Library({sop.id: sop}), shelf.content.vocabulary)
    named, unnamed = None, list[str]()
    for line in (*lines, ""):
        text = " ".join(_MARK.sub("", line.strip()).split())
        heading = headings.get(tuple(words(text))) if _HEADING.search(text) else None
        if text and heading is None and named is None:
            unnamed.append(text)
        elif text and heading is None:
            yield SampleQuestion(text, named)
        else:
            yield from _in_order(index, sop, unnamed)
            named, unnamed = heading, []


def _in_order(index: Index, sop: Sop, texts: Sequence[str]) -> Iterator[SampleQuestion]:
    """Yield questions below the headings that fit best, as a whole.

    People write down what belongs together: staying in a section costs nothing, going to another
    one does (Viterbi, 1967).
    """
    headings = [section.heading for section in sop.sections]
    best = [0.0] * len(headings)
    came: list[list[int]] = []
    for text in texts:
        fits = _fits(index, text, headings)
        first = max(range(len(headings)), key=best.__getitem__)
        stays = [best[at] >= best[first] - _GOING for at in range(len(headings))]
        came.append([at if is_kept else first for at, is_kept in enumerate(stays)])
        best = [best[old] - _GOING * (old != at) + fits[at] for at, old in enumerate(came[-1])]
    at = max(range(len(headings)), key=best.__getitem__)
    path = []
    for before in reversed(came):
        path.append(at)
        at = before[at]
    for text, place in zip(texts, reversed(path), strict=True):
        yield SampleQuestion(text, headings[place])


def _fits(index: Index, text: str, headings: Sequence[str]) -> list[float]:
    """Return how well a question fits each section: the scores of the search."""
    scores = {hit.section.heading: hit.score for hit in index.search(text, limit=len(headings))}
    lowest = min(scores.values(), default=0.0)
    return [scores.get(heading, lowest) for heading in headings]


def fitting(shelf: Shelf, sop: Sop, questions: Iterable[SampleQuestion]) -> list[SampleQuestion]:
    """Return questions of an earlier draft for the sections of this one."""
    asked, present = list(questions), {section.heading for section in sop.sections}
    if present.issuperset(sample.heading for sample in asked):
        return asked
    index = Index(Library({sop.id: sop}), shelf.content.vocabulary)
    return [
        sample
        if sample.heading in present
        else replace(sample, heading=_best(index, sop, sample.text))
        for sample in asked
    ]


def _best(index: Index, sop: Sop, text: str) -> str:
    hits = index.search(text, limit=1)
    return hits[0].section.heading if hits else sop.sections[0].heading


def _refused(
    question: SampleQuestion, known: Sequence[str], elsewhere: Mapping[str, str]
) -> Unfit | None:
    """Return why its words cannot be a sample; None if they can."""
    text, said = question.text, " ".join(words(question.text))
    if rules.holds_personal_data(text) or _HIDDEN in text:
        return Unfit("", WhyNot.PERSONAL)
    if len(text) > _LONGEST:
        return Unfit(text, WhyNot.TOO_LONG)
    if said in elsewhere:
        return Unfit(text, WhyNot.TAKEN, elsewhere[said])
    if twin := next((sample for sample in known if rules.is_copy(sample, text)), None):
        return Unfit(text, WhyNot.COPY, twin)
    return None


def _known(shelf: Shelf, sop: Sop) -> tuple[list[str], dict[str, str]]:
    """Return the samples of the SOP, and those of all others by their words, with their titles."""
    own = [sample.text for sample in sop.questions]
    others = {
        " ".join(words(sample.text)): other.title
        for other in shelf.library.values()
        if other.id != sop.id
        for sample in other.questions
    }
    for phrasing in shelf.learned:
        passage = shelf.passage(phrasing.passage)
        if passage is not None and passage.sop.id == sop.id:
            own.append(phrasing.text)
        elif passage is not None:
            others[" ".join(words(phrasing.text))] = passage.sop.title
    return own, others
