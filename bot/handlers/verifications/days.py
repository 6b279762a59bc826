"""Days as officers type them in a verification: past or future."""

from datetime import date, timedelta

from bot.telegram import pressed_day
from office.calendar import IsPast, read_day
from office.verifications import Application

_YESTERDAY = "kemarin"


def typed_day(text: str, today: date) -> date:
    """Read a day, past or future.

    Raises:
        Unclear: the text names no day.
    """
    if text.strip().casefold().rstrip(".") == _YESTERDAY:
        return today - timedelta(days=1)
    try:
        return read_day(text, today)
    except IsPast as past:
        return past.moment.date()


def interview(value: str) -> tuple[Application, date | None]:
    """Read the button below the question for the interview: what the application is, and its day.

    Raises:
        ForgedData: this bot offers no such button.
    """
    match value:
        case "exempt":
            return Application.EXEMPT, None
        case "none":
            return Application.NONE, None
        case _:
            return Application.ORDINARY, pressed_day(value)
