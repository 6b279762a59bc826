"""What stands around a question on a head's card: another answer, and who else waits."""

from dataclasses import dataclass
from html import escape
from typing import Self

from bot.content.source import ScreenSource
from bot.texts import answers as texts
from office.answers import ForwardedQuestion, HeadAnswer


def said_in(source: ScreenSource, answer: HeadAnswer | None) -> str:
    """What a head has answered, in short: the words, or the name of the passage."""
    if answer is None or not answer.passage:
        return escape(answer.text) if answer is not None else ""
    passage = source.shelf.passage(answer.passage)
    if passage is None:
        return texts.PASSAGE_GONE
    return escape(f"{passage.sop.title} — {passage.section.heading}")


@dataclass(frozen=True)
class Around:
    """What a head should know around a question: an answer to what may be the same, who waits."""

    other: HeadAnswer | None = None
    # What it says, in short.
    said: str = ""
    # How many have joined the asker.
    joined: int = 0

    @classmethod
    async def of(cls, source: ScreenSource, question: ForwardedQuestion, head_id: int) -> Self:
        """Look around an open question of a head."""
        answers = source.services.answers
        # Who is asked first is shown their own answer.
        reader = 0 if question.remark else head_id
        known = {question.answer_id or 0}
        other = await answers.comparing.before_answered(question.compared, reader, known)
        joined = await answers.queries.joined(question.id)
        return cls(other, said_in(source, other), joined)


ALONE = Around()
