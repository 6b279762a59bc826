"""Schematic pictures of documents."""

from knowledge.reading.schematics.file import load, misfits, outdated, shown
from knowledge.reading.schematics.schematic import (
    PartLook,
    Schematic,
    SchematicPart,
    Schematics,
)

__all__ = [
    "PartLook",
    "Schematic",
    "SchematicPart",
    "Schematics",
    "load",
    "misfits",
    "outdated",
    "shown",
]  # fmt: skip
