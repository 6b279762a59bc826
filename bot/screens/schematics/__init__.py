"""Schematic pictures of documents: the list, the drawing, and the ways to its sections."""

from bot.screens.schematics.drawing import png
from bot.screens.schematics.ways import SCHEMATIC_BUTTON, SECTION_BUTTON, caption, listed

__all__ = ["SCHEMATIC_BUTTON", "SECTION_BUTTON", "caption", "listed", "png"]
