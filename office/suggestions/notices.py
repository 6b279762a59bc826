"""What people must be told of suggestions: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class SuggestionNotice(StrEnum):
    """A fact about what use of the shelf suggests."""

    WEEKLY = "saran_mingguan"  # to a keeper; detail is the day
    SETTLED = "penilaian_ditindaklanjuti"  # to who found it unhelpful; about is the suggestion


UNREACHED: Consequences = {
    SuggestionNotice.WEEKLY: Consequence(Told.NOBODY, Again.NOTHING),
    SuggestionNotice.SETTLED: Consequence(Told.NOBODY, Again.NOTHING),
}
