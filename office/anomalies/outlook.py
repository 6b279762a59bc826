"""How a report looks to somebody: what they may do with it, and what comes if nobody takes it."""

from dataclasses import dataclass
from datetime import datetime

from office.posts.posts import Post


@dataclass(frozen=True)
class Outlook:
    """For one report and one viewer, now. The default is that of somebody who may do nothing."""

    is_head: bool = False
    """They may see the report, though it may not be their turn."""
    may_act: bool = False
    may_direct: bool = False
    """They may give it to somebody else."""
    may_give_back: bool = False
    """A head gave it to them, and may have it again."""
    may_raise: bool = False
    """Somebody in the office stands above them; else the way leads outside."""
    may_push: bool = False
    """It is with somebody else, whom they may ask how it goes."""
    has_it: bool = False
    held_until: datetime | None = None
    """Its tier is told only then."""
    next_posts: tuple[Post, ...] = ()
    """Who is told next if nobody takes it: nobody where no post is held."""
    is_reminder: bool = False
    """Those who were told are told again."""
