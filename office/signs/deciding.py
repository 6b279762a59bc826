"""A head decides on a proposal: refuses it, or hands in the changed interview for a review."""

from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.people import Member
from office.revisions import DraftFaulty, RevisionDraft, Revisions, TextUnchanged, Written
from office.signs import store
from office.signs.errors import NoProposal, SignUnfit
from office.signs.figures import SignProposal, SignReading
from office.signs.models import DecisionOnSign, ProposalKind, SignDecision


class SignDeciding(Service):
    """Nothing changes by itself: what is accepted waits for another head's review."""

    def __init__(self, foundation: Foundation, figures: SignReading, revisions: Revisions) -> None:
        super().__init__(foundation)
        self.figures, self.revisions = figures, revisions

    async def proposed(self, by: Member, kind: ProposalKind, sign: str) -> SignProposal:
        """Return a proposal that is open.

        Raises:
            SignsOfOthers: as `SignReading.check`.
            NoProposal: it is not proposed any more, or somebody was faster.
        """
        found = await self.figures.proposals(by)
        for one in found:
            if (one.kind, one.sign.id) == (kind, sign):
                return one
        raise NoProposal

    async def accept(
        self, by: Member, kind: ProposalKind, sign: str, interview: str
    ) -> RevisionDraft:
        """Hand in the interview with the change. Its reviewer gets the card.

        Raises:
            SignsOfOthers, NoProposal: as `proposed`.
            SignUnfit: the file cannot be changed so.
            DraftWaiting, NobodyToReview, …: as `Drafting.submit`.
        """
        from office.revisions.drafting import Received, numbered

        proposal = await self.proposed(by, kind, sign)

        async def accepted(session: AsyncSession) -> None:
            await self._decide(session, by, proposal, DecisionOnSign.ACCEPTED)

        text = await self._changed(proposal, interview)
        drafting = self.revisions.drafting
        target = await drafting.target(_path(interview))
        await drafting.check(by, target.path, target.section)
        try:
            checked = await drafting.checked(by, Written(**target.values), Received(numbered(text)))
            if checked.own or checked.others or checked.hidden:
                raise SignUnfit
            return await drafting.submit(by, checked.written, accepted)
        except (DraftFaulty, TextUnchanged) as error:
            raise SignUnfit from error

    async def refuse(self, by: Member, kind: ProposalKind, sign: str) -> int:
        """Propose it no more until twice as many cases are there. Returns the decision's number.

        Raises:
            SignsOfOthers, NoProposal: as `proposed`.
        """
        proposal = await self.proposed(by, kind, sign)
        async with self.database.begin() as session:
            return await self._decide(session, by, proposal, DecisionOnSign.REFUSED)

    async def undo(self, by: Member, decision_id: int) -> None:
        """Take one's own refusal back: it is proposed again.

        Raises:
            SignsOfOthers: as `SignReading.check`.
            NoProposal: there is nothing of theirs to take back.
        """
        self.figures.check(by)
        async with self.database.begin() as session:
            found = await store.lock_decision(session, decision_id)
            is_own = found is not None and found.decided_by == by.id and not found.is_undone
            if found is None or not is_own or found.decision is not DecisionOnSign.REFUSED:
                raise NoProposal
            found.is_undone = True
            session.add(found)

    async def block(self, proposal: SignProposal) -> str:
        """Return the question with the sign, as its file says it."""
        from knowledge.reading.interviews import editing

        question, _ = proposal.sign.written
        return editing.block(await self._text(proposal.sign.interview), question)

    async def _changed(self, proposal: SignProposal, interview: str) -> str:
        from knowledge.reading.interviews import editing

        sign = proposal.sign
        own = await self._text(sign.interview)
        if proposal.kind is ProposalKind.DROP:
            if interview != sign.interview:
                raise NoProposal
            return editing.without_sign(own, *sign.written)
        if interview not in sign.lacking:
            raise NoProposal
        return editing.with_sign(await self._text(interview), own, *sign.written)

    async def _text(self, interview: str) -> str:
        target = await self.revisions.drafting.target(_path(interview))
        if target.before is None:
            raise SignUnfit
        return target.before

    async def _decide(
        self, session: AsyncSession, by: Member, proposal: SignProposal, decision: DecisionOnSign
    ) -> int:
        found = SignDecision(
            sign=proposal.sign.id,
            kind=proposal.kind,
            decision=decision,
            cases=proposal.cases,
            decided_by=by.id,
            decided_at=self.clock.now(),
        )
        session.add(found)
        await session.flush()
        return found.id


def _path(interview: str) -> str:
    return f"interviews/{interview}.md"
