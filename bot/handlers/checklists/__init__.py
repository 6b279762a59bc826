"""/syarat: from an applicant's situation to one list of what to bring, ticked at the counter."""

from typing import Final

from bot.handlers.checklists import tick
from bot.handlers.feature import Feature
from bot.screens.checklists import CHECKLIST_BUTTON
from bot.telegram.menus import Command
from bot.texts import checklists as texts
from bot.texts.checklists import SYARAT
from office.checklists import ChecklistGone, NothingToUndo

FEATURE: Final = Feature(
    commands=(Command("syarat", SYARAT, tick.syarat, presets=tick.presets, begin=tick.begin_with),),
    buttons={CHECKLIST_BUTTON: tick.press},
    refusals={ChecklistGone: texts.GONE, NothingToUndo: texts.NOTHING_TO_UNDO},
)
