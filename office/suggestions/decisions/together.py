"""A keeper accepts the phrasings proposed for a section, ten at once, or takes that back."""

from collections.abc import Sequence

from office.people import Member
from office.suggestions import store
from office.suggestions.decisions.deciding import Deciding, tell_learners
from office.suggestions.decisions.undoing import Undoing
from office.suggestions.errors import DecisionGone, SuggestionDecided
from office.suggestions.models import Suggestion, SuggestionState

MOST_AT_ONCE = 10


class Together:
    """Decides on several phrasings of one section, for those who keep it today."""

    def __init__(self, deciding: Deciding, undoing: Undoing) -> None:
        self.deciding = deciding
        self.undoing = undoing
        self.database = deciding.database

    async def accept(self, passage: str, last: int, keeper: Member) -> Sequence[Suggestion]:
        """Accept the first ten that are open for the section, up to the id of the last one shown.

        What was proposed after they were shown is not among them.

        Raises:
            SuggestionDecided: none of them is open, or the member does not keep the section.
        """
        now = self.deciding.clock.now()
        async with self.database.begin() as session:
            sections = await self.deciding.kept_by(session, keeper)
            found = await store.lock_open_phrasings(session, passage, sections, last, MOST_AT_ONCE)
            if not found:
                raise SuggestionDecided
            for phrasing in found:
                # One moment for all: by it they are found again.
                phrasing.state, phrasing.decided_at = SuggestionState.ACCEPTED, now
                phrasing.decided_by = keeper.id
                session.add(phrasing)
            tell_learners(session, self.database)
        return found

    async def undo(self, suggestion_id: int, keeper: Member) -> Sequence[Suggestion]:
        """Let all that were accepted together with that one be open again.

        What is in a file meanwhile stays accepted.

        Raises:
            SuggestionUnknown, DecisionGone, PhrasingExported: as for one of them.
        """
        async with self.database.begin() as session:
            one = await store.lock_suggestion(session, suggestion_id)
            first = await self.undoing.checked(session, one, keeper)
            found = await store.lock_decided_together(session, first)
            if not found:
                raise DecisionGone
            for phrasing in found:
                phrasing.state = SuggestionState.OPEN
                phrasing.decided_by = phrasing.decided_at = None
                session.add(phrasing)
            tell_learners(session, self.database)
        return found
