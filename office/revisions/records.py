"""What the tables of the revisions hold of people, and how long."""

from sqlmodel import col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.revisions.models import Revision, RevisionDraft

RECORDS = Records(
    tables=(RevisionDraft, Revision),
    # Texts of the shelf are the office's, with who wrote and approved them.
    personal=(
        PersonalColumn(col(RevisionDraft.author_id), Fate.STAYS),
        PersonalColumn(col(RevisionDraft.reviewer_id), Fate.STAYS, is_own=False),
        PersonalColumn(col(Revision.author_id), Fate.STAYS),
        PersonalColumn(col(Revision.approver_id), Fate.STAYS, is_own=False),
    ),
    # What was published is kept for good, so that it can be read and restored.
    removable=(
        Removable(
            "revisions",
            "drafts",
            30,
            lambda border: [OldRows(RevisionDraft, col(RevisionDraft.decided_at) < border)],
        ),
    ),
)
