"""A screen: the text of a message and the buttons under it, before it becomes Telegram's."""

from dataclasses import dataclass

# More than two labels a row are cut off on a narrow phone.
BUTTONS_A_ROW = 2


@dataclass(frozen=True)
class Button:
    """A label and what pressing it sends."""

    label: str
    data: str


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """HTML as Telegram reads it, and rows of buttons. Always sent and edited as a whole."""

    html: str
    rows: tuple[Row, ...] = ()


def in_rows(buttons: list[Button], a_row: int = BUTTONS_A_ROW) -> tuple[Row, ...]:
    """Lay the buttons out in rows."""
    return tuple(tuple(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row))
