"""What people must be told of an announcement: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class AnnouncementNotice(StrEnum):
    """A fact. `about` is the announcement's id, except for the digest."""

    MESSAGE = "announcement"  # to a recipient: the announcement itself
    OPENED = "announcement_opened"  # to a recipient who opened it again from a list
    EDIT = "announcement_edit"  # to those who have it, in place; detail is a `Copy`
    NUDGE = "announcement_nudge"  # to those who have not read it; detail is the number of the nudge
    REREAD = "announcement_reread"  # to those who had read it before it was corrected
    DIGEST = "announcement_digest"  # to a newcomer; detail holds the ids, "12,15"
    TEST = "announcement_test"  # to its author only
    PROGRESS = "announcement_progress"  # to its author: one message, edited in place
    APPROVAL = "announcement_approval"  # to those who may approve it; detail is its edition
    APPROVAL_CLOSED = "announcement_approval_closed"  # to the same people: the card is edited
    DECIDED = "announcement_decided"  # to its author; detail is "approved" or "rejected"
    CORRECTED = "announcement_corrected"  # to the approver of the words that were changed


UNREACHED: Consequences = {
    AnnouncementNotice.MESSAGE: Consequence(Told.SUMMARY, Again.ANEW),
    AnnouncementNotice.OPENED: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.EDIT: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.NUDGE: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.REREAD: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.DIGEST: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.TEST: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.PROGRESS: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.APPROVAL: Consequence(Told.WRITER, Again.LAST),
    AnnouncementNotice.APPROVAL_CLOSED: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.DECIDED: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.CORRECTED: Consequence(Told.NOBODY, Again.LAST),
}
