"""The buttons that forward a question to a head.

They stand under every answer, and `ask` draws them, too: import nothing heavy here.
"""

from enum import StrEnum
from typing import Final

from bot.telegram import Action, Button, Row, pack
from bot.texts import forwarding as texts
from knowledge.reading.office.directory import Directory

FORWARD_BUTTON: Final = Action("fw")
OWN_QUESTION_BUTTON: Final = Action("oq")
# What the button of a member's own question does: an applicant waits.
HURRY: Final = "w"


class ForwardButton(StrEnum):
    """What a button of an asker does."""

    ASK = "t"
    TO = "o"  # the same, after the asker has chosen a section
    CHOOSE_SECTION = "s"
    SEND = "y"
    EDIT = "e"
    JOIN = "j"
    USE = "u"
    NEAREST = "n"


def forward(label: str, command: ForwardButton, question_id: int, *arguments: str) -> Button:
    return Button(label, pack(FORWARD_BUTTON, command, question_id, *arguments))


def hurry(label: str, forwarded_id: int) -> Button:
    """The button of an asker in whose presence an applicant waits for the answer."""
    return Button(label, pack(OWN_QUESTION_BUTTON, HURRY, forwarded_id))


def offer(
    directory: Directory, question_id: int, section: str | None, *, is_brief: bool = False
) -> Row:
    """The way from an unhelpful answer to a head: that of the section, or one to be chosen.

    `is_brief`: another button stands beside it.
    """
    if section is None:
        return (forward(texts.FORWARD_SOMEWHERE, ForwardButton.CHOOSE_SECTION, question_id),)
    head = directory.section(section).head
    label = texts.forward_briefly(head) if is_brief else texts.forward_to(head)
    return (forward(label, ForwardButton.ASK, question_id, section),)
