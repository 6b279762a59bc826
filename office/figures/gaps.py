"""Counts the questions that no SOP answered, grouped as in `/saran`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from office.anomalies.casework import AnomalyCasework as Anomalies
from office.calendar import Period
from office.figures import askers, values
from office.figures.scope import Scope
from office.figures.store import AskedCount
from office.figures.values import Gap
from office.people import Member, Reach, all_members
from office.questions import recent_gaps
from office.suggestions import Suggestion
from office.suggestions.gathering import Gathering, Group

# How many unanswered questions are read for the list of the most asked, and its length.
_MOST_GAPS_READ, _MOST_GAPS = 2_000, 20
# From so many askers on a head sees a gap of their SOPs that others have asked.
_LEAST_ASKERS = 2

PlacesOf = Callable[[Iterable[Member]], Mapping[int, askers.Workplace]]


@dataclass(frozen=True)
class Gaps:
    """The gaps that a viewer has counted."""

    most_asked: tuple[Gap, ...] = ()
    of_others: values.QuestionFigures = field(default_factory=values.QuestionFigures)
    """Those among them whose askers are not within the viewer's reach."""


class GapCounting:
    """Counts anew at each request, like all figures."""

    def __init__(self, anomalies: Anomalies, gathering: Gathering) -> None:
        self.anomalies, self.gathering = anomalies, gathering
        self.database = anomalies.database

    async def count(self, scope: Scope, period: Period, places_of: PlacesOf) -> Gaps:
        """Return the gaps of the viewer's officers and of their SOPs, grouped as in `/saran`.

        Comparing questions takes a moment, so no transaction is open meanwhile.
        """
        async with self.database.read() as session:
            places = places_of(await all_members(session))
            moments = period.moments(self.anomalies.people.zone)
            asked = await recent_gaps(session, _MOST_GAPS_READ, *moments)
        found, of_others = [], values.QuestionFigures()
        for group, suggestion in await self.gathering.gaps(asked):
            own = [
                question
                for question in group.questions
                if askers.is_at(question.member_id, scope.led, places)
            ]
            is_whole = await self._is_of_sops(group, suggestion, scope.led)
            seen = group if is_whole else Group(own)
            if seen.questions:
                found.append(Gap(seen.text, seen.times, len(seen.members)))
                of_others += self._uncounted(seen, scope.led, places)
        found.sort(key=lambda gap: (-gap.people, -gap.times))
        return Gaps(tuple(found[:_MOST_GAPS]), of_others)

    def _uncounted(
        self, gap: Group, reach: Reach, places: Mapping[int, askers.Workplace]
    ) -> values.QuestionFigures:
        """Count what the viewer sees of a gap only because it is one of their SOPs."""
        owners = self.anomalies.rules().owners
        counts = [
            AskedCount(
                question.member_id,
                question.band,
                question.sop_id,
                question.is_helpful,
                question.answer_id is not None,
                1,
            )
            for question in gap.questions
        ]
        rest = [count for count in counts if not askers.is_seen(count, reach, places, owners)]
        return askers.figures_of(rest)

    async def _is_of_sops(self, group: Group, suggestion: Suggestion | None, reach: Reach) -> bool:
        """Whether a gap is one of the SOPs of a section within reach, and not of one asker alone:
        a head must not see who it was."""
        if not reach.sections or len(group.members) < _LEAST_ASKERS:
            return False
        return await self.gathering.keeps_gap(group, suggestion) in reach.sections
