"""The signs that interviews name, as the office counts them: by an id, not by their words."""

from collections.abc import Sequence
from functools import cached_property

from knowledge.reading.content import Content
from knowledge.reading.interviews import MOST_QUESTIONS, Interview, normal, sign_id
from knowledge.shelf import Shelf
from office.shelf.facts import KnownSign


class ShelfSigns:
    """Reads them again when the content is exchanged."""

    def __init__(self, shelf: Shelf) -> None:
        self.held = shelf
        self._known: tuple[Content, _Known] | None = None

    def of(self, interview: str, question: str) -> Sequence[str]:
        """Return the ids of the signs below a question; none if the content has changed."""
        return [
            sign.id
            for sign in self.all()
            if (sign.interview, sign.question) == (interview, question)
        ]

    def all(self) -> Sequence[KnownSign]:
        """Return every sign of every interview, in their order."""
        content = self.held.content
        if self._known is None or self._known[0] is not content:
            self._known = (content, _Known(content))
        return self._known[1].signs

    def title(self, interview: str) -> str:
        """Return what people call an interview; its id if it is gone."""
        found = self.held.content.interviews.get(interview)
        return found.title if found is not None else interview


class _Known:
    def __init__(self, content: Content) -> None:
        # The ids are those of the files: another name of a post makes no other sign.
        self.content, self.written = content, content.as_written().interviews

    @cached_property
    def signs(self) -> tuple[KnownSign, ...]:
        return tuple(
            KnownSign(
                sign_id(id, sign.text),
                id,
                told.text,
                said.text,
                (question.text, sign.text),
                self._lacking(question.text, sign.text),
                self.content.barred.group(sign.text) is not None,
            )
            for id, interview in self.content.interviews.items()
            for question, told in zip(self.written[id].questions, interview.questions, strict=True)
            for sign, said in zip(question.signs, told.signs, strict=True)
        )

    def _lacking(self, question: str, words: str) -> tuple[str, ...]:
        return tuple(
            id
            for id, interview in self.written.items()
            if normal(words) not in _words(interview) and _has_room(interview, question)
        )


def _words(interview: Interview) -> set[str]:
    return {normal(sign.text) for question in interview.questions for sign in question.signs}


def _has_room(interview: Interview, question: str) -> bool:
    has_it = question in {one.text for one in interview.questions}
    return has_it or len(interview.questions) < MOST_QUESTIONS
