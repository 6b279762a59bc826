"""What the tables of the announcements hold of people, and how long."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import and_, col, exists, or_, select

from office.announcements.form import ANNOUNCEMENT
from office.announcements.models import Announcement, AnnouncementEntry, Delivery
from office.announcements.notices import AnnouncementNotice
from office.announcements.rules.states import State
from office.forms import StoredForm
from office.outbox import MessageState, OutboxMessage
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

# These messages are corrected and recalled in place, so they go together with the deliveries.
_MESSAGES = [kind for kind in AnnouncementNotice if kind != AnnouncementNotice.DIGEST]


def _finished(border: datetime) -> Sequence[OldRows]:
    """Who got which announcement, and who has read it. The announcement itself stays."""

    def is_over(announcement_id: Any) -> Any:
        return exists(
            select(Announcement.id).where(
                Announcement.id == announcement_id,
                col(Announcement.state).in_([State.DONE, State.CANCELLED]),
                col(Announcement.finished_at) < border,
                or_(
                    col(Announcement.in_force_until).is_(None),
                    col(Announcement.in_force_until) < border.date(),
                ),
            )
        )

    is_message = and_(
        col(OutboxMessage.kind).in_(_MESSAGES),
        col(OutboxMessage.state).not_in([MessageState.WAITING, MessageState.HELD]),
    )
    return [
        OldRows(Delivery, is_over(Delivery.announcement_id)),
        OldRows(OutboxMessage, and_(is_message, is_over(OutboxMessage.about))),
    ]


def _abandoned(border: datetime) -> Sequence[OldRows]:
    """Drafts whose form was left. Their rows stay, so that their numbers are not used again."""
    is_written = exists(
        select(StoredForm.topic).where(
            StoredForm.member_id == Announcement.author_id,
            StoredForm.topic == ANNOUNCEMENT.topic,
            col(StoredForm.updated_at) >= border,
        )
    )
    emptied = {
        "state": State.CANCELLED,
        "html": "",
        "photo_id": None,
        "document_id": None,
        "changes": None,
    }
    return [
        OldRows(Announcement, and_(col(Announcement.state) == State.DRAFT, ~is_written), emptied)
    ]


RECORDS = Records(
    tables=(Announcement, Delivery, AnnouncementEntry),
    # Announcements are the office's. That they were told and have read belongs to the member.
    personal=(
        PersonalColumn(col(Announcement.author_id), Fate.STAYS),
        PersonalColumn(col(Announcement.approved_by), Fate.STAYS, is_own=False),
        PersonalColumn(col(AnnouncementEntry.actor_id), Fate.STAYS),
        PersonalColumn(col(Delivery.member_id), Fate.STAYS),
    ),
    removable=(
        Removable("announcements", "finished", 31, _finished),
        Removable("drafts", "abandoned", 2, _abandoned),
    ),
    messages_needed=col(OutboxMessage.kind).in_(_MESSAGES),
)
