"""The row of buttons that belong to the case below a section: report, verify, interview, letter."""

from bot.screens.abilities.actions import begins
from bot.screens.anomalies.actions import REPORT_ABOUT_BUTTON
from bot.telegram import Button, Row, pack
from bot.texts import questions as texts
from knowledge.reading.abilities.case_buttons import CaseButtons
from knowledge.reading.sops.recipients import MARK
from knowledge.reading.sops.sop import Section
from knowledge.shelf import address

# Beside the sources: on a narrow phone a row with more labels is cut off.
_MOST = 2
_REPORT = "lapor"


def case_row(buttons: CaseButtons, section: Section, question_id: int) -> Row:
    """Return the row; empty if nothing of the kind belongs to the section.

    A section that names whom to tell first can always be reported from, whatever the table says.
    """
    named = buttons.of(section)
    row = [begins(buttons.labels[it.command], it) for it in named if str(it) != _REPORT]
    if any(str(it) == _REPORT for it in named) or MARK.search(section.body):
        asked = (question_id,) if question_id else ()
        about = pack(REPORT_ABOUT_BUTTON, address(section), *asked)
        row.insert(0, Button(texts.REPORT, about))
    return tuple(row[:_MOST])
