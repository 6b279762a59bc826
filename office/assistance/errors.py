"""What is refused about the silent help, as data."""

from office.errors import Refusal


class HelpCallUnknown(Refusal):
    """There is no such call, or it is no business of theirs."""


class ColleagueUnfit(Refusal):
    """They cannot be the colleague: themselves, or no member any more."""


class CounterUnknown(Refusal):
    """The link names no counter of this office."""
