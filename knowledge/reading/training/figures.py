"""The figures of training items: each must stand in the section that the item cites."""

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.reading.faults import Fault, Message
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.revising.figures import ITEM, ToldFigure, figures, in_digits, subjects
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.training.file import LabelledText
from knowledge.reading.training.rules import OPTIONS

_STORY = "Situasi"
# What is said wrong on purpose is left out: wrong options, and what is never said.
_TOLD = (_STORY, "Lakukan", "Ucapkan", "Sebab", "Penjelasan", "Kalimat 1", "Kalimat 2", "Catatan")
_CLAUSE = re.compile(r"[.,;:?]\s|\n")


def ungrounded(entry: LabelledText, library: Library) -> Iterator[Fault]:
    """Yield a fault for each figure that the cited sections do not hold, or hold for another."""
    sections = _cited(entry, library)
    grounds = _grounds(sections)
    numbers = {ground.number for ground in grounds}
    lines = [
        line for section in sections for line in section.body.replace("**", "").splitlines() if line
    ]
    for label, clause, about in _clauses(entry):
        for figure in figures(clause):
            if figure not in grounds and (figure.kind or figure.number not in numbers):
                message = Message(
                    "says '{figure}' behind '{label}', which is not in what it cites",
                    figure=figure,
                    label=label,
                )
                yield entry.fault(message, label)
            elif figure.kind and (line := _meant_for_another(figure, about, lines)):
                message = Message(
                    "says '{figure}' behind '{label}', but what it cites says: {line}",
                    figure=figure,
                    label=label,
                    line=without_footnotes(line).lstrip("- "),
                )
                yield entry.fault(message, label)


def _cited(entry: LabelledText, library: Library) -> Sequence[Section]:
    """Return the section that a card or question names, or all of a script's SOPs."""
    sop_id, slug = entry.source()
    if sop_id in library and (section := library[sop_id].find(slug)):
        return [section]
    return [part for one in entry.listed("SOP") if one in library for part in library[one].sections]


def _grounds(sections: Iterable[Section]) -> set[ToldFigure]:
    sources = [source for section in sections for source in section.sources]
    return {
        figure
        for text in (
            *(f"{section.heading}\n{section.body}".replace("**", "") for section in sections),
            *(f"{source.regulation} {source.article} {source.title}" for source in sources),
        )
        for figure in figures(in_digits(text))
    }


def _clauses(entry: LabelledText) -> Iterator[tuple[str, str, str]]:
    """Yield label and words of each clause that must be true, and the words it is about."""
    right = entry.get("Benar").lower()
    if right in tuple(OPTIONS):
        said = in_digits(entry.get(right))
        yield right, said, f"{entry.get('Tanya')} {said}"
    for label in _TOLD:
        text = entry.get(label)
        for clause in _CLAUSE.split(ITEM.sub("", text if label == _STORY else in_digits(text))):
            yield label, clause, clause


def _meant_for_another(figure: ToldFigure, about: str, lines: Sequence[str]) -> str | None:
    """Return the line that is about these words and has another figure, if one fits better.

    "Hilang Rp500.000" is wrong although the section has that amount: for what is damaged.
    """
    said = subjects(about)
    marked = [(line, figures(in_digits(line))) for line in lines]
    having = [subjects(line) for line, found in marked if figure in found]
    for line, found in marked:
        if figure in found or all(told_figure.kind != figure.kind for told_figure in found):
            continue
        of_line = subjects(line)
        if having and all(said & (of_line - it) and not said & (it - of_line) for it in having):
            return line
    return None
