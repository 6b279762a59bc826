"""Who reviews a draft: the head of its section, or else the head of office; never its author.

A pure rule on the posts of the day.
"""

from collections.abc import Collection, Mapping
from datetime import date

from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, Roster

REMINDED_AFTER = 2
"""After this many office days a reviewer is reminded."""
# This often the head of the section is reminded alone. Then the head of office is told, too.
ALONE = 1


def reviewers_of(
    section: str, author_id: int, sections: Collection[str], roster: Roster, today: date
) -> Mapping[int, Post]:
    """Return who may decide on the draft, and in which post. The first ones are asked.

    What a head has written goes to the head of office. What the head of office has written, and no
    section owns, goes to the heads of sections.
    """
    head, boss = Post(SECTION_HEAD, section=section), Post(HEAD_OF_OFFICE)
    posts = [head, boss] if section and not roster.held(author_id, head, today) else [boss]
    if roster.held(author_id, boss, today):
        posts = [Post(SECTION_HEAD, section=one) for one in ([section] if section else sections)]
    found: dict[int, Post] = {}
    for post in posts:
        for member in roster.holders(post, today, {author_id}):
            found.setdefault(member, post)
    return found


def asked(reviewers: Mapping[int, Post], reminded: int) -> tuple[int, ...]:
    """Return who gets the card: the first post that somebody holds, and later everybody."""
    first = next(iter(reviewers.values()), None)
    is_late = reminded > ALONE
    return tuple(
        member
        for member, post in reviewers.items()
        if is_late or (first is not None and post.role == first.role)
    )
