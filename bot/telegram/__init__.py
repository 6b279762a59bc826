"""How things are said on Telegram: requests, replies, buttons, menus and rate limits."""

from bot.telegram.callback_data import (
    Action,
    ForgedData,
    StaleButton,
    pack,
    pattern,
    pressed_day,
    pressed_id,
    unpack,
    whole_number,
)
from bot.telegram.screen import (
    MOST_ROWS,
    Button,
    Row,
    Screen,
    confidential,
    fitted,
    in_rows,
    shortened,
)

__all__ = [
    "MOST_ROWS",
    "Action",
    "Button",
    "ForgedData",
    "Row",
    "Screen",
    "StaleButton",
    "confidential",
    "fitted",
    "in_rows",
    "pack",
    "pattern",
    "pressed_day",
    "pressed_id",
    "shortened",
    "unpack",
    "whole_number",
]
