"""Headings that hold from a figure on: "Lewat enam puluh hari" is not for who says three days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.reading.words import words

_DAYS = {"hari": 1, "minggu": 7, "pekan": 7, "bulan": 30, "tahun": 365}
_ABOVE, _BELOW = ("lewat", "lebih", "atas"), ("kurang", "bawah")
_FIGURES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10,
}  # fmt: skip
_TENS = "puluh"


@dataclass(frozen=True, slots=True)
class Limit:
    """How many days something lasts at most, or at least."""

    days: int
    is_least: bool

    def excludes(self, days: int) -> bool:
        return days < self.days if self.is_least else days > self.days


def limit(heading: str) -> Limit | None:
    """Return the limit that a heading names; None if it names none."""
    said = words(heading)
    days = list(durations(said))
    is_least = any(word in said for word in _ABOVE)
    if len(days) != 1 or not (is_least or any(word in said for word in _BELOW)):
        return None
    return Limit(days[0], is_least)


def durations(said: Sequence[str]) -> Iterator[int]:
    """Yield the durations in a text, in days."""
    for at, unit in enumerate(said):
        if unit in _DAYS and (figure := _figure(said[max(0, at - 2) : at])) is not None:
            yield figure * _DAYS[unit]


def _figure(before: Sequence[str]) -> int | None:
    last = before[-1:]
    if last == [_TENS] and before[0] in _FIGURES:
        return 10 * _FIGURES[before[0]]
    if not last:
        return None
    return int(last[0]) if last[0].isdigit() else _FIGURES.get(last[0])
