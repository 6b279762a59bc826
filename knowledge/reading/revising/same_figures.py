"""Where else the content states a figure that a draft replaces, for the same thing.

A fee stands in several SOPs. Another fee may cost the same: words near the figure tell them apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import PurePath

from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.revising import content_files
from knowledge.reading.revising.figures import ToldFigure, in_digits, stated, subjects
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.text.file import OPENING

Texts = Mapping[str, str]
"""Texts of content files by their paths."""

# A word in more titles names no single thing: "paspor" is in most.
_MOST_TITLES = 2
# Nor do these. They say that a figure is a fee or a wait, not of what.
_OF_FIGURES = subjects(
    "tarif biaya harga denda jumlah total tambahan bayar hari kerja waktu lama luar"
)
_CLAUSE = re.compile(r"[.,;?]\s")
# Lines that share this part of their words say the same.
_ALIKE = 0.5
_RUPIAH = "Rp"
_TOTAL = re.compile(r"\b(?:jumlah|total)", re.IGNORECASE)
_ENTRY = re.compile(r"^## +(?P<id>\S+)")
_WRONG = re.compile(r"^(?:(?P<option>[a-d])[.):]|jangan ucapkan:)", re.IGNORECASE)
_RIGHT = re.compile(r"^benar:\s*([a-d])", re.IGNORECASE)
_CITED = re.compile(r"^SOP:\s*([a-z0-9-]+)", re.IGNORECASE)
_ASKED = re.compile(r"^Tanya:\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class ToldLine:
    """A line of a content file, with all that says what it is about."""

    path: str
    # The SOP that it is of, or that its entry cites.
    title: str
    heading: str
    text: str
    # What a quiz asks, where the line is its answer.
    about: str = ""

    @cached_property
    def subjects(self) -> set[str]:
        return subjects(f"{self.about} {without_footnotes(self.text)}")


@dataclass(frozen=True)
class FigureChange:
    """A figure that the draft replaces, and the line that stated it."""

    line: ToldLine
    old: ToldFigure
    new: ToldFigure


@dataclass(frozen=True)
class StalePlace:
    """A line that still states old figures, or totals with them, and the new figure of each."""

    path: str
    # Of the file. Empty where a head has answered; then the heading is the question.
    title: str
    heading: str
    line: str
    figures: Mapping[ToldFigure, ToldFigure]

    @property
    def changed(self) -> str:
        """Return the line with the new figures; an old one that is written out stays."""
        text = self.line
        for found in reversed(stated(text)):
            if (new := self.figures.get(found.figure)) is not None:
                said = str(new) if new.kind == _RUPIAH else new.number.title()
                text = text[: found.start] + said + text[found.end :]
        return text


def places(
    path: str, before: str, after: str, texts: Texts, said: Sequence[ToldLine]
) -> list[StalePlace]:
    """Return where these texts and answers still state what the draft of that file replaces.

    `texts` are all content files as they are, `said` what heads have answered.
    """
    changes = _single([*_changes(path, before, after)])
    if not changes:
        return []
    now = {**texts, path: after}
    names = {one: content_files.title_of(one, text) for one, text in now.items()}
    titles = {PurePath(one).stem: name for one, name in names.items() if content_files.is_sop(one)}
    lines = [*chain.from_iterable(_lines(one, text, titles) for one, text in now.items()), *said]
    # Those of issuers are the names of documents.
    things = Things(name for one, name in names.items() if one.startswith("sop/"))
    amounts = Amounts(line for line in lines if content_files.is_sop(line.path))
    written = {line.text for line in _lines(path, before, titles)}
    told = (
        (line, dict(_stale(line, changes, things, amounts)))
        for line in lines
        # What the draft says anew has no old total in it.
        if line.path != path or line.text in written or not _TOTAL.search(line.text)
    )
    return [
        StalePlace(line.path, names.get(line.path, ""), line.heading, line.text, stale)
        for line, stale in told
        if stale
    ]


def with_new_figures(text: str, found: Iterable[StalePlace]) -> str:
    """Return a content file with the new figures in the lines of these places."""
    lines = text.splitlines()
    for place in found:
        lines = [place.changed if line.strip() == place.line else line for line in lines]
    return "\n".join(lines) + "\n"


class Things:
    """Tells what a line is about by the words that few titles have."""

    def __init__(self, titles: Iterable[str]) -> None:
        count = Counter(word for title in titles for word in subjects(title))
        few = {word for word, times in count.items() if times <= _MOST_TITLES}
        self.telling = few - _OF_FIGURES

    def are_same(self, one: ToldLine, figure: ToldFigure, other: ToldLine, its: ToldFigure) -> bool:
        """Whether both lines state these figures for the same thing."""
        if self._of(one, figure) & self._of(other, its):
            return True
        both = one.subjects | other.subjects
        return bool(both) and len(one.subjects & other.subjects) >= _ALIKE * len(both)

    def _of(self, line: ToldLine, figure: ToldFigure) -> set[str]:
        """Return the telling words nearest to the figure: of its clause, line, heading or title."""
        own = subjects(line.title) & self.telling
        clauses = [clause for clause in _CLAUSE.split(line.text) if _has(clause, figure)]
        for text in (*clauses, f"{line.about} {line.text}", line.heading):
            if found := subjects(text) & self.telling:
                return own if found & own else found
        return own


class Amounts:
    """The figures of SOPs, by the words of their titles."""

    def __init__(self, lines: Iterable[ToldLine]) -> None:
        self.titles: dict[ToldFigure, set[str]] = {}
        for line in lines:
            for found in stated(line.text):
                self.titles.setdefault(found.figure, set()).update(subjects(line.title))

    def has(self, figure: ToldFigure, beside: ToldLine) -> bool:
        """Whether an SOP states the figure whose title has a word with the title of that line."""
        return bool(self.titles.get(figure, set()) & subjects(beside.title))


def _stale(
    line: ToldLine, changes: Sequence[FigureChange], things: Things, amounts: Amounts
) -> Iterator[tuple[ToldFigure, ToldFigure]]:
    """Yield the figures of a line that a change makes wrong, each with the right one."""
    for change in changes:
        for old, new in ((change.old, change.new), *_totals(line, change, amounts)):
            is_own = old != change.old and line.path == change.line.path
            if _has(line.text, old) and (
                is_own or things.are_same(line, old, change.line, change.old)
            ):
                yield old, new


def _totals(
    line: ToldLine, change: FigureChange, amounts: Amounts
) -> Iterator[tuple[ToldFigure, ToldFigure]]:
    """Yield the totals of a line: the old fee and another amount that is stated somewhere."""
    if change.old.kind != _RUPIAH or not _TOTAL.search(line.text):
        return
    for total in (found.figure for found in stated(line.text)):
        rest = int(total.number) - int(change.old.number) if total.kind == _RUPIAH else 0
        if rest > 0 and amounts.has(ToldFigure(str(rest), _RUPIAH), beside=line):
            yield total, ToldFigure(str(rest + int(change.new.number)), _RUPIAH)


def _has(text: str, figure: ToldFigure) -> bool:
    return any(found.figure == figure for found in stated(in_digits(text)))


def _single(changes: Sequence[FigureChange]) -> list[FigureChange]:
    """Return the changes without totals that only follow from another one."""

    def follows(one: FigureChange, other: FigureChange) -> bool:
        if not one.old.kind == other.old.kind == _RUPIAH or one.old == other.old:
            return False
        rest, rest_now = (
            int(total.number) - int(part.number)
            for total, part in ((one.old, other.old), (one.new, other.new))
        )
        return rest == rest_now > 0

    return [
        change
        for change in changes
        if not _TOTAL.search(change.line.text) or not any(follows(change, it) for it in changes)
    ]


def replaces_figures(path: str, before: str, after: str) -> bool:
    """Whether a draft of that file replaces a figure."""
    return next(_changes(path, before, after), None) is not None


def _changes(path: str, before: str, after: str) -> Iterator[FigureChange]:
    """Yield the figures of lines that are gone, with those of the lines in their place."""
    old, new = (list(_lines(path, text, {})) for text in (before, after))
    kept, had = {line.text for line in new}, {line.text for line in old}
    for line in old:
        if line.text in kept:
            continue
        beside = [one for one in new if one.heading == line.heading and one.text not in had]
        if beside:
            nearest = max(beside, key=lambda one: len(one.subjects & line.subjects))
            yield from (FigureChange(line, *pair) for pair in _replaced(line.text, nearest.text))


def _replaced(before: str, after: str) -> Iterator[tuple[ToldFigure, ToldFigure]]:
    old, new = ([found.figure for found in stated(in_digits(text))] for text in (before, after))
    gone = [figure for figure in old if figure not in new]
    come = [figure for figure in new if figure not in old]
    for kind in dict.fromkeys(figure.kind for figure in gone):
        yield from zip(
            (figure for figure in gone if figure.kind == kind),
            (figure for figure in come if figure.kind == kind),
            strict=False,
        )


# --- the lines of a file ---


def _lines(path: str, text: str, titles: Mapping[str, str]) -> Iterator[ToldLine]:
    if path.startswith(content_files.TRAINING):
        return _lines_of_training(path, text, titles)
    return _lines_of_sections(path, text)


def _lines_of_sections(path: str, text: str) -> Iterator[ToldLine]:
    whole, title = Manuscript.of(text), content_files.title_of(path, text)
    for heading in whole.headings:
        section = whole.section(heading)
        for line in section.lines if section is not None else ():
            if line.text.strip():
                named = "" if heading == OPENING else heading
                yield ToldLine(path, title, named, line.text.strip())


def _lines_of_training(path: str, text: str, titles: Mapping[str, str]) -> Iterator[ToldLine]:
    """Yield the lines that must be true: no wrong option, and nothing that is never said."""
    for entry in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        lines = entry.splitlines()
        opened = _ENTRY.match(lines[0])
        right, cited, asked = (_first(sign, lines) for sign in (_RIGHT, _CITED, _ASKED))
        for line in (one.strip() for one in lines[1:] if one.strip()):
            wrong = _WRONG.match(line)
            is_right = wrong is not None and (wrong["option"] or "-").lower() == right.lower()
            if wrong is None or is_right:
                about = asked if is_right else ""
                named = opened["id"] if opened else ""
                yield ToldLine(path, titles.get(cited, ""), named, line, about)


def _first(sign: re.Pattern[str], lines: Iterable[str]) -> str:
    return next((found[1] for line in lines if (found := sign.match(line))), "")
