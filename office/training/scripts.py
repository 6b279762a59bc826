"""The sentences for hard moments: who used which, so that its card comes the next day."""

from office.foundation import ServicePart
from office.people import Member
from office.training.coursework import Coursework
from office.training.errors import NoTraining
from office.training.models import ScriptUse


class Scripts(ServicePart[Coursework]):
    """The uses of the scripts."""

    async def used(self, script_id: str, by: Member) -> None:
        """Note that a member has opened a script.

        Raises:
            NoTraining: there is no such script, or no longer.
        """
        if script_id not in self.shared.catalogue().scripts:
            raise NoTraining
        async with self.shared.database.begin() as session:
            session.add(
                ScriptUse(
                    member_id=by.id,
                    script_id=script_id,
                    used_on=self.shared.today,
                    used_at=self.shared.clock.now(),
                )
            )
