"""What an asker sees before a question goes to a head, and the receipt."""

from dataclasses import dataclass
from typing import Self

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.answers.around import said_in
from bot.screens.answers.cards import AnswerCards
from bot.screens.forwarding import ForwardButton, forward, hurry
from bot.screens.posts import names as posts
from bot.telegram import Button, Row, Screen, in_rows
from bot.texts import answers as answer_texts
from bot.texts import own_questions as texts
from bot.texts import questions as question_texts
from office.answers import FORWARD, Alike, ForwardedQuestion, ForwardingPlan, ForwardWords


def version_of_asked(words: ForwardWords) -> str:
    """Return what the buttons of a preview carry of the words above them."""
    return forms.version(words.question_id, words.text)


@dataclass(frozen=True)
class AskingCards:
    """Draws a question that is not sent yet. `version` is that of words the asker has changed."""

    cards: AnswerCards
    source: ScreenSource
    question_id: int
    version: str = ""

    @classmethod
    async def of(
        cls, source: ScreenSource, question_id: int, alike: Alike | None = None, version: str = ""
    ) -> Self:
        """Draw this question, with the name of who has answered one that is like it."""
        cards = await AnswerCards.of(source, alike.answer if alike is not None else None)
        return cls(cards, source, question_id, version)

    def confirm(self, plan: ForwardingPlan, alike: Alike) -> Screen:
        """Show which words would go to whom, and what may be the same."""
        post = posts.label(plan.post, self.cards.directory) if plan.post else None
        is_alone = alike.answer is None and alike.waiting is None
        html = texts.confirm(plan.text, post, plan.after, is_alone=is_alone)
        send = texts.SEND if is_alone else texts.SEND_ANYWAY
        section = plan.section
        rows = (
            (
                self._way(send, ForwardButton.SEND, section),
                self._way(texts.EDIT, ForwardButton.EDIT, section),
            ),
            (
                self._way(texts.OTHER_SECTION, ForwardButton.CHOOSE_SECTION),
                forward(question_texts.BACK, ForwardButton.NEAREST, self.question_id),
            ),
        )
        return Screen(self._told(alike) + html, (*self._instead(alike, section), *rows))

    def _told(self, alike: Alike) -> str:
        """Name what may be the same, with its words: only the asker knows whether it is."""
        told = ""
        if (answer := alike.answer) is not None:
            post, name, on = self.cards.author(answer)
            said = said_in(self.source, answer)
            told += answer_texts.answered_alike(post, name, on, answer.question, said)
        if (question := alike.waiting) is not None:
            since = self.cards.time(question.asked_at)
            told += texts.asked_alike(self.cards.whom(question), since, question.compared)
        return told

    def _instead(self, alike: Alike, section: str) -> tuple[Row, ...]:
        buttons = []
        if alike.answer is not None:
            way = ForwardButton.USE, self.question_id, str(alike.answer.id)
            buttons.append(forward(texts.USE_ANSWER, *way))
        if alike.waiting is not None:
            buttons.append(
                self._way(texts.JOIN, ForwardButton.JOIN, section, str(alike.waiting.id))
            )
        return (tuple(buttons),) if buttons else ()

    def sections(self) -> Screen:
        """Ask to which section a question goes."""
        named = [
            self._way(section.short, ForwardButton.TO, section.id)
            for section in self.cards.directory.sections.values()
        ]
        back = forward(question_texts.BACK, ForwardButton.NEAREST, self.question_id)
        return Screen(answer_texts.WHICH_SECTION, (*in_rows(named), (back,)))

    def prompt(self, asked: str) -> Screen:
        """Ask for the question in other words."""
        html = f"{answer_texts.asked(asked)}\n{texts.WRITE_QUESTION}"
        return Screen(html, ((forms.cancel(FORWARD.topic),),))

    def receipt(self, question: ForwardedQuestion) -> Screen:
        """Say that the question is on its way. An applicant who waits is one tap."""
        whom = self.cards.whom(question)
        html = (
            texts.joined(question.code, whom)
            if question.joins is not None
            else answer_texts.forwarded(question.code, whom)
        )
        return Screen(html, ((hurry(texts.APPLICANT_WAITS, question.id),),))

    def _way(self, label: str, command: ForwardButton, *arguments: str) -> Button:
        """A button that stands under words. It carries which, if the asker has changed them."""
        version = (self.version,) if self.version else ()
        return forward(label, command, self.question_id, *arguments, *version)
