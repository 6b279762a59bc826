"""Polls and quizzes: who voted for what, and how that looks in the Bot API."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator.world.messages import Message

MOST_OPTIONS = 12


@dataclass(eq=False)
class Poll:
    """A poll; `votes` maps a voter to the options chosen, `messages` are those that show it."""

    json: dict[str, Any]
    messages: list[Message] = field(default_factory=list)
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The poll's id."""
        return str(self.json["id"])

    @property
    def is_closed(self) -> bool:
        """Whether it takes no more votes."""
        return bool(self.json["is_closed"])

    def is_due(self, now: int) -> bool:
        """Whether it is open and its time is over."""
        return not self.is_closed and now >= self.json.get("close_date", math.inf)

    def vote(self, user_id: int, options: list[int]) -> None:
        """Count a vote; an empty list takes it back. A quiz takes one answer, once."""
        if self.is_closed:
            raise ValueError("The poll is closed.")
        if user_id in self.votes and not self.json["allows_revoting"]:
            raise ValueError("This poll takes one vote only, and it has been given.")
        if not all(0 <= option < len(self.json["options"]) for option in options):
            raise ValueError(f"The poll has {len(self.json['options'])} options.")
        self.votes[user_id] = options
        self._count()

    def answer(self, user: dict[str, Any]) -> dict[str, Any]:
        """A voter's choice as a PollAnswer object."""
        chosen = self.votes.get(user["id"], [])
        persistent = [self.json["options"][option]["persistent_id"] for option in chosen]
        return {
            "poll_id": self.id,
            "user": user,
            "option_ids": chosen,
            "option_persistent_ids": persistent,
        }

    def close(self) -> None:
        """Take no more votes."""
        self.json = {**self.json, "is_closed": True}

    def _count(self) -> None:
        chosen = [option for options in self.votes.values() for option in options]
        self.json = {
            **self.json,
            "options": [
                {**option, "voter_count": chosen.count(number)}
                for number, option in enumerate(self.json["options"])
            ],
            "total_voter_count": sum(1 for options in self.votes.values() if options),
        }


def new(
    number: int, question: str, options: Sequence[str], more: Mapping[str, Any]
) -> dict[str, Any]:
    """A Poll object without votes; `more` is what it has besides."""
    kind = more.get("type", "regular")
    rules = {
        "type": kind,
        "is_anonymous": True,
        "allows_multiple_answers": False,
        "allows_revoting": kind != "quiz",
        "members_only": False,
    }
    texts = [{"text": text} for text in options]
    return afresh({"question": question, "options": texts, **rules, **more}, number)


def afresh(json: dict[str, Any], number: int) -> dict[str, Any]:
    """The same question put again: open, without votes, under a number of its own."""
    options = [
        {**option, "persistent_id": f"{number}-{place}", "voter_count": 0}
        for place, option in enumerate(json["options"])
    ]
    counts = {"total_voter_count": 0, "is_closed": False}
    return {**json, "id": str(number), "options": options, **counts}
