"""What members must be told of their data: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class PrivacyNotice(StrEnum):
    """A fact. The words are those of the version in force when it is sent."""

    CHANGED = "pemberitahuan_privasi"  # to each member; detail is the version


UNREACHED: Consequences = {PrivacyNotice.CHANGED: Consequence(Told.NOBODY, Again.LAST)}
