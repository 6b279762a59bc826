"""Whose questions a viewer has counted, and how they are counted. A pure rule."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from office.figures import values
from office.figures.store import AskedCount
from office.people import Reach
from office.questions.models import GAP

# The bands in which one passage was shown: as the answer, and as "Mungkin ini".
SURE, MAYBE = "sure", "likely"


class Workplace(NamedTuple):
    """Where a member works."""

    unit: str
    section: str | None


def figures_of(counts: Collection[AskedCount]) -> values.QuestionFigures:
    return values.QuestionFigures(
        asked=sum(count.times for count in counts),
        at_once=sum(count.times for count in counts if count.is_by_head or count.band == SURE),
        gaps=sum(count.times for count in counts if count.band == GAP),
        helpful=sum(count.times for count in counts if count.is_helpful is True),
        unhelpful=sum(count.times for count in counts if count.is_helpful is False),
        answered_gaps=sum(
            count.times for count in counts if count.is_by_head and count.band == GAP
        ),
        maybe=sum(count.times for count in counts if not count.is_by_head and count.band == MAYBE),
    )


def is_seen(
    count: AskedCount, reach: Reach, places: Mapping[int, Workplace], owners: Mapping[str, str]
) -> bool:
    """Whether the asker is within reach, or was shown an SOP of a section that is."""
    owner = owners.get(count.sop_id) if count.sop_id else None
    is_owned = owner is not None and owner in reach.sections
    return is_owned or is_at(count.member_id, reach, places)


def is_at(member: int, reach: Reach, places: Mapping[int, Workplace]) -> bool:
    place = places.get(member)
    if place is None:
        return reach.is_office_wide
    return reach.covers(place.unit, place.section)
