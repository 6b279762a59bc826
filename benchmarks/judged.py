"""What readers found in sections and screens, for questions that stand beside the project.

A label names one section, though another may answer, too. Two readers, who did not know which of
two sections was the label, judged both for each question whose answer was not the label. A third
marked the lines that answer. Questions and lines are kept by a fingerprint of their words: what is
written anew is no longer counted, and what was never judged counts as wrong.

`sections.tsv`: question, SOP or command, heading, and whether both readers found the answer there.
`lines.tsv`: question, and the line that answers most directly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

from benchmarks.content import CONTENT
from benchmarks.fit.data import Asked
from bot.screens.questions import Renderer
from bot.screens.questions.renderer import MOST_LINES
from bot.telegram.markup import excerpt
from cli import opening, terminal
from knowledge.reading.sops.confirming.verdicts import short
from knowledge.reading.sops.library import Section
from knowledge.reading.sops.moved_sections import Moved, Place
from knowledge.reading.sops.text.markdown import blocks, plain_block
from knowledge.shelf import Shelf

_FOLDER = Path(__file__).with_name("judging")
SECTIONS = _FOLDER / "sections.tsv"
LINES = _FOLDER / "lines.tsv"
_FIRST = 3
_CUT = 1_000  # the place of a line below the cut


@dataclass(frozen=True, slots=True)
class Reading:
    """How answers read on a phone, in shares of those with a marked line; and their length."""

    marked: int
    shown: float
    first: float
    lines: tuple[float, float]  # of a whole message: the median, and what one in ten exceeds


def with_judged(asked: Sequence[Asked], moved: Moved) -> list[Asked]:
    """Return the questions, each with all sections in which both readers found the answer."""
    found: dict[str, set[Place]] = {}
    for question, sop, heading, verdict in _rows(SECTIONS):
        if verdict == "yes":
            found.setdefault(question, set()).update(moved.now((sop, heading)))
    return [
        replace(question, places=question.places | found.get(short(question.text), set()))
        for question in asked
    ]


def reading(asked: Sequence[Asked]) -> Reading:
    """Draw the answers to the questions as officers see them, and look for the marked lines."""
    shelf = Shelf(CONTENT)
    renderer = opening.renderer(shelf)
    marked = dict(_rows(LINES))
    lengths, places = [], []
    for question in asked:
        answer = shelf.answer(question.text)
        lengths.append(terminal.lines_of(renderer.answer(answer, question_id=1)))
        line = marked.get(short(question.text))
        if line is not None and answer.shown is not None and not answer.is_whole:
            places.append(_place(line, answer.shown.section, answer.line, renderer))
    known = [place for place in places if place is not None]
    cuts = quantiles(lengths, n=10, method="inclusive")
    return Reading(
        len(known),
        sum(place != _CUT for place in known) / len(known),
        sum(place < _FIRST for place in known) / len(known),
        (cuts[4], cuts[8]),
    )


def _place(marked: str, section: Section, lifted: int | None, renderer: Renderer) -> int | None:
    """Return the place on the screen of the marked line; None if the section has it no more."""
    said = [short(plain_block(block)) for block in blocks(section.body)]
    if marked not in said:
        return None  # another section, or its words are others now
    shown = excerpt(renderer.body(section), line=lifted, most=MOST_LINES).shown
    at = said.index(marked)
    return shown.index(at) if at in shown else _CUT


def _rows(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
