"""What a look at a text has found: nothing to look for, a choice, or an answer."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.abilities.ability import Ability
from knowledge.reading.sops.sop import Sop
from knowledge.search.answer import Answer, Band
from knowledge.search.words.smalltalk import SmallTalk
from knowledge.shelf import Passage
from office.answers import ForwardedQuestion, HeadAnswer


def is_number(text: str) -> bool:
    """Whether a text is a number and nothing else: "2", "2." or "2)"."""
    return text.strip(" .)").isdecimal()


class NotAsking(StrEnum):
    """Why a text is no question."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    # Nothing answers them, and they mean something only with what they belong to.
    NUMBER = "number"
    TIME = "time"
    FRAGMENT = "fragment"
    # The nearest that there is to it is small talk.
    TALK = "talk"


@dataclass(frozen=True)
class NoQuestion:
    """A text that is no question by itself."""

    why: NotAsking | SmallTalk

    @property
    def is_surely_for_shelf(self) -> bool:
        return self.why is NotAsking.EMPTY or isinstance(self.why, SmallTalk)

    @property
    def may_be_for_shelf(self) -> bool:
        return self.is_surely_for_shelf or self.why is NotAsking.TOO_LONG


@dataclass(frozen=True)
class Chosen:
    """A number that stands for an option of the choice above."""

    question_id: int
    # How many options there were.
    offered: int
    # Whether there is an option of that number, and its section. None: it is gone.
    is_offered: bool
    passage: Passage | None
    # What the bot can do, if it is that.
    ability: Ability | None = None

    is_surely_for_shelf = True
    may_be_for_shelf = True


@dataclass(frozen=True)
class FoundAnswer:
    """What answers a question. At most one of the last five says more than the shelf."""

    text: str
    answer: Answer
    # How long the search took.
    seconds: float = 0.0
    # What a head has answered to the same question, in force: it is shown in place of the shelf's.
    given: HeadAnswer | None = None
    # The same question of this asker, which waits for a head.
    waits: ForwardedQuestion | None = None
    # Whether a keeper has said that it is not the office's task.
    is_elsewhere: bool = False
    # The SOP that it asks for, if the office does not use that.
    unused: Sop | None = None
    # What the bot can do, if that answers, for an asker who may see it.
    ability: Ability | None = None

    @property
    def asked(self) -> str:
        """Return what was asked: with the question before only if a section is shown for both."""
        return self.answer.question if self.answer.band.is_shown else self.text

    @property
    def is_surely_for_shelf(self) -> bool:
        return self.answer.band is Band.SURE

    @property
    def may_be_for_shelf(self) -> bool:
        return not is_number(self.text) and (
            self.answer.band is not Band.NONE or self.given is not None or self.unused is not None
        )


@dataclass(frozen=True)
class AnswerReach:
    """How many questions get an answer for all at once, and how many are only offered it."""

    same: int
    near: int


Looked = NoQuestion | Chosen | FoundAnswer
