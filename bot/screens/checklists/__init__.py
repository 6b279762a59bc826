"""The screens of /syarat: the questions, the list with its marks, and the sheet for applicants."""

from bot.screens.checklists.listing import CHECKLIST_BUTTON, ChecklistScreens, Ways

__all__ = ["CHECKLIST_BUTTON", "ChecklistScreens", "Ways"]
