"""What is refused about news of changes, as data."""

from office.errors import Refusal


class ChangeUnknown(Refusal):
    """This member was told nothing of the shelf at that moment, or it is no longer kept."""
