"""How long what is kept. Pure rules: days in, borders out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What can be removed, as `office.toml` calls it."""

    REPORTS = "reports"
    QUESTIONS = "questions"
    INBOX = "inbox"
    OUTBOX = "outbox"
    DRAFTS = "drafts"
    ANNOUNCEMENTS = "announcements"
    TRAINING = "training"
    INTERVIEWS = "interviews"
    INVITATIONS = "invitations"
    STRANGERS = "strangers"
    VERIFICATIONS = "verifications"
    ANSWERS = "answers"
    SUGGESTIONS = "suggestions"
    CHANGES = "changes"
    REVISIONS = "revisions"


@dataclass(frozen=True)
class Rule:
    """What is of this kind and in this state goes when it is older than so many days."""

    kind: Kind
    state: str
    days: int

    def border(self, now: datetime) -> datetime:
        """The moment before which everything is too old."""
        return now - timedelta(days=self.days)

    def __str__(self) -> str:
        return f"[retention.{self.kind}] {self.state} = {self.days}"


@dataclass(frozen=True)
class Retention:
    """The rules, and how long before the words of a report go the admins are told."""

    rules: tuple[Rule, ...] = ()
    notice: timedelta = timedelta(days=14)

    def telling_border(self, rule: Rule, now: datetime) -> datetime:
        """The moment before which what is closed must be told of."""
        return rule.border(now) + self.notice

    def told_border(self, now: datetime) -> datetime:
        """The moment before which the admins must have been told of what goes now."""
        return now - self.notice
