"""What a member may write today, by the roles that they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from office.people import Member

# The files of the training, below `knowledge/`. Trainers keep them, too.
TRAINING = "training/"
# The questions of interviews. The heads who work with them keep them, too.
INTERVIEWS = "interviews/"
_INVESTIGATES = "inteldakim"


@dataclass(frozen=True)
class Kept:
    """The sections whose content a member writes; "" is what no section owns."""

    sections: frozenset[str]
    is_trainer: bool = False
    leads_interviews: bool = False

    def has(self, path: str, section: str) -> bool:
        """Whether the member writes that file of the section."""
        return (
            section in self.sections
            or (self.is_trainer and path.startswith(TRAINING))
            or (self.leads_interviews and path.startswith(INTERVIEWS))
        )


def leads_interviews(member: Member, functions: Mapping[str, str], today: date) -> bool:
    """Whether they head the office today, or the section that investigates."""
    return member.leads(functions.get(_INVESTIGATES, _INVESTIGATES), today)
