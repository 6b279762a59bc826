"""News of changed SOPs: the words in force, what changed, who is told, and who has read it."""

from office.changes.models import ChangeReader, SectionInForce, SopChange
from office.changes.service import Changes

__all__ = ["ChangeReader", "Changes", "SectionInForce", "SopChange"]
