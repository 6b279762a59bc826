"""The sentences for hard moments: who used which, so that its card follows the next day."""

from office.errors import NoTraining
from office.people import Member
from office.training.models import ScriptUse
from office.training.shared import Book


class Scripts:
    """The uses of the scripts."""

    def __init__(self, book: Book) -> None:
        self.book = book

    async def used(self, script_id: str, by: Member) -> None:
        """Note that a member has opened a script.

        Raises:
            NoTraining: there is no such script, or not any longer.
        """
        if script_id not in self.book.catalogue().scripts:
            raise NoTraining
        async with self.book.database.begin() as session:
            session.add(
                ScriptUse(
                    member_id=by.id,
                    script_id=script_id,
                    used_on=self.book.today,
                    used_at=self.book.clock.now(),
                )
            )
            await self.book.inbox.complete(session)
