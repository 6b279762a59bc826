"""What the table of reviews holds of people, and how long."""

from sqlmodel import and_, col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.reviews.models import Review, ReviewState

RECORDS = Records(
    tables=(Review,),
    # That it was confirmed is the office's record; so is the revision that says so.
    personal=(PersonalColumn(col(Review.decided_by), Fate.STAYS, is_own=False),),
    removable=(
        Removable(
            "reviews",
            "decided",
            90,
            lambda border: [
                OldRows(
                    Review,
                    and_(col(Review.state) != ReviewState.OPEN, col(Review.decided_at) < border),
                )
            ],
        ),
    ),
)
