"""What is refused about the office's arrangements, as data."""

from collections.abc import Mapping

from office.errors import Refusal


class NotYoursToPropose(Refusal):
    """The member may look, but others propose changes."""


class PartUnknown(Refusal):
    """The office has no such part any more."""


class NotByChat(Refusal):
    """`office.toml` is written in a way that only a person can change."""


class CannotGoBack(Refusal):
    """The former value cannot be put back: it would take a section or unit away."""


class SectionInUse(Refusal):
    """A section cannot go. `held` says how much names it yet, by what it is."""

    def __init__(self, section: str, held: Mapping[str, int]) -> None:
        super().__init__(section)
        self.section, self.held = section, held
