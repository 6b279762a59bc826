"""Posts, and who holds one on a day: a report goes to the post, never to a person."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# The words of office.people.Role: rules take plain values.
COORDINATOR = "koordinator_ukk"
SECTION_HEAD = "kepala_seksi"
HEAD_OF_OFFICE = "kepala_kantor"

# How high each role stands.
RANK = {COORDINATOR: 0, SECTION_HEAD: 1, HEAD_OF_OFFICE: 2}

# A Plh stands in for a holder who is away, also for a Plt, who has a post without a holder.
_PRECEDENCE = ("plh", "wakil", "plt", "definitif")
PLT, DEFINITIVE = _PRECEDENCE[-2:]


@dataclass(frozen=True)
class Post:
    """A seat of the office. It has only what tells it from others: a head's section, a
    coordinator's unit, and nothing for the head of office."""

    role: str
    section: str | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.role in (COORDINATOR, HEAD_OF_OFFICE):
            object.__setattr__(self, "section", None)
        if self.role in (SECTION_HEAD, HEAD_OF_OFFICE):
            object.__setattr__(self, "unit", None)


@dataclass(frozen=True)
class PostHolding:
    """A member's hold on a post from one day until another, both included."""

    member_id: int
    post: Post
    starts_on: date
    ends_on: date | None = None
    kind: str = DEFINITIVE
    is_accepted: bool = True

    @property
    def is_definitive(self) -> bool:
        return self.kind == DEFINITIVE

    def counts_on(self, day: date) -> bool:
        """Whether this hold is in force. A substitute's begins when they agree."""
        return self.is_accepted and self.spans(day)

    def spans(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class PostGap(StrEnum):
    """Why nobody can be told at a post."""

    VACANT = "vacant"
    AWAY = "away"
    UNREACHABLE = "unreachable"
    CONCERNED = "concerned"


@dataclass(frozen=True)
class Seat:
    """A post on a day: the members to tell, or why there are none."""

    members: tuple[int, ...] = ()
    gap: PostGap | None = None


@dataclass(frozen=True)
class Roster:
    """Every hold on every post, and the members who cannot be told anything now."""

    holdings: Sequence[PostHolding] = ()
    unreachable: Container[int] = frozenset()
    """Deactivated, without an account, or having blocked the bot."""
    on_leave: Container[int] = frozenset()

    def seat(self, post: Post, day: date, excluded: Container[int] = frozenset()) -> Seat:
        """Return who holds the post that day, without those whom the report concerns.

        A substitute takes the holder's whole place: if the substitute cannot be reached, the absent
        holder is not told instead.
        """
        held = [holding for holding in self._held(post, day) if holding.member_id not in excluded]
        if not held:
            return Seat(gap=PostGap.CONCERNED if self._held(post, day) else PostGap.VACANT)
        first = min(_PRECEDENCE.index(holding.kind) for holding in held)
        members = {
            holding.member_id: None for holding in held if _PRECEDENCE.index(holding.kind) == first
        }
        here = tuple(member for member in members if member not in self.on_leave)
        told = tuple(member for member in here if member not in self.unreachable)
        if told:
            return Seat(told)
        return Seat(gap=PostGap.UNREACHABLE if here else PostGap.AWAY)

    def holders(
        self, post: Post, day: date, excluded: Container[int] = frozenset()
    ) -> tuple[int, ...]:
        """Return the members to tell at a post that day."""
        return self.seat(post, day, excluded).members

    def held(self, member_id: int, post: Post, day: date) -> bool:
        """Whether a member held a post that day, even if somebody stood in."""
        return any(holding.member_id == member_id for holding in self._held(post, day))

    def is_filled(self, post: Post, day: date) -> bool:
        """Whether anybody is appointed to a post that day, reachable or not."""
        return bool(self._held(post, day))

    def concerned(self, post: Post, since: date, day: date) -> frozenset[int]:
        """Return all who have held a post since a day, and their substitutes, agreed or not.

        A holder who has left the post meanwhile, perhaps for another one, is included.
        """
        return frozenset(
            holding.member_id
            for holding in self.holdings
            if holding.post == post
            and holding.starts_on <= day
            and (holding.ends_on is None or since <= holding.ends_on)
        )

    def _held(self, post: Post, day: date) -> list[PostHolding]:
        return [
            holding for holding in self.holdings if holding.post == post and holding.counts_on(day)
        ]


def post_name(post: Post) -> str:
    """Return a post as one word, for histories and screens. `parse_post` reads it."""
    return f"{post.role}/{post.section or ''}/{post.unit or ''}"


def parse_post(name: str) -> Post:
    """Read what `post_name` wrote."""
    role, section, unit = name.split("/")
    return Post(role, section or None, unit or None)


def unique(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Return the posts without repetition, each in its first place."""
    return tuple(dict.fromkeys(posts))
