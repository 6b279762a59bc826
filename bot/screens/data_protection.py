"""The button that deletes what its reader has sent."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.telegram import Action, ForgedData, Row, whole_number
from bot.texts.data_protection import own_messages as texts

DELETE_BUTTON: Final = Action("dm")


def delete(messages: Sequence[int]) -> tuple[Row, ...]:
    """Offer to delete messages of this chat. The button holds the first, then steps."""
    steps = [after - before for before, after in pairwise(messages)]
    return ((DELETE_BUTTON.button(texts.DELETE, *messages[:1], *steps),),)


def numbers(arguments: Sequence[str]) -> list[int]:
    """Read the messages that the button names.

    Raises:
        ForgedData: it names none.
    """
    if not arguments:
        raise ForgedData
    found = [whole_number(arguments[0])]
    for step in arguments[1:]:
        found.append(found[-1] + whole_number(step))
    return found
