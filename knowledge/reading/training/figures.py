"""The figures of training items: each must stand in the section that the item cites."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.reading.faults import Fault, Message
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.training.file import LabelledText
from knowledge.reading.training.rules import OPTIONS
from knowledge.reading.words import is_stop_word, stem, words

_STORY = "Situasi"
# What is said wrong on purpose is left out: wrong options, and what is never said.
_TOLD = (_STORY, "Lakukan", "Ucapkan", "Sebab", "Penjelasan", "Kalimat 1", "Kalimat 2", "Catatan")
_NUMBERS = words("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")
_UNIT = r"hari kerja|hari kalender|hari|jam|menit|detik|minggu|bulan|tahun|persen|%"
_WRITTEN_OUT = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?={_UNIT})", re.IGNORECASE)
_FIGURE = re.compile(
    rf"(?P<rp>Rp ?)?(?P<number>\d[\d.,]*\d|\d)(?: ?(?P<scale>ribu|juta|miliar)\b)?"
    rf"(?: \([a-z ]+\))?(?: ?(?P<unit>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}
_ITEM = re.compile(r"^\d+\. ", re.MULTILINE)
DATE = "tanggal"
_MONTHS = r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:?]\s|\n")


class ToldFigure(NamedTuple):
    """A number, and what it counts: Rupiah, days, percent; empty if it counts nothing."""

    number: str
    kind: str

    def __str__(self) -> str:
        if self.kind == DATE:
            return self.number
        if self.kind == "Rp":
            return f"Rp{int(self.number):,}".replace(",", ".")
        return f"{self.number} {self.kind}".strip()


class Stated(NamedTuple):
    """A figure and where its digits stand in a text, without what it counts."""

    figure: ToldFigure
    start: int
    end: int


def figures(text: str) -> list[ToldFigure]:
    """Return the figures of a text, amounts without their dots."""
    return [_figure(match) for match in _FIGURE.finditer(_ITEM.sub("", text))]


def stated(text: str) -> list[Stated]:
    """Return the figures of a text that count something, and its dates, with their places."""
    found = [
        Stated(ToldFigure(match[0].lower(), DATE), match.start(), match.end())
        for match in _DATE.finditer(text)
    ]
    rest = _DATE.sub(lambda match: " " * len(match[0]), text)
    for match in _FIGURE.finditer(rest):
        if (figure := _figure(match)).kind:
            end = match.end("scale") if match["scale"] else match.end("number")
            found.append(Stated(figure, match.start(), end))
    return found


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


def _figure(match: re.Match[str]) -> ToldFigure:
    number, scale, unit = match["number"], match["scale"], match["unit"]
    if not match["rp"] and not scale:
        return ToldFigure(number, (unit or "").lower().replace("persen", "%"))
    amount = float(number.replace(".", "").replace(",", "."))
    return ToldFigure(f"{amount * _SCALES.get((scale or '').lower(), 1):.0f}", "Rp")


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
        for clause in _CLAUSE.split(_ITEM.sub("", text if label == _STORY else in_digits(text))):
            yield label, clause, clause


def in_digits(text: str) -> str:
    """Write "dua jam" as "2 jam"."""
    return _WRITTEN_OUT.sub(lambda match: f"{_NUMBERS.index(match[1].lower()) + 1} ", text)


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


def subjects(text: str) -> set[str]:
    """Return the words that say what a text is about."""
    return {stem(word) for word in words(text) if word.isalpha() and not is_stop_word(word)}
