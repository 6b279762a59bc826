"""News of changed SOPs: the words in force, what changed, who is told, and who has read it."""

from typing import Final

from office.changes.models import ChangeReader, SectionInForce, SopChange
from office.changes.records import RECORDS
from office.changes.service import Changes
from office.noun import Noun

NOUN: Final = Noun("changes", RECORDS)

__all__ = ["NOUN", "ChangeReader", "Changes", "SectionInForce", "SopChange"]
