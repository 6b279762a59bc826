"""The sheet with which an applicant goes home: A5, as many pages as its list needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

from bot.texts import checklists as texts
from knowledge.reading.cases import LineRole

_WIDTH, _HEIGHT = 5.83, 8.27  # A5 in inches
_LEFT, _TOP, _BELOW_TITLE, _BOTTOM = 0.08, 0.95, 0.83, 0.05
_SIZE, _SPACING = 8.5, 1.4
_LETTERS_A_LINE = 60
_POINTS = 72
_LINE = _SIZE * _SPACING / (_HEIGHT * _POINTS)
FIRST_PAGE = int((_BELOW_TITLE - _BOTTOM) / _LINE)
NEXT_PAGE = int((_TOP - _BOTTOM) / _LINE)


@dataclass(frozen=True)
class Handout:
    """What stands on the sheet. It names nobody."""

    head: str
    title: str
    about: str
    certain: Sequence[str]
    asked: Sequence[str]
    total: str

    def lines(self) -> list[str]:
        """Return the lines below the title, none wider than the sheet."""
        found = [*_wrapped(self.about, ""), ""]
        for number, text in enumerate(self.certain, 1):
            found += _wrapped(text, f"☐ {number}. ")
        if self.total:
            found += ["", f"{texts.HEADINGS[LineRole.FEE]}: {self.total}"]
        if self.asked:
            found += ["", f"{texts.HANDOUT_ASK}:"]
            found += [line for text in self.asked for line in _wrapped(text, "– ")]
        return [*found, "", *_wrapped(texts.HANDOUT_FOOT, "")]

    def pages(self) -> list[list[str]]:
        """Return the lines page by page."""
        lines = self.lines()
        found, left = [lines[:FIRST_PAGE]], lines[FIRST_PAGE:]
        while left:
            found.append(left[:NEXT_PAGE])
            left = left[NEXT_PAGE:]
        return found

    def as_pdf(self) -> bytes:
        # Imported late: it would cost every start memory.
        from matplotlib.backends.backend_pdf import PdfPages
        from matplotlib.figure import Figure

        written = BytesIO()
        with PdfPages(written) as pdf:
            for number, lines in enumerate(self.pages()):
                figure = Figure(figsize=(_WIDTH, _HEIGHT))
                # What stands between two "$" is no formula.
                plain: dict[str, Any] = {"va": "top", "parse_math": False}
                if not number:
                    figure.text(_LEFT, _TOP, self.head, fontsize=9, **plain)
                    figure.text(_LEFT, 0.88, self.title, fontsize=13, weight="bold", **plain)
                at = _TOP if number else _BELOW_TITLE
                said = "\n".join(lines)
                figure.text(_LEFT, at, said, fontsize=_SIZE, linespacing=_SPACING, **plain)
                pdf.savefig(figure)
        return written.getvalue()


def _wrapped(text: str, mark: str) -> list[str]:
    found = wrap(text, _LETTERS_A_LINE, initial_indent=mark, subsequent_indent=" " * len(mark))
    return found or [""]
