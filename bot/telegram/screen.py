"""A screen: the text of a message and the buttons under it, before they become Telegram's."""

from dataclasses import dataclass

# What half a phone's width shows.
_LABEL_LETTERS = 18
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


def shortened(label: str, most: int = _LABEL_LETTERS) -> str:
    """Return a label of that many letters at most: as many as half a phone's width shows."""
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def fitted(buttons: list[Button]) -> tuple[Row, ...]:
    """Lay out one long label a row, while the rows fit above a last row; else two a row."""
    return in_rows(buttons, 1 if len(buttons) < MOST_ROWS else BUTTONS_A_ROW)


def in_rows(buttons: list[Button], a_row: int = BUTTONS_A_ROW) -> tuple[Row, ...]:
    """Lay the buttons out in rows."""
    return tuple(tuple(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row))
