"""What all services of the arrangements share: the office's file, and who proposes."""

from typing import TYPE_CHECKING

from office.foundation import Foundation, Service
from office.people import Member, Role
from office.revisions import OfficeDrafts

if TYPE_CHECKING:
    from knowledge.reading.office.directory import Directory


class ArrangementWork(Service):
    """The parts of the foundation, and the drafts of `office.toml`."""

    def __init__(self, foundation: Foundation, office_file: OfficeDrafts) -> None:
        super().__init__(foundation)
        self.office_file = office_file

    @property
    def directory(self) -> "Directory":
        return self.shelf().held.directory

    def may_propose(self, member: Member) -> bool:
        """Whether the member is an admin, the head of office, or leads general affairs today."""
        from knowledge.reading.office.functions import GENERAL_AFFAIRS

        today, section = self.people.today(), self.directory.section_of(GENERAL_AFFAIRS)
        return Role.ADMIN in member.roles_on(today) or member.leads(section, today)
