"""How long which data are kept. Pure rules: days in, borders out."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Rule:
    """Data of this kind and state are removed when they are older than this many days."""

    kind: str
    state: str
    days: int

    def border(self, now: datetime) -> datetime:
        """Return the moment before which everything is too old."""
        return now - timedelta(days=self.days)

    def __str__(self) -> str:
        return f"[retention.{self.kind}] {self.state} = {self.days}"


@dataclass(frozen=True)
class Retention:
    """The rules, and how long in advance admins are told of the words of reports."""

    rules: tuple[Rule, ...] = ()
    notice: timedelta = timedelta(days=14)

    def telling_border(self, rule: Rule, now: datetime) -> datetime:
        """Return the moment before which a report must have closed for admins to be told of it."""
        return rule.border(now) + self.notice

    def told_border(self, now: datetime) -> datetime:
        """Return the moment before which admins must have been told of what is removed now."""
        return now - self.notice
