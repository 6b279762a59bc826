"""What the history and the messages of a report hold, where it is more than one id or word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from office.anomalies.models import Followed, Outcome
from office.anomalies.words.case_words import Purpose
from office.payload import Grown, Joined, Payload
from office.posts import Post, parse_post

# --- the history ---


@dataclass(frozen=True)
class ToldAt(Joined):
    """Somebody was told at a post (`post_name`)."""

    member: int
    post: str


@dataclass(frozen=True)
class NotTold(Joined):
    """Nobody could be told at a post, or a message did not reach a member."""

    whom: str
    """A post, or the id of a member."""
    why: str

    @property
    def member(self) -> int | None:
        return int(self.whom) if self.whom.isdigit() else None


@dataclass(frozen=True)
class Climb(Joined):
    """The posts to which it climbed, or that were reminded; of a promise none are."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Reassigned(Joined):
    """The posts that changed hands, and the members who left them."""

    posts: tuple[str, ...]
    left: tuple[int, ...]


@dataclass(frozen=True)
class Returned(Joined):
    """Who had it. They broke a promise, or gave none."""

    holder: int | None
    promise: str


@dataclass(frozen=True)
class Transferred(Joined):
    """The section to which it went, and the head's words."""

    section: str
    reason: str


@dataclass(frozen=True)
class Resolved(Grown):
    """How it ended, the head's words, and what followed from it."""

    outcome: Outcome
    line: str
    followed: Followed | None = None


@dataclass(frozen=True)
class StepDone(Payload):
    """A step of the category that was done, and what the head wrote with it."""

    step: str
    words: str = ""


@dataclass(frozen=True)
class StepsSkipped(Payload):
    """The steps that were missing when a report was closed, and why."""

    steps: tuple[str, ...]
    reason: str


def posts_in(names: Iterable[str]) -> tuple[Post, ...]:
    """Return the posts among these words."""
    return tuple(parse_post(name) for name in names if name.count("/") == 2)


# --- the outbox ---

# Marks the card of a member who comes to a post at which the report waits.
HANDOVER = "serah"
# Marks the card of a member to whom a head gives the report.
ASSIGNMENT = "tugas"


@dataclass(frozen=True)
class CardTurn(Joined):
    """For which tier, and at which post, somebody gets a card."""

    JOINED_BY: ClassVar[str] = ":"

    tier: int
    role: str
    """The role of the post, or ASSIGNMENT: they get it from a head, and at no post."""
    mark: str = ""

    @property
    def is_handover(self) -> bool:
        return self.mark == HANDOVER

    @property
    def is_assignment(self) -> bool:
        return self.role == ASSIGNMENT


@dataclass(frozen=True)
class EntryWords(Joined):
    """An entry of the history, and the attachments that came with it."""

    entry: int
    files: tuple[int, ...]


@dataclass(frozen=True)
class OwnMessages(Payload):
    """The messages in the reader's chat with which their files came."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Confirmed(Joined):
    """What somebody's words were for, and the entry that holds them."""

    purpose: Purpose
    entry: int | None = None


@dataclass(frozen=True)
class PromiseDue(Joined):
    """When progress was due, and who promised it."""

    at: datetime
    by: int | None


@dataclass(frozen=True)
class TierGap(Joined):
    """A post at which nobody can be told, why, and who is told instead, when."""

    post: str
    why: str
    told: tuple[str, ...]
    at: datetime
