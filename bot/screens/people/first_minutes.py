"""What the first minutes look like: a short screen for each step, by role."""

from collections.abc import Collection

from bot.screens.people.actions import FIRST_BUTTON
from bot.telegram import Button, Row, Screen
from bot.texts import help as help_texts
from bot.texts.people import first_minutes as words
from office.membership import FirstStep
from office.people import Role


def welcome(greeting: str, notice: str, roles: Collection[Role]) -> Screen:
    """The first message of all: who they are, the first step, what is kept of them."""
    first = step(FirstStep.ASK, roles)
    return Screen(f"{greeting}\n\n{first.html}\n\n{notice}", first.rows)


def step(at: FirstStep, roles: Collection[Role]) -> Screen:
    """One step of the three."""
    said = words.BY_ROLE[_role(roles)]
    match at:
        case FirstStep.ASK:
            tried = FIRST_BUTTON.button(words.ask(question(roles)), "ask")
            return Screen(words.first(said.purpose), _rows(tried, FirstStep.PRACTISE))
        case FirstStep.PRACTISE:
            tried = FIRST_BUTTON.button(words.PRACTISE, "practise")
            return Screen(words.second(said.practice), _rows(tried, FirstStep.WORDS))
        case FirstStep.WORDS:
            return Screen(words.third(said.words))


def question(roles: Collection[Role]) -> str:
    """The question that is tried: the first example of their role in /bantuan."""
    return help_texts.EXAMPLES[_role(roles)][0]


def resume() -> Button:
    """Go through the first minutes, from where they were left."""
    return FIRST_BUTTON.button(words.AGAIN)


def _rows(tried: Button, following: FirstStep) -> tuple[Row, ...]:
    return (tried,), (FIRST_BUTTON.button(words.SKIP, "skip", following),)


def _role(roles: Collection[Role]) -> Role:
    return next((role for role in words.BY_ROLE if role in roles), Role.OFFICER)
