"""A member's own questions to heads: how each stands, its answer, and what was not clear."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.answers import AnswerCards
from bot.screens.forwarding import HURRY, OWN_QUESTION_BUTTON, ForwardButton, forward, hurry
from bot.telegram import Button, Row, Screen, confidential, in_rows, pack, shortened
from bot.texts import answers as answer_texts
from bot.texts import forms as form_texts
from bot.texts import own_questions as texts
from office.answers import FOLLOW_UP, FollowUpWords, ForwardedQuestion, HeadAnswer

MOST_LISTED = 10
_LISTED_LETTERS = 70


class OwnQuestionButton(StrEnum):
    """What a button under a member's own question does."""

    SEE = "v"
    HELPED = "h"
    UNCLEAR = "u"
    SEND = "y"
    EDIT = "e"
    TAKE_BACK = "b"
    HURRY = HURRY


def own(label: str, command: OwnQuestionButton, argument: str | int) -> Button:
    """A button under a member's own question."""
    return Button(label, pack(OWN_QUESTION_BUTTON, command, argument))


def version_of(words: FollowUpWords) -> str:
    """Return what the buttons of a preview carry of the words above them."""
    return forms.version(words.forwarded_id, words.text)


@dataclass(frozen=True)
class OwnQuestionCards:
    """Draws the questions of the member who reads them."""

    cards: AnswerCards

    @classmethod
    async def of(cls, source: ScreenSource, *shown: HeadAnswer | None) -> Self:
        """Draw one's own questions, with the names of those who gave these answers."""
        return cls(await AnswerCards.of(source, *shown))

    def standing(
        self, question: ForwardedQuestion, answer: HeadAnswer | None, passage: Screen | None
    ) -> Screen:
        """How the question stands: with whom it is, or its answer."""
        if question.is_open:
            return self._waiting(question)
        if answer is None:
            return confidential(texts.taken_back(question.code, question.text))
        if answer.ended_at is not None:
            post, _, _ = self.cards.author(answer)
            html = texts.is_over(post, question.code, question.text)
            return confidential(html, ((self._unclear(question, texts.ASK_AGAIN),),))
        return self.given(question, answer, passage)

    def _waiting(self, question: ForwardedQuestion, first: tuple[Row, ...] = ()) -> Screen:
        since = self.cards.time(question.asked_at)
        whom, follow_up = self.cards.whom(question), question.follow_up
        html = texts.still_waits(question.code, whom, since, question.compared, follow_up)
        if question.joins is not None:
            html += f"\n{texts.WITH_OTHERS}"
        if question.waiting_at is not None:
            html += f"\n{texts.rings(whom)}"
        if question.due_at is not None:
            html += texts.climbs_further(self.cards.time(question.due_at))
        back = own(texts.TAKE_BACK, OwnQuestionButton.TAKE_BACK, question.id)
        if question.waiting_at is not None:
            return confidential(html, (*first, (back,)))
        waits = hurry(texts.APPLICANT_WAITS, question.id)
        return confidential(html, (*first, (waits,), (back,)))

    def asked_again(self, question: ForwardedQuestion, question_id: int) -> Screen:
        """Say that the same question waits already, where it was asked once more."""
        ways = (
            forward(answer_texts.NEAREST_SOP, ForwardButton.NEAREST, question_id),
            forward(texts.ANOTHER_QUESTION, ForwardButton.CHOOSE_SECTION, question_id),
        )
        return self._waiting(question, (ways,))

    def given(
        self,
        question: ForwardedQuestion,
        answer: HeadAnswer,
        passage: Screen | None,
        notice: str = "",
    ) -> Screen:
        """The answer, with what its asker can say of it. `notice` is what they have said."""
        screen = self.cards.answer(answer, question.whole, passage, code=question.code)
        return self._with_ways(screen, question, notice)

    def replaced(
        self,
        question: ForwardedQuestion,
        answer: HeadAnswer,
        passage: Screen | None,
        old: HeadAnswer | None,
    ) -> Screen:
        """The answer that takes the place of the one that the asker has."""
        screen = self.given(question, answer, passage)
        first = self.cards.is_replaced(answer, old)
        return replace(screen, html=f"{first}\n\n{screen.html}")

    def withdrawn(self, question: ForwardedQuestion, answer: HeadAnswer) -> Screen:
        """Say that the answer no longer holds. The asker can ask the head about it."""
        screen = self.cards.withdrawn(answer, question.text, question.code)
        return replace(screen, rows=((self._unclear(question, texts.ASK_AGAIN),),))

    def _with_ways(self, screen: Screen, question: ForwardedQuestion, notice: str) -> Screen:
        unclear = self._unclear(question)
        if notice:
            html = f"{screen.html}\n\n{notice}"
            return replace(screen, html=html, rows=(*screen.rows, (unclear,)))
        helped = own(texts.HELPED, OwnQuestionButton.HELPED, question.id)
        return replace(screen, rows=(*screen.rows, (helped, unclear)))

    def _unclear(self, question: ForwardedQuestion, label: str = texts.UNCLEAR) -> Button:
        return own(label, OwnQuestionButton.UNCLEAR, question.id)

    def prompt(self, question: ForwardedQuestion) -> Screen:
        """Ask what is not clear."""
        html = f"{question.code}\n{answer_texts.asked(question.text)}\n{texts.WRITE_FOLLOW_UP}"
        return confidential(html, ((forms.cancel(FOLLOW_UP.topic),),))

    def preview(self, question: ForwardedQuestion, words: FollowUpWords) -> Screen:
        """What is not clear, as the head will read it."""
        above = form_texts.REPLACES_PREVIEW if words.preview_id else ""
        html = texts.follow_up_preview(question.code, question.text, words.text, above)
        version = version_of(words)
        first = (
            own(texts.SEND, OwnQuestionButton.SEND, version),
            own(answer_texts.EDIT, OwnQuestionButton.EDIT, version),
        )
        return confidential(html, (first, (forms.cancel(FOLLOW_UP.topic),)))

    def followed_up(self, question: ForwardedQuestion) -> Screen:
        """Say that what is not clear is on its way."""
        return Screen(texts.followed_up(question.code, self.cards.whom(question)))

    def all(self, questions: Sequence[ForwardedQuestion]) -> Screen:
        """The member's questions, open ones first. A tap opens one."""
        shown = questions[:MOST_LISTED]
        lines = [
            texts.own_question(
                number,
                question.code,
                shortened(question.text, _LISTED_LETTERS),
                self._state(question),
            )
            for number, question in enumerate(shown, 1)
        ]
        buttons = [
            own(f"{number}. {question.code}", OwnQuestionButton.SEE, question.id)
            for number, question in enumerate(shown, 1)
        ]
        html = texts.own_questions(lines, len(questions) - len(shown))
        return confidential(html, in_rows(buttons))

    def _state(self, question: ForwardedQuestion) -> str:
        if question.is_open:
            return texts.state_waits(self.cards.whom(question))
        if question.is_taken_back or question.closed_at is None:
            return texts.STATE_TAKEN_BACK
        return texts.state_answered(question.closed_at.astimezone(self.cards.zone).date())
