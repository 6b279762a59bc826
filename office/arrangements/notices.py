"""What people are told of the office's arrangements: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class ArrangementNotice(StrEnum):
    """A fact about a revision of `office.toml` (`about` is its id)."""

    CHANGED = "pengaturan_berubah"  # to whom it concerns


UNREACHED: Consequences = {
    ArrangementNotice.CHANGED: Consequence(Told.NOBODY, Again.EACH),
}
