"""What people must be told of updates: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class InboxNotice(StrEnum):
    """A fact about an update that was put aside. `about` is its id, the detail the reason."""

    GIVEN_UP = "pesan_disisihkan"  # to its sender
    PUT_ASIDE = "pesan_disisihkan_admin"  # to the admins


class GiveUpReason(StrEnum):
    """Why an update is given up."""

    CRASHED = "crashed"  # it brought the program down, again and again
    STOOD_STILL = "stood_still"  # nothing else went on while it was handled, twice
    FAILED = "failed"  # a bug; another try would end alike
    UNREADABLE = "unreadable"  # nobody can read it


UNREACHED: Consequences = {
    InboxNotice.GIVEN_UP: Consequence(Told.NOBODY, Again.EACH),
    InboxNotice.PUT_ASIDE: Consequence(Told.NOBODY, Again.LAST),
}
