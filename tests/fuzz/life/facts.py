"""What the model speaks of, in plain Python: none of the office's code.

Moments are aware and in the office's zone; members are numbers, posts are (role, section or unit).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Post = tuple[str, str]
Span = tuple[time, time]

COORDINATOR, SECTION_HEAD, HEAD_OF_OFFICE = "koordinator_ukk", "kepala_seksi", "kepala_kantor"
EVERYONE, URGENT = "semua", "mendesak"
RANK = (COORDINATOR, SECTION_HEAD, HEAD_OF_OFFICE)
# Who goes before whom at one post.
KINDS = ("plh", "wakil", "plt", "definitif")
TAKEN = ("diterima", "perlu_info", "menunggu_instansi", "ditindaklanjuti")
CLOSED = ("selesai", "ditarik")
TOLD = (
    *("dinaikkan", "diterima", "ditugaskan", "dikembalikan", "dijanjikan", "kembali_ke_tangga"),
    *("ditindaklanjuti", "dialihkan", "diselesaikan", "dibuka_lagi"),
)
WITHDRAWN_WITHIN = timedelta(minutes=10)
REOPENED_WITHIN = timedelta(days=14)
# A promise that follows one of these at once is told in the same message.
OPENINGS = ("diterima", "ditugaskan", "dibuka_lagi", "ditindaklanjuti")
SAME_MOVE = timedelta(minutes=15)
UNTIL_PROMISE, GRACE, RELEASE_EVERY = 60, 30, 2
ONE_DAY = timedelta(days=1)


class Refused(Exception):
    """The order forbids it; the word is the name of the refusal."""


@dataclass(frozen=True)
class Order:
    """What the office has laid down in its files."""

    week: Sequence[Sequence[Span]]
    closed: frozenset[date]
    tiers: Mapping[str, Sequence[tuple[str, int]]]
    sections: Mapping[str, str]
    """Category → section."""
    joined: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Term:
    """A member's hold on a post."""

    member: int
    post: Post
    first: date
    last: date | None = None
    kind: str = "definitif"
    is_accepted: bool = True

    def spans(self, first: date, last: date) -> bool:
        return self.first <= last and (self.last is None or first <= self.last)


@dataclass(frozen=True)
class Tier:
    posts: tuple[Post, ...]
    wait: int


@dataclass
class Report:
    """One report as it ought to be."""

    number: int
    reporter: int
    category: str
    unit: str
    urgency: str
    concerns: Post | None
    text: str
    filed_at: datetime
    section: str
    tiers: list[Tier]
    state: str = "baru"
    outcome: str | None = None
    tier: int = 0
    due_at: datetime | None = None
    is_reminded: bool = False
    resolved_at: datetime | None = None
    is_reopening_asked: bool = False
    is_asked: bool = False
    before_question: str = "diterima"
    """How it stood when its reporter was asked."""
    """Whether a question to its reporter is open."""
    holder: int | None = None
    given_by: int | None = None
    """The head who gave it to its holder."""
    snoozed_until: datetime | None = None
    pushed_on: date | None = None
    last_told: tuple[str, int | None, datetime] | None = None
    """The last event that matters to its followers: what, by whom, when."""
    taken_at: datetime | None = None
    joiners: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    """Who has a card of the present tiers and still counts."""
    carded: set[int] = field(default_factory=set)
    """Who was ever sent a card."""
    events: Counter[str] = field(default_factory=Counter)

    @property
    def is_urgent(self) -> bool:
        return self.urgency == URGENT

    @property
    def reached(self) -> list[Post]:
        return [post for tier in self.tiers[: self.tier] for post in tier.posts]

    @property
    def posts(self) -> list[Post]:
        return [post for tier in self.tiers for post in tier.posts]
