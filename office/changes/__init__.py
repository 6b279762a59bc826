"""News of changed SOPs: the words in force, what changed, who is told, and who has read it."""

from typing import Final

from office.changes.errors import ChangeUnknown
from office.changes.models import ChangeReader, SectionInForce, SopChange
from office.changes.news import ChangeNews, Piece, Replaced, Spread
from office.changes.notices import UNREACHED, ChangeNotice
from office.changes.records import RECORDS
from office.changes.service import Changes
from office.noun import Noun

NOUN: Final = Noun("changes", RECORDS, unreached=UNREACHED)

__all__ = [
    "NOUN",
    "ChangeNews",
    "ChangeNotice",
    "ChangeReader",
    "ChangeUnknown",
    "Changes",
    "Piece",
    "Replaced",
    "SectionInForce",
    "SopChange",
    "Spread",
]
