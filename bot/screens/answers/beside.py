"""Two answers to what may be one question: the second head sees both, and decides."""

from dataclasses import dataclass

from bot.screens import forms
from bot.screens.answers.cards import AnswerButton, AnswerCards, heads, version_of
from bot.telegram import Row, Screen, confidential
from bot.texts import answers as texts
from office.answers import ANSWER, AnswerWords, HeadAnswer
from office.posts import SECTION_HEAD, parse_post


@dataclass(frozen=True)
class BesideCards:
    """Draws the choice between two answers."""

    cards: AnswerCards

    def first(self, other: HeadAnswer, section: str | None) -> str | None:
        """Return the section whose head has given the other answer, if they can be asked.

        `section` is that which has the question; None for a gap, which nobody has sent.
        """
        post = parse_post(other.post)
        is_other = section is not None and post.section != section
        is_there = post.section in self.cards.directory.sections
        return post.section if post.role == SECTION_HEAD and is_other and is_there else None

    def choice(
        self, words: AnswerWords, other: HeadAnswer, said: str, mine: str, section: str | None
    ) -> Screen:
        """Show both answers, and what can be done. `mine` is what stands in the preview."""
        first = self.first(other, section)
        head = self.cards.directory.section(first).head if first is not None else None
        told = texts.answered_alike(*self.cards.author(other), other.question, said)
        version = version_of(words)

        def way(label: str, command: AnswerButton) -> Row:
            return (heads(label, command, version, other.id),)

        take = way(texts.TAKE_PLACE, AnswerButton.TAKE_PLACE)
        adopt = way(texts.ADOPT, AnswerButton.ADOPT_INSTEAD)
        ask = way(texts.ASK_FIRST, AnswerButton.ASK_FIRST) if first is not None else ()
        stay = way(texts.ANOTHER_MATTER, AnswerButton.ANOTHER_MATTER)
        last = (heads(texts.EDIT, AnswerButton.EDIT, version), forms.cancel(ANSWER.topic))
        html = texts.contradiction(told, mine, head)
        return confidential(html, ((*take, *adopt), (*ask, *stay), last))

    def adopted(self, other: HeadAnswer) -> Screen:
        """Say that the asker has the other head's answer."""
        post, _, _ = self.cards.author(other)
        return Screen(texts.adopted(post))
