"""What people must be told of the retention: the kinds of message that it puts into the outbox."""

from enum import StrEnum


class RetentionNotice(StrEnum):
    """A fact; how many reports it is about is found out again when it is sent."""

    COMING = "retensi_akan_dijalankan"  # to the admins; detail is the first day of removal
