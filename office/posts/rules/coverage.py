"""The daily check before the office opens: which tiers are empty, and who is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from office.posts.duty import PostOnDay
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post

BEFORE_OPENING = timedelta(minutes=30)
# If the program was down at the opening, the check is still done within this time.
AFTER_OPENING = timedelta(hours=1)

_ABOVE = {COORDINATOR: SECTION_HEAD, SECTION_HEAD: HEAD_OF_OFFICE}


def is_time(opening: datetime | None, now: datetime) -> bool:
    """Whether the day's check is due. There is none on a day without an opening."""
    return opening is not None and opening - BEFORE_OPENING <= now < opening + AFTER_OPENING


def gaps(duties: Iterable[PostOnDay]) -> list[PostOnDay]:
    """Return the posts at which nobody can be told of a report."""
    return [duty for duty in duties if duty.gap is not None]


def is_next_above(post: Post, below: Post) -> bool:
    """Whether a report climbs from `below` to `post`."""
    return post.role == _ABOVE.get(below.role)


def told(duties: Sequence[PostOnDay], admins: Iterable[int]) -> dict[int, tuple[PostOnDay, ...]]:
    """Return who is told of which gaps: admins of all, the next tier of those below it."""
    empty = gaps(duties)
    heard = {admin: list(empty) for admin in admins}
    for duty in duties:
        below = [gap for gap in empty if is_next_above(duty.post, gap.post)]
        for member in duty.members:
            mine = heard.setdefault(member, [])
            mine += [gap for gap in below if gap not in mine]
    return {member: tuple(found) for member, found in heard.items() if found}
