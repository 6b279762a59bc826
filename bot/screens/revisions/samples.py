"""How a text is found, and the sample questions that its author gives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens import forms
from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram.screen import Button, Row, Screen, in_rows, shortened
from bot.texts.revisions import samples as texts
from bot.texts.revisions import writing as writing_texts
from knowledge.reading.sops.sop import SampleQuestion
from knowledge.sampling import Sampled
from office.revisions import Probed, Written

_A_PAGE = 15
_NUMBERS_A_ROW = 5
_MOST_AHEAD = 2
# Below this share an author is warned.
_ENOUGH = 0.7


@dataclass(frozen=True)
class SampleList:
    """The sample questions that can be changed, and the headings below which they can stand."""

    name: str
    questions: Sequence[SampleQuestion]
    headings: Sequence[str]
    # How many questions each section has in all, if the SOP is in use and nothing is drafted.
    counts: Sequence[tuple[str, int]] = ()

    @property
    def version(self) -> str:
        """What the buttons below a list carry of it."""
        return forms.version(
            *(f"{question.heading}: {question.text}" for question in self.questions)
        )


def tried(written: Written) -> list[Probed]:
    """Return what tells most: the author's questions, or else the names. A name finds itself."""
    return [probe for probe in written.probes if probe.is_sample] or list(written.probes)


def is_poor(written: Written) -> bool:
    """Whether so few questions find the draft at once that its author is warned."""
    found = [probe.is_shown for probe in tried(written)]
    return sum(found) < _ENOUGH * len(found)


def on_preview(written: Written) -> str:
    """How the draft is found, for its preview."""
    samples = sum(probe.is_sample for probe in written.probes)
    told = [texts.on_preview(written.found, len(written.probes), samples)]
    if written.bare and written.probes:
        told.append(texts.bare(len(written.bare)))
    if is_poor(written):
        asked = tried(written)
        names = Counter(_ahead(written, probe) for probe in asked if not probe.is_shown)
        ahead = [it for it in names.most_common() if it[0]][:_MOST_AHEAD]
        told.append(texts.poor(sum(probe.is_shown for probe in asked), len(asked), ahead))
    return "\n".join(filter(None, told))


def _ahead(written: Written, probe: Probed) -> str:
    if probe.ahead_title == written.title:
        return texts.own_section(probe.ahead_heading)
    return writing_texts.name(probe.ahead_title, probe.ahead_heading)


def asking(
    written: Written, samples: SampleList, renamable: Sequence[str], notice: str = ""
) -> Screen:
    """Ask for sample questions, below what is found so far."""
    told = _finding(written) if written.text else texts.in_use(samples.name, samples.counts)
    bare = texts.without(written.bare)
    parts = [notice, told, texts.ASK, bare, texts.proposed(written.proposed)]
    ways = [write(texts.EDIT, WriteButton.SAMPLE_LIST)] if samples.questions else []
    if renamable and is_poor(written):
        ways.append(write(texts.RENAME, WriteButton.RENAME))
    use = [
        write(texts.use(number), WriteButton.USE, number, forms.version(question))
        for number, question in enumerate(written.proposed, 1)
    ]
    rows = (*in_rows(ways), *in_rows(use, len(use) or 1), (_out(written),))
    return Screen("\n\n".join(filter(None, parts)), rows)


def _finding(written: Written) -> str:
    by_heading: dict[str, list[int]] = {}
    for probe in written.probes:
        counts = by_heading.setdefault(probe.heading or texts.TITLE, [0, 0, 0])
        counts[0 if probe.is_shown else 1 if probe.is_found else 2] += 1
    sections = [
        (heading, shown, offered, hidden)
        for heading, (shown, offered, hidden) in by_heading.items()
    ]
    # Those that are not even offered come first.
    behind = sorted(
        (probe.is_found, probe.question, _ahead(written, probe))
        for probe in written.probes
        if not probe.is_shown and probe.ahead_title
    )
    name = writing_texts.name(written.title, written.heading)
    return texts.finding(
        name, written.found, len(written.probes), sections, [it[1:] for it in behind]
    )


def notice(given: Sampled, before: int, *, is_in_use: bool = False) -> str:
    """What came of the lines that were sent, above the next question."""
    left = [texts.left(line.text, line.why, line.beside) for line in given.left]
    return texts.taken(len(given.taken) - before, left, is_in_use=is_in_use)


def questions(samples: SampleList, first: int = 0, told: str = "") -> Screen:
    """The sample questions from that one on, to be moved or dropped."""
    page = list(enumerate(samples.questions, 1))[first : first + _A_PAGE]
    lines = [(number, question.heading or "", question.text) for number, question in page]
    numbers = [
        write(str(number), WriteButton.SAMPLE, number, samples.version) for number, _ in page
    ]
    ways = [write(texts.TO_SECTIONS, WriteButton.SAMPLES)]
    if first + _A_PAGE < len(samples.questions):
        ways.append(write(texts.NEXT, WriteButton.SAMPLE_LIST, first + _A_PAGE))
    html = "\n\n".join(filter(None, (told, texts.listed(samples.name, lines))))
    return Screen(html, (*in_rows(numbers, _NUMBERS_A_ROW), tuple(ways)))


def question(samples: SampleList, number: int) -> Screen:
    """One sample question, with the sections to which it can go."""
    one = samples.questions[number - 1]
    ways = [
        write(shortened(heading), WriteButton.MOVE, number, samples.version, at)
        for at, heading in enumerate(samples.headings, 1)
        if heading != one.heading
    ]
    last: Row = (
        write(texts.DROP, WriteButton.MOVE, number, samples.version, 0),
        write(texts.TO_SECTIONS, WriteButton.SAMPLE_LIST),
    )
    return Screen(texts.one(one.text, one.heading or ""), (*in_rows(ways), last))


def which_heading(headings: Sequence[str]) -> Screen:
    """Ask which heading to rename."""
    ways = [
        write(shortened(heading), WriteButton.RENAME, number)
        for number, heading in enumerate(headings, 1)
    ]
    back = (write(texts.TO_SECTIONS, WriteButton.SAMPLES),)
    html = texts.WHICH_HEADING if headings else texts.NO_HEADING
    return Screen(html, (*in_rows(ways), back))


def rename(heading: str) -> Screen:
    """Ask for the new heading."""
    return Screen(texts.rename(heading), ((write(texts.TO_SECTIONS, WriteButton.SAMPLES),),))


def _out(written: Written) -> Button:
    label = texts.TO_PREVIEW if written.text else texts.TO_SECTIONS
    return write(label, WriteButton.OUT)
