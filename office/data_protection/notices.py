"""What people must be told of retention: the kinds of message for the outbox."""

from enum import StrEnum


class RetentionNotice(StrEnum):
    """A fact. How many reports it is about is counted anew when it is sent."""

    COMING = "retensi_akan_dijalankan"  # to the admins; detail is the first day of removal
