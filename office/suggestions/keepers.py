"""Who keeps which part of the shelf: the keepers of SOPs, else the head of the section.

A pure rule on the members' posts.
"""

from collections.abc import Collection, Iterable
from datetime import date

from office.people.models import Member, Role

# What no section owns: kept by who keeps the whole shelf.
NOBODYS = ""


def sections_of(
    member: Member, others: Iterable[Member], sections: Collection[str], today: date
) -> frozenset[str]:
    """The sections whose suggestions the member decides today; `NOBODYS` for what no section owns.

    A head decides for their section where no keeper is appointed for it; the head of office for
    what is nobody's where no keeper is appointed for the whole office.
    """
    kept = _kept(member, sections, today)
    by_others = frozenset().union(*(_kept(one, sections, today) for one in others))
    headed = frozenset(
        post.section
        for post in member.appointments
        if post.role is Role.SECTION_HEAD and post.section and post.is_held_on(today)
    )
    if Role.HEAD_OF_OFFICE in member.roles_on(today):
        headed |= {NOBODYS}
    return kept | (headed - by_others)


def _kept(member: Member, sections: Collection[str], today: date) -> frozenset[str]:
    """What somebody keeps by the role of a keeper: one section, or all and what is nobody's."""
    kept: set[str] = set()
    for post in member.appointments:
        if post.role is Role.SOP_KEEPER and post.is_held_on(today):
            kept |= {post.section} if post.section else {*sections, NOBODYS}
    return frozenset(kept)
