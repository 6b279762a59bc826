"""The figures of a text: amounts, waits and dates, and the words that say of what they are."""

import re
from typing import NamedTuple

from knowledge.reading.words import is_stop_word, stem, words

_NUMBERS = words("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")
_UNIT = r"hari kerja|hari kalender|hari|jam|menit|detik|minggu|bulan|tahun|persen|%"
_WRITTEN_OUT = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?={_UNIT})", re.IGNORECASE)
_FIGURE = re.compile(
    rf"(?P<rp>Rp ?)?(?P<number>\d[\d.,]*\d|\d)(?: ?(?P<scale>ribu|juta|miliar)\b)?"
    rf"(?: \([a-z ]+\))?(?: ?(?P<unit>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}
ITEM = re.compile(r"^\d+\. ", re.MULTILINE)
DATE = "tanggal"
_MONTHS = r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b", re.IGNORECASE)


def rupiah(amount: int) -> str:
    """Write an amount as the shelf does: Rp1.000.000."""
    return f"Rp{amount:,}".replace(",", ".")


class ToldFigure(NamedTuple):
    """A number, and what it counts: Rupiah, days, percent; empty if it counts nothing."""

    number: str
    kind: str

    def __str__(self) -> str:
        if self.kind == DATE:
            return self.number
        if self.kind == "Rp":
            return rupiah(int(self.number))
        return f"{self.number} {self.kind}".strip()


class Stated(NamedTuple):
    """A figure and where its digits stand in a text, without what it counts."""

    figure: ToldFigure
    start: int
    end: int


def figures(text: str) -> list[ToldFigure]:
    """Return the figures of a text, amounts without their dots."""
    return [_figure(match) for match in _FIGURE.finditer(ITEM.sub("", text))]


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


def _figure(match: re.Match[str]) -> ToldFigure:
    number, scale, unit = match["number"], match["scale"], match["unit"]
    if not match["rp"] and not scale:
        return ToldFigure(number, (unit or "").lower().replace("persen", "%"))
    amount = float(number.replace(".", "").replace(",", "."))
    return ToldFigure(f"{amount * _SCALES.get((scale or '').lower(), 1):.0f}", "Rp")


def in_digits(text: str) -> str:
    """Write "dua jam" as "2 jam"."""
    return _WRITTEN_OUT.sub(lambda match: f"{_NUMBERS.index(match[1].lower()) + 1} ", text)


def subjects(text: str) -> set[str]:
    """Return the words that say what a text is about."""
    return {stem(word) for word in words(text) if word.isalpha() and not is_stop_word(word)}
