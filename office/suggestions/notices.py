"""What people must be told of suggestions: the kinds of message for the outbox."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from office.outbox import Again, Consequence, Told


class SuggestionNotice(StrEnum):
    """A fact about what use of the shelf suggests."""

    WEEKLY = "saran_mingguan"  # to a keeper; detail is the day
    SETTLED = "penilaian_ditindaklanjuti"  # to who found it unhelpful; about is the suggestion


UNREACHED: Final[Mapping[str, Consequence]] = {
    SuggestionNotice.WEEKLY: Consequence(Told.NOBODY, Again.NOTHING),
    SuggestionNotice.SETTLED: Consequence(Told.NOBODY, Again.NOTHING),
}
"""What happens if a message of this kind does not arrive."""
