"""Who keeps which part of the shelf: the keepers of SOPs, or else the head of the section.

A rule on the members' posts, and the one query that it needs.
"""

from collections.abc import Collection, Iterable
from datetime import date

from office.database import AsyncSession
from office.people import active_post_holders
from office.people.models import Member, Role

# The part of the shelf that no section owns. Those who keep the whole shelf keep it.
NOBODYS = ""


def sections_of(
    member: Member, others: Iterable[Member], sections: Collection[str], today: date
) -> frozenset[str]:
    """Return the sections that the member keeps today; `NOBODYS` for what no section owns.

    A head decides for their section if it has no keeper. The head of office decides for what no
    section owns, if the whole office has no keeper.
    """
    kept = _kept(member, sections, today)
    by_others = frozenset().union(*(_kept(other, sections, today) for other in others))
    headed = frozenset(
        post.section
        for post in member.appointments
        if post.role is Role.SECTION_HEAD and post.section and post.is_held_on(today)
    )
    if Role.HEAD_OF_OFFICE in member.roles_on(today):
        headed |= {NOBODYS}
    return kept | (headed - by_others)


async def kept_by(
    session: AsyncSession, keeper: Member, sections: Collection[str], today: date
) -> frozenset[str]:
    """Return the sections that the member keeps today, as `sections_of` does."""
    others = await active_post_holders(session)
    return sections_of(keeper, others, sections, today)


def _kept(member: Member, sections: Collection[str], today: date) -> frozenset[str]:
    """Return what a member keeps by the role of a keeper: one section, or all and `NOBODYS`."""
    kept: set[str] = set()
    for post in member.appointments:
        if post.role is Role.SOP_KEEPER and post.is_held_on(today):
            kept |= {post.section} if post.section else {*sections, NOBODYS}
    return frozenset(kept)
