"""What people must be told of messages that did not arrive: the kind of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class UnreachedNotice(StrEnum):
    """A fact about a message of the outbox; `about` is its id."""

    NOT_ARRIVED = "tidak_sampai"  # to those who asked, assigned, answered or promised
    ARRIVED = "sampai_juga"  # to the same: it has arrived after all
    # To admins who were told of a report's news: whom it is about is back. `about` is the report.
    BACK = "dapat_dihubungi_lagi"


UNREACHED: Consequences = {
    UnreachedNotice.NOT_ARRIVED: Consequence(Told.NOBODY, Again.EACH),
    UnreachedNotice.ARRIVED: Consequence(Told.NOBODY, Again.NOTHING),
    UnreachedNotice.BACK: Consequence(Told.NOBODY, Again.NOTHING),
}
