"""What is refused about checklists, as data."""

from office.errors import Refusal


class ChecklistGone(Refusal):
    """No list of today has that code."""


class NothingToUndo(Refusal):
    """This member has marked nothing on the list, or has taken it back already."""
