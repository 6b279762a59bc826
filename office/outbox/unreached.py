"""What happens to a message that cannot arrive: its recipient has blocked the bot or left Telegram.

Each noun declares it beside its kinds of message; `office/unreached` does it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from office.outbox.models import OutboxMessage


class Told(StrEnum):
    """Who hears that a message did not arrive."""

    NOBODY = "nobody"
    # The person whose question, assignment, answer or promise it carries.
    WRITER = "writer"
    # The report's history and the admins: the ladder goes on without the recipient.
    OFFICE = "office"
    # Both.
    WRITER_AND_OFFICE = "writer and office"
    # The sender of an announcement, in the one message that counts it.
    SUMMARY = "summary"


class Again(StrEnum):
    """What comes when the recipient is back. A renderer leaves out what no longer matters."""

    NOTHING = "nothing"
    # Each message that is not the same as a later one.
    EACH = "each"
    # The last one of its kind about the subject.
    LAST = "last"
    # Its noun looks for what is open: some of it was never sent while they could not be reached.
    ANEW = "anew"


class Consequence(NamedTuple):
    """What happens to a kind of message."""

    told: Told
    again: Again
    # Of many messages about one subject, their writer hears once.
    is_told_once: bool = False

    @property
    def tells_writer(self) -> bool:
        return self.told in (Told.WRITER, Told.WRITER_AND_OFFICE)

    @property
    def tells_office(self) -> bool:
        return self.told in (Told.OFFICE, Told.WRITER_AND_OFFICE)


Consequences = Mapping[str, Consequence]
"""What happens to each kind of message of a noun if it does not arrive."""


class Origin(NamedTuple):
    """The writer (None: no person, or nobody who is owed the news), and the subject's code."""

    writer: int | None = None
    code: str = ""
    receipt: OutboxMessage | None = None
    """What has told the writer, or is about to, that the words are on their way."""


def kinds_told_to_writers(rows: Consequences) -> list[str]:
    """Return the kinds whose writer hears that a message did not arrive."""
    return [kind for kind, row in rows.items() if row.tells_writer]
