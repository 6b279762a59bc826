"""The screens of questions to heads: what is asked, what may be the same, the answer."""

from bot.screens.answers.around import Around, said_in
from bot.screens.answers.asking import AskingCards, version_of_asked
from bot.screens.answers.beside import BesideCards
from bot.screens.answers.cards import (
    ANSWER_BUTTON,
    AnswerButton,
    AnswerCards,
    heads,
    pointed_at,
    version_of,
)

__all__ = [
    "ANSWER_BUTTON",
    "AnswerButton",
    "AnswerCards",
    "Around",
    "AskingCards",
    "BesideCards",
    "heads",
    "pointed_at",
    "said_in",
    "version_of",
    "version_of_asked",
]
