"""What people are told about confirmations: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class ConfirmationNotice(StrEnum):
    """A fact about lines that are confirmed."""

    WAITS = "konfirmasi_menunggu"  # to whom lines were sent, or whose agreement is needed
    REFUSED = "konfirmasi_ditolak"  # to its author; about is the answer
    HASTY = "konfirmasi_cepat"  # to the head of office; about is the last of the answers


UNREACHED: Consequences = {
    ConfirmationNotice.WAITS: Consequence(Told.NOBODY, Again.LAST),
    ConfirmationNotice.REFUSED: Consequence(Told.NOBODY, Again.EACH),
    ConfirmationNotice.HASTY: Consequence(Told.NOBODY, Again.EACH),
}
