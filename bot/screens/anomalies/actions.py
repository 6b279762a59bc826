"""The first words of the buttons' data about reports."""

from typing import Final

from bot.telegram import Action

MINE_BUTTON: Final = Action("m")
OVERVIEW_BUTTON: Final = Action("ov")
PRACTICE_BUTTON: Final = Action("lt")
REPORT_BUTTON: Final = Action("l")
REPORT_ABOUT_BUTTON: Final = Action("a")
THREAD_BUTTON: Final = Action("h")
TRIAGE_BUTTON: Final = Action("t")
