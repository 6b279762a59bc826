"""/bantuan of every role stands on one screen of a phone."""

import pytest

from bot.handlers import COMMANDS
from bot.telegram import menus
from bot.telegram.outgoing import plain
from bot.texts import help as texts
from office.people import Role

# As many lines as the chat of a common phone shows while its keyboard is closed.
MOST_LINES, LETTERS = 30, 38


@pytest.mark.parametrize("role", Role)
def test_the_help_of_every_role_fits_a_screen(role: Role) -> None:
    listed = menus.listed(COMMANDS, frozenset({role, Role.OFFICER}))
    text = plain(texts.bantuan([(one.name, one.description) for one in listed]))

    lines = sum(max(1, -(-len(line) // LETTERS)) for line in text.splitlines())
    assert lines <= MOST_LINES
    assert f"/{listed[-1].name}" in text
