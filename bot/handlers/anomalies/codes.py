"""The code of a report as people type it after a command."""

from bot.context import AppContext
from bot.telegram import ForgedData, whole_number


def typed_code(context: AppContext) -> int | None:
    """Return the number of the report from KJ-0412, kj 412 or 412; None if there is none."""
    typed = "".join(context.args or []).upper().removeprefix("KJ").removeprefix("-")
    try:
        return whole_number(typed)
    except ForgedData:
        return None
