"""SOPs are kept alive: their owners say by a tap that they still hold, or change them."""

from typing import Final

from office.noun import Noun
from office.reviews.basis import REPORTERS, BasisProgress, Touched
from office.reviews.deciding import SeenReview
from office.reviews.errors import NoSuchBasis, ReviewOver, ReviewUnknown, TooLateToUndo
from office.reviews.form import BASIS, BasisAnswers, BasisStep
from office.reviews.models import Review, ReviewReason, ReviewState
from office.reviews.notices import UNREACHED, ReviewNotice
from office.reviews.records import RECORDS
from office.reviews.service import Reviews
from office.reviews.signs import Evidence
from office.reviews.store import count_open_in
from office.shelf.facts import RestingText

NOUN: Final = Noun("reviews", RECORDS, (BASIS,), unreached=UNREACHED, open_in=count_open_in)

__all__ = [
    "BASIS",
    "NOUN",
    "REPORTERS",
    "BasisAnswers",
    "BasisProgress",
    "BasisStep",
    "Evidence",
    "NoSuchBasis",
    "RestingText",
    "Review",
    "ReviewNotice",
    "ReviewOver",
    "ReviewReason",
    "ReviewState",
    "ReviewUnknown",
    "Reviews",
    "SeenReview",
    "TooLateToUndo",
    "Touched",
]
