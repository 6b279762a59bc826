"""What is refused about signs, as data."""

from office.errors import NotAllowed, Refusal


class SignsOfOthers(NotAllowed):
    """They head neither the office nor the section that investigates."""


class NoProposal(Refusal):
    """It is not proposed any more, or somebody has decided on it."""


class SignUnfit(Refusal):
    """The changed file would have faults, or says so already: it must be written by hand."""
