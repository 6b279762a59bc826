"""What people are told of a new office: the kind of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class SetupNotice(StrEnum):
    """A fact about the setup."""

    WAITS = "kesiapan_menunggu"  # to the head of office: the admin has done their part


UNREACHED: Consequences = {
    SetupNotice.WAITS: Consequence(Told.NOBODY, Again.LAST),
}
