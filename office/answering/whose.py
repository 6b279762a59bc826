"""Whose a sent message is: the one rule, for texts and files alike."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.search.words.smalltalk import SmallTalk
from office.answering.looked import Looked, NoQuestion


class Owner(StrEnum):
    """Who takes a message."""

    REPLY = "reply"  # the case to whose message it replies
    CODE = "code"  # the case whose code it is
    FORM = "form"  # the form that listens
    CASES = "cases"  # the reports that it may be about: its writer is asked for which
    LEFT_FORM = "left_form"  # the form that was left with an open question
    QUESTION = "question"


@dataclass(frozen=True)
class Typed:
    """All that may claim a message. What is not known yet is left out."""

    is_code: bool = False
    """Whether it is the code of a case, and nothing else."""
    is_reply: bool = False
    """Whether it replies to the message of a case."""
    has_form: bool = False
    """Whether a form listens."""
    is_for_form: bool = False
    """Whether that form asks for words about the case to which it replies, or already has them."""
    has_left_form: bool = False
    """Whether a form was left with an open question."""
    is_case_meant: bool = False
    """Whether its writer has just spoken of a report, or a report asks them something."""
    is_asked: bool = False
    """Whether a report asks them something."""
    looked: Looked | None = None
    """What the shelf and the heads have to say to it."""


def whose(typed: Typed) -> Owner | None:
    """Say whose it is. None: nobody has asked for it, so only a look at the shelf can tell.

    What its writer did decides: a reply, a code, a form that asks. That a report is recent decides
    nothing alone: where the shelf is not sure, its writer is asked.
    """
    if typed.is_code:
        return Owner.CODE
    if typed.is_reply and not typed.is_for_form:
        return Owner.REPLY
    if typed.has_form:
        return Owner.FORM
    looked = typed.looked
    if looked is None:
        return None
    if typed.is_case_meant:
        # "Iya" alone is no question, but it may be the answer.
        is_yes = isinstance(looked, NoQuestion) and looked.why is SmallTalk.OK
        is_for_shelf = looked.is_surely_for_shelf and not (typed.is_asked and is_yes)
        return Owner.QUESTION if is_for_shelf else Owner.CASES
    if typed.has_left_form and not looked.may_be_for_shelf:
        return Owner.LEFT_FORM
    return Owner.QUESTION
