"""The buttons under an answer that belong to the applicant's case: what an officer does next."""

from bot.screens.anomalies.actions import REPORT_ABOUT_BUTTON
from bot.telegram.callback_data import pack
from bot.telegram.screen import Button, Row
from bot.texts import questions as texts
from knowledge.reading.sops.recipients import MARK
from knowledge.reading.sops.sop import Section
from knowledge.shelf import address


def buttons(section: Section, question_id: int) -> Row:
    """Return them, the first one first; none if nothing of the kind belongs to the section."""
    if not MARK.search(section.body):
        return ()
    asked = (question_id,) if question_id else ()
    return (Button(texts.REPORT, pack(REPORT_ABOUT_BUTTON, address(section), *asked)),)
