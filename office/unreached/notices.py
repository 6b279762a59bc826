"""What people must be told of messages that did not arrive: the kind of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class UnreachedNotice(StrEnum):
    """A fact about a message of the outbox; `about` is its id."""

    NOT_ARRIVED = "tidak_sampai"  # to those who asked, assigned, answered or promised


UNREACHED: Consequences = {
    UnreachedNotice.NOT_ARRIVED: Consequence(Told.NOBODY, Again.EACH),
}
