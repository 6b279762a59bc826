"""What people must be told of suggestions: the kinds of message put into the outbox."""

from enum import StrEnum


class SuggestionNotice(StrEnum):
    """A fact about what use suggests."""

    WEEKLY = "saran_mingguan"  # to a keeper; detail is the day
    GAP_ANSWERED = "kekurangan_dijawab"  # to who asked; about is the answer, detail the question
    SETTLED = "penilaian_ditindaklanjuti"  # to who did not find it helpful; about the suggestion
