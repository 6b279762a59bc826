"""The request to a colleague: how would you ask about this SOP?"""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from bot.screens import forms
from bot.telegram.callback_data import Action, pack
from bot.telegram.screen import Button, Row, Screen
from bot.texts import samples as texts
from knowledge.reading.sops.sop import Sop
from knowledge.shelf import address
from office.samples import SAMPLES, SampleRequest

SAMPLE_BUTTON: Final = Action("sm")
# Anywhere in a message: the code stands in the sentence that asks for a reply.
ABOUT: Final = re.compile(r"\(CT-([0-9]{4,18})\)")

_MOST_HEADINGS = 6


class SampleButton(StrEnum):
    """What a button under the request does."""

    WRITE = "w"
    SKIP = "s"


def request(found: SampleRequest, sop: Sop, lacking: Collection[str]) -> Screen:
    """Ask about these sections, by their addresses; one tap skips it."""
    sections = (section for section in sop.sections if address(section) in lacking)
    headings = [section.heading for section in sections][:_MOST_HEADINGS]
    html = texts.asked(found.code, sop.title, headings, is_new=found.is_new)
    return Screen(html, (_buttons(found.id),), is_silent=True)


def prompt(sop: Sop) -> Screen:
    """Ask for the words in a form."""
    return Screen(texts.prompt(sop.title), ((forms.cancel(SAMPLES.topic),),))


def again(complaint: str, request_id: int) -> Screen:
    """Say what is wrong with the words; it may still be skipped."""
    return Screen(complaint, (_buttons(request_id),))


def _buttons(request_id: int) -> Row:
    return (
        Button(texts.WRITE, pack(SAMPLE_BUTTON, SampleButton.WRITE, request_id)),
        Button(texts.SKIP, pack(SAMPLE_BUTTON, SampleButton.SKIP, request_id)),
    )
