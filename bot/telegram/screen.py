"""A screen: the text of a message and the buttons under it, before they become Telegram's."""

from dataclasses import dataclass

# How many letters of a label a phone of 390 pixels shows, by the number of buttons in the row.
# Beside each other two buttons have 148 pixels of text each, at 14 pixels a letter.
LETTERS = {1: 40, 2: 21, 3: 12, 4: 8}
_LEAST_LETTERS = 6
# Wide letters fit, too.
_SHORTENED = 18
# On a narrow phone more than two labels a row are cut off.
BUTTONS_A_ROW = 2
MOST_ROWS = 6


@dataclass(frozen=True)
class Button:
    """A label, and what tapping it sends."""

    label: str
    data: str


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """HTML as Telegram reads it, and rows of buttons. Always sent and edited as a whole.

    A message that was sent protected stays so. An edit cannot make it so.
    """

    html: str
    rows: tuple[Row, ...] = ()
    # Protected: it can be neither forwarded nor saved.
    is_protected: bool = False
    # Silent: its arrival makes no sound.
    is_silent: bool = False


def confidential(html: str, rows: tuple[Row, ...] = ()) -> Screen:
    """Return a screen that tells of a report. It can be neither forwarded nor saved."""
    return Screen(html, rows, is_protected=True)


def shortened(label: str, most: int = _SHORTENED) -> str:
    """Return a label of that many letters at most: as many as half a phone's width shows."""
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def fitted(buttons: list[Button]) -> tuple[Row, ...]:
    """Lay out one long label a row, while the rows fit above a last row; else two a row."""
    return in_rows(buttons, 1 if len(buttons) < MOST_ROWS else BUTTONS_A_ROW)


def in_rows(buttons: list[Button], a_row: int = BUTTONS_A_ROW) -> tuple[Row, ...]:
    """Lay the buttons out in rows."""
    return tuple(tuple(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row))


def uncut(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Give labels that do not fit beside each other rows of two, or of their own."""
    return tuple(part for row in rows for part in _uncut(row))


def _uncut(row: Row) -> tuple[Row, ...]:
    widths = [width for width in (len(row), BUTTONS_A_ROW, 1) if width <= len(row)]
    fitting = (width for width in widths if all(fits(button.label, width) for button in row))
    return in_rows(list(row), next(fitting, 1))


def fits(label: str, a_row: int) -> bool:
    """Whether a phone shows all of a label in a row of so many buttons."""
    return len(label) <= LETTERS.get(a_row, _LEAST_LETTERS)
