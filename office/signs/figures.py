"""What the heads see of signs: how often each was noticed and how that ended, and proposals."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from office.anomalies import Outcome
from office.calendar import quarter
from office.database import AsyncSession
from office.foundation import Service
from office.people import Member
from office.revisions import leads_interviews
from office.shelf import KnownSign
from office.signs import store
from office.signs.errors import SignsOfOthers
from office.signs.models import ANY, ProposalKind, SignCount, SignDecision
from office.signs.rules import QUARTERS
from office.signs.rules.wilson import Interval, wilson

# What heads decided on holds until this many times as many cases are there.
AGAIN_AT = 2


@dataclass(frozen=True)
class Ended:
    """How reports ended that have something in common."""

    reports: int = 0
    confirmed: int = 0
    unfounded: int = 0

    @property
    def decided(self) -> int:
        """How many were found to be true or not. The others say nothing of a sign."""
        return self.confirmed + self.unfounded

    @property
    def share(self) -> Interval:
        """Return how large the share of the confirmed ones may be."""
        return wilson(self.confirmed, self.decided)


@dataclass(frozen=True)
class SignFigures:
    """A sign, and how the reports ended in which it stood."""

    sign: KnownSign
    ended: Ended


@dataclass(frozen=True)
class InterviewFigures:
    """The reports that an interview led to, and its signs that were noticed, most often first."""

    interview: str
    ended: Ended
    signs: tuple[SignFigures, ...]


@dataclass(frozen=True)
class SignProposal:
    """What the figures suggest. The figures are those of the quarter's first day."""

    kind: ProposalKind
    figures: SignFigures

    @property
    def sign(self) -> KnownSign:
        return self.figures.sign

    @property
    def cases(self) -> int:
        return self.figures.ended.decided

    @property
    def again_at(self) -> int:
        """Return how many cases it takes to be proposed again after a decision."""
        return self.cases * AGAIN_AT


_Told = Mapping[tuple[str, str], Ended]


class SignReading(Service):
    """For the head of office and the head of the section that investigates, and nobody else."""

    def check(self, member: Member) -> None:
        """Raise SignsOfOthers for everybody else."""
        if not leads_interviews(member, self.rules().functions, self.people.today()):
            raise SignsOfOthers

    @property
    def looked_at(self) -> date:
        """Return the first day of the quarter: proposals are made anew on it."""
        return quarter(self.people.today(), 0).first

    async def overview(self, by: Member) -> list[InterviewFigures]:
        """Return the interviews that led to reports that have ended, most of them first.

        Raises:
            SignsOfOthers: as `check`.
        """
        self.check(by)
        async with self.database.read() as session:
            told = _ended(await store.counts(session, self._since))
        signs = self.shelf().signs.all()
        found = [
            InterviewFigures(interview, ended, _noticed(interview, signs, told))
            for (interview, sign), ended in told.items()
            if sign == ANY
        ]
        return sorted(found, key=lambda one: (-one.ended.reports, one.interview))

    async def proposals(self, by: Member) -> list[SignProposal]:
        """Return what is proposed and not decided, the sign with the most cases first.

        Raises:
            SignsOfOthers: as `check`.
        """
        self.check(by)
        async with self.database.read() as session:
            told = _ended(await store.counts(session, self._since, self.looked_at))
            decided = await store.decisions(session)
        found = _standing_out(self.shelf().signs.all(), told)
        is_open = [one for one in found if not _is_decided(one, decided)]
        return sorted(is_open, key=lambda one: (-one.cases, one.sign.id))

    @property
    def _since(self) -> date:
        return quarter(self.people.today(), QUARTERS).first


async def confirmed(session: AsyncSession, first: date, last: date) -> tuple[int, int]:
    """Return how many reports from interviews were confirmed in these months, and their signs."""
    found = [
        one for one in await store.counts(session, first, last) if one.outcome is Outcome.CONFIRMED
    ]
    cases = sum(one.reports for one in found if one.sign == ANY)
    return cases, sum(one.reports for one in found if one.sign != ANY)


def _ended(counts: Iterable[SignCount]) -> _Told:
    """Sum the months: by interview and sign."""
    sums: dict[tuple[str, str], Counter[Outcome]] = {}
    for one in counts:
        sums.setdefault((one.interview, one.sign), Counter())[one.outcome] += one.reports
    return {
        key: Ended(outcomes.total(), outcomes[Outcome.CONFIRMED], outcomes[Outcome.UNFOUNDED])
        for key, outcomes in sums.items()
    }


def _noticed(interview: str, signs: Sequence[KnownSign], told: _Told) -> tuple[SignFigures, ...]:
    found = [
        SignFigures(sign, told[interview, sign.id])
        for sign in signs
        if sign.interview == interview and (interview, sign.id) in told
    ]
    return tuple(sorted(found, key=lambda one: -one.ended.reports))


def _standing_out(signs: Sequence[KnownSign], told: _Told) -> list[SignProposal]:
    # It computes with arrays, which commands without figures need not load.
    import numpy as np

    from office.signs.rules.proposing import standing_out

    asked = [sign for sign in signs if not sign.is_barred]
    of = [told.get((sign.interview, sign.id), Ended()) for sign in asked]
    among = [told.get((sign.interview, ANY), Ended()) for sign in asked]
    found = standing_out(
        np.array([one.confirmed for one in of]),
        np.array([one.decided for one in of]),
        np.array([one.confirmed for one in among]),
        np.array([one.decided for one in among]),
    )
    said = []
    for sign, ended, often, never in zip(asked, of, found.often, found.never, strict=True):
        figures = SignFigures(sign, ended)
        if often and sign.lacking:
            said.append(SignProposal(ProposalKind.SPREAD, figures))
        if never:
            said.append(SignProposal(ProposalKind.DROP, figures))
    return said


def _is_decided(proposal: SignProposal, decided: Sequence[SignDecision]) -> bool:
    cases = [
        one.cases for one in decided if (one.sign, one.kind) == (proposal.sign.id, proposal.kind)
    ]
    return bool(cases) and proposal.cases < cases[-1] * AGAIN_AT
