"""What all services of the confirmations share: whose a line is, and in which post they say it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from office.confirmations.models import LineAnswer
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.people import Member, Role, active_post_holders
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, post_name
from office.revisions import Revisions
from office.suggestions.decisions.keepers import NOBODYS, sections_of

if TYPE_CHECKING:
    from knowledge.reading.sops.confirming.open_lines import OpenLine
    from office.shelf.lines import ShelfLines

HEADS = (SECTION_HEAD, HEAD_OF_OFFICE)


@dataclass(frozen=True)
class LineRights:
    """Whose lines a member may settle today, and which posts they hold as a head."""

    kept: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    is_head_of_office: bool = False
    # Sections that have neither head nor keeper: the head of office settles their lines.
    left: frozenset[str] = frozenset()

    def post_for(self, section: str) -> Post | None:
        """Return the post in which they settle the section's lines; None if they do not."""
        if section in self.headed:
            return Post(SECTION_HEAD, section=section)
        if section in self.left:
            return Post(HEAD_OF_OFFICE)
        return Post(Role.SOP_KEEPER, section=section) if section in self.kept else None

    def holds(self, post: str) -> bool:
        """Whether the post is one of theirs. A line can be asked of heads alone."""
        own = [post_name(Post(SECTION_HEAD, section=section)) for section in self.headed]
        return post in own or (self.is_head_of_office and post == post_name(Post(HEAD_OF_OFFICE)))

    def may_settle(self, line: "OpenLine", section: str) -> bool:
        """Whether the line is theirs. Which source this office follows is a head's decision."""
        post = self.post_for(section)
        return post is not None and (not line.is_conflict or post.role in HEADS)


def standing(
    member: Member, others: Iterable[Member], sections: Collection[str], today: date
) -> LineRights:
    """Return what the member may settle, by the posts that all hold on that day."""
    holders = list(others)
    own, headed = sections_of(member, holders, sections, today), _headed(member, today)
    is_head = Role.HEAD_OF_OFFICE in member.roles_on(today)
    taken = frozenset[str]().union(
        *(sections_of(it, holders, sections, today) | _headed(it, today) for it in holders)
    ) - {NOBODYS}
    left = frozenset({*sections, NOBODYS} - taken) if is_head else frozenset()
    return LineRights(own, headed, is_head, left)


def _headed(member: Member, today: date) -> frozenset[str]:
    return frozenset(
        post.section
        for post in member.appointments
        if post.role is Role.SECTION_HEAD and post.section and post.is_held_on(today)
    )


class ConfirmationWork(Service):
    """The parts of the foundation, the lines of the shelf, and the services of the revisions."""

    def __init__(self, foundation: Foundation, revisions: Revisions) -> None:
        super().__init__(foundation)
        self.revisions = revisions

    @property
    def lines(self) -> "ShelfLines":
        return self.shelf().lines

    async def standing_of(self, session: AsyncSession, member: Member) -> LineRights:
        """Return what the member may settle today."""
        holders = await active_post_holders(session)
        return standing(member, holders, self.rules().sections, self.people.today())

    async def seconds_of(self, session: AsyncSession, answer: LineAnswer) -> Collection[int]:
        """Return who may agree to an answer: as with a draft of that section, never its author."""
        found = await self.revisions.shared.reviewers_for(session, answer.section, answer.member_id)
        return found.keys()
