"""The results of cards and quizzes: members see their own, trainers those within their reach."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from office.calendar import Period, last_days
from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import ServicePart
from office.people import Member, active_members, section_of
from office.training.coursework import Coursework
from office.training.stores import results_store, store
from office.training.stores.results_store import Count

K = TypeVar("K")

SHOWN_DAYS = 30


@dataclass(frozen=True)
class ItemTally:
    """How often something reached people and was answered, right or wrong. For a card "Paham" is
    right and "Ulangi lagi" is wrong."""

    reached: int = 0
    answered: int = 0
    right: int = 0
    wrong: int = 0

    def __add__(self, other: "ItemTally") -> "ItemTally":
        return ItemTally(
            self.reached + other.reached,
            self.answered + other.answered,
            self.right + other.right,
            self.wrong + other.wrong,
        )


@dataclass(frozen=True)
class Tallies:
    """The cards and the questions of one group."""

    cards: ItemTally = ItemTally()
    questions: ItemTally = ItemTally()


@dataclass(frozen=True)
class OwnResults:
    """A member's own results of a period, and the boxes of their cards."""

    period: Period
    total: Tallies
    boxes: Mapping[int, int] = field(default_factory=dict)
    """How many cards of the catalogue are in each box. The others are unanswered."""


@dataclass(frozen=True)
class ResultsOverview:
    """The results of the members within a trainer's reach in a period."""

    period: Period
    members: int
    """How many people are trained, whether anything has reached them or not."""
    total: Tallies
    cards: Mapping[str, ItemTally]
    questions: Mapping[str, ItemTally]
    sections: Mapping[str | None, Tallies]
    units: Mapping[str, Tallies]
    people: Mapping[int, Tallies]


class Results(ServicePart[Coursework]):
    """The results. Only the member and their trainers see what a member answered."""

    @property
    def _shown(self) -> Period:
        return last_days(self.shared.today, SHOWN_DAYS)

    async def own(self, member: Member, period: Period | None = None) -> OwnResults:
        """Return the member's own results; without a period those of the last thirty days."""
        period = period or self._shown
        async with self.shared.database.read() as session:
            cards = await results_store.count_cards(session, period, member.id)
            answers = await results_store.count_answers(session, period, member.id)
            places = (await store.places(session, [member.id])).get(member.id, {})
        known = self.shared.catalogue().cards
        boxes = Counter(place.box for item, place in places.items() if item in known)
        return OwnResults(period, Tallies(_sum(cards), _sum(answers)), boxes)

    async def overview(
        self,
        by: Member,
        period: Period | None = None,
        *,
        unit: str | None = None,
        section: str | None = None,
    ) -> ResultsOverview:
        """Return what a trainer sees; without a period that of the last thirty days.

        Raises:
            NotAllowed: they train nobody. A head does not see what their people answered.
        """
        reach, today = self.shared.reach(by), self.shared.today
        if reach.is_empty:
            raise NotAllowed
        period = period or self._shown
        async with self.shared.database.read() as session:
            members = {
                member.id: member
                for member in await active_members(session)
                if reach.covers_member(member, today)
                and unit in (None, member.unit)
                and section in (None, section_of(member, today))
            }
            cards = await results_store.count_cards(session, period, None)
            answers = await results_store.count_answers(session, period, None)
        cards = [count for count in cards if count[0] in members]
        answers = [count for count in answers if count[0] in members]
        sections = {id: section_of(member, today) for id, member in members.items()}
        units = {id: member.unit for id, member in members.items()}
        return ResultsOverview(
            period=period,
            members=sum(map(self.shared.is_trained, members.values())),
            total=Tallies(_sum(cards), _sum(answers)),
            cards=_by((count[1], _tally(count)) for count in cards),
            questions=_by((count[1], _tally(count)) for count in answers),
            sections=_grouped(cards, answers, sections),
            units=_grouped(cards, answers, units),
            people=_grouped(cards, answers, {id: id for id in members}),
        )


async def totals(session: AsyncSession, period: Period, members: Collection[int]) -> Tallies:
    """Return the results of all cards and questions of these members together."""
    cards = await results_store.count_cards(session, period, None)
    answers = await results_store.count_answers(session, period, None)
    return Tallies(
        _sum(count for count in cards if count[0] in members),
        _sum(count for count in answers if count[0] in members),
    )


async def answered_within(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> tuple[int, int, int]:
    """Return how many cards were answered in a period, and how many quizzes right and wrong."""
    return await results_store.answered_within(session, starts_at, ends_at)


def _tally(count: Count) -> ItemTally:
    return ItemTally(*count[2:])


def _sum(counts: Iterable[Count]) -> ItemTally:
    return sum(map(_tally, counts), ItemTally())


def _by(tallies: Iterable[tuple[K, ItemTally]]) -> dict[K, ItemTally]:
    found: dict[K, ItemTally] = defaultdict(ItemTally)
    for key, tally in tallies:
        found[key] += tally
    return dict(found)


def _grouped(
    cards: Iterable[Count], answers: Iterable[Count], group: Mapping[int, K]
) -> dict[K, Tallies]:
    of_cards = _by((group[count[0]], _tally(count)) for count in cards)
    of_questions = _by((group[count[0]], _tally(count)) for count in answers)
    return {
        key: Tallies(of_cards.get(key, ItemTally()), of_questions.get(key, ItemTally()))
        for key in of_cards | of_questions
    }
