"""What all services of the arrangements share: the office's file, and who proposes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from office.arrangements.errors import SectionInUse
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.people import Member, Role
from office.records import OpenIn
from office.revisions import OfficeDrafts

if TYPE_CHECKING:
    from knowledge.reading.office.directory import Directory


class ArrangementWork(Service):
    """The parts of the foundation, and the drafts of `office.toml`."""

    def __init__(
        self, foundation: Foundation, office_file: OfficeDrafts, open_in: Mapping[str, OpenIn]
    ) -> None:
        super().__init__(foundation)
        self.office_file, self._open_in = office_file, open_in
        office_file.checked_by(self.refuse_in_use)

    @property
    def directory(self) -> "Directory":
        return self.shelf().held.directory

    async def refuse_in_use(self, session: AsyncSession, text: str) -> None:
        """Refuse a text of the file that lacks a section which something names.

        Raises SectionInUse.
        """
        from knowledge.reading.toml_file import tables_of

        kept, today = tables_of(text).get("sections", {}), self.people.today()
        for id, section in self.directory.sections.items():
            if id in kept:
                continue
            held = {name: await count(session, id, today) for name, count in self._open_in.items()}
            held |= self._content_of(id)
            if any(held.values()):
                raise SectionInUse(section.short, held)

    def _content_of(self, section: str) -> dict[str, int]:
        held = self.shelf().held
        return {
            "sops": sum(sop.section == section for sop in held.library.values()),
            "categories": sum(it.section == section for it in held.content.categories.values()),
        }

    def may_propose(self, member: Member) -> bool:
        """Whether the member is an admin, the head of office, or leads general affairs today."""
        from knowledge.reading.office.functions import GENERAL_AFFAIRS

        today, section = self.people.today(), self.directory.section_of(GENERAL_AFFAIRS)
        return Role.ADMIN in member.roles_on(today) or member.leads(section, today)
