"""The forms of a head's answer and of an asker's words: first the words, then the preview."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import FILES, TEXT, TEXT_OR_FILES, Flow, Step, Topic

LONGEST_ANSWER = 1_500
LONGEST_FOLLOW_UP = 500


class AnswerStep(StrEnum):
    """What the head is asked for. The preview comes last."""

    WORDS = "isi"
    PASSAGE = "bagian"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class AnswerWords:
    """The answer so far, and the question it is for."""

    forwarded_id: int = 0
    text: str = ""
    # "Ada di SOP …": a passage is chosen instead of words. These words searched for it last.
    is_pointing: bool = False
    looked_for: str = ""
    passage: str = ""
    # For a keeper's answer to a gap, which nobody has forwarded.
    gap_id: int = 0
    # The answer in whose place this one is written.
    replaces: int = 0
    # Answers to what may be the same question, which the writer has seen: whose place this one
    # takes, and beside which it stands.
    takes: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    # The message with the preview, so that a newer one takes its buttons away.
    preview_id: int = 0
    # The last album that was refused: words are needed.
    album: str = ""


ANSWER: Flow[AnswerStep, AnswerWords] = Flow(
    Topic("jawaban"),
    AnswerWords,
    (
        Step(AnswerStep.WORDS, TEXT, is_asked=lambda answers: not answers.is_pointing),
        Step(AnswerStep.PASSAGE, TEXT, is_asked=lambda answers: answers.is_pointing),
        # What is typed here replaces the words above.
        Step(AnswerStep.PREVIEW, TEXT),
    ),
    # Files are refused with a sentence: they are no report while words are waited for.
    takes_always=FILES,
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=24),
)


class ForwardStep(StrEnum):
    """What an asker is asked for who puts their question in other words."""

    WORDS = "isi"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class ForwardWords:
    """The question as its asker puts it for the head, and the section it goes to."""

    question_id: int = 0
    section: str = ""
    text: str = ""
    preview_id: int = 0
    album: str = ""


FORWARD: Flow[ForwardStep, ForwardWords] = Flow(
    Topic("teruskan_pertanyaan"),
    ForwardWords,
    # What is typed at the preview is another question.
    (Step(ForwardStep.WORDS, TEXT_OR_FILES), Step(ForwardStep.PREVIEW, is_answered=True)),
    listens_for=timedelta(minutes=10),
    expires_after=timedelta(hours=24),
)


class FollowUpStep(StrEnum):
    """What the asker is asked for."""

    WORDS = "isi"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class FollowUpWords:
    """What is not clear about an answer, and the question that it answers."""

    forwarded_id: int = 0
    text: str = ""
    preview_id: int = 0
    album: str = ""


FOLLOW_UP: Flow[FollowUpStep, FollowUpWords] = Flow(
    Topic("lanjutan_pertanyaan"),
    FollowUpWords,
    (Step(FollowUpStep.WORDS, TEXT), Step(FollowUpStep.PREVIEW, TEXT)),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=24),
    takes_always=FILES,
)
