"""How a report looks to a viewer: what they may do, and what comes if nobody takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from office.anomalies.models import Entry
from office.posts import Post


@dataclass(frozen=True)
class FormerQuestion:
    """What the reporter was asked, and what they answered; empty if they have not."""

    question: str
    answer: str


@dataclass(frozen=True)
class Outlook:
    """For one report and one viewer, now. The default is a viewer who may do nothing."""

    is_head: bool = False
    """They may see the report, even if it is not their turn."""
    may_act: bool = False
    may_direct: bool = False
    """They may give it to somebody else."""
    may_give_back: bool = False
    """A head gave it to them; they may return it."""
    may_raise: bool = False
    """Somebody in the office is above them. Otherwise the way leads outside."""
    may_push: bool = False
    """Somebody else has it, and they may ask how it goes."""
    has_it: bool = False
    posts: tuple[Post, ...] = ()
    """Of those whom it is with: of its tier while nobody has it, then of who took it."""
    own_posts: tuple[Post, ...] = ()
    """Which of these the viewer holds today."""
    is_held: bool = False
    """Who took it has not left the post since."""
    barred_sections: frozenset[str] = frozenset()
    """The report goes to none of these: whom it is about leads them."""
    held_until: datetime | None = None
    """Nobody of its tier is told before then."""
    next_posts: tuple[Post, ...] = ()
    """Who is told next if nobody takes it, or if its holder lets the time pass; empty if no post
    is held."""
    is_reminder: bool = False
    """The same posts are told again."""
    is_question_lost: bool = False
    """It waits for an answer of its reporter, whom the question has not reached."""
    ended_at: datetime | None = None
    """When a head closed it."""
    steps: Mapping[str, Entry] = field(default_factory=dict)
    """For heads: the entries with which steps of its category were marked."""
    required: tuple[str, ...] = ()
    """The steps that its category asks for."""
    asked_before: FormerQuestion | None = None
    """What its reporter was asked last before it came from another section, for those who may
    act on it."""
