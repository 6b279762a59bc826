"""A screen: the text of a message and the buttons under it, before it becomes Telegram's."""

from dataclasses import dataclass

# What half a phone's width shows.
_LABEL_LETTERS = 18
# More than two labels a row are cut off on a narrow phone.
BUTTONS_A_ROW = 2
MOST_ROWS = 6


@dataclass(frozen=True)
class Button:
    """A label and what pressing it sends."""

    label: str
    data: str


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """HTML as Telegram reads it, and rows of buttons. Always sent and edited as a whole.

    A message that was sent protected stays so; an edit cannot make it so.
    """

    html: str
    rows: tuple[Row, ...] = ()
    # It may be neither forwarded nor saved.
    is_protected: bool = False


def confidential(html: str, rows: tuple[Row, ...] = ()) -> Screen:
    """A screen that tells of a report."""
    return Screen(html, rows, is_protected=True)


def shortened(label: str) -> str:
    """A label that fits half a phone's width."""
    return label if len(label) <= _LABEL_LETTERS else f"{label[: _LABEL_LETTERS - 1].rstrip()}…"


def fitted(buttons: list[Button]) -> tuple[Row, ...]:
    """One long label a row while they fit above a last row, else two a row."""
    return in_rows(buttons, 1 if len(buttons) < MOST_ROWS else BUTTONS_A_ROW)


def in_rows(buttons: list[Button], a_row: int = BUTTONS_A_ROW) -> tuple[Row, ...]:
    """Lay the buttons out in rows."""
    return tuple(tuple(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row))
