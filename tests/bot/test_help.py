"""/bantuan of every role, and of who has several, stands on one screen of a phone."""

import pytest

from bot.handlers import COMMANDS, HELP
from bot.telegram import menus
from bot.telegram.outgoing import plain
from bot.texts import help as texts
from office.people import Role

# As many lines as the chat of a common phone shows while its keyboard is closed.
MOST_LINES, LETTERS = 30, 38

_HEAD, _TRAINER, _ADMIN = Role.SECTION_HEAD, Role.TRAINER, Role.ADMIN
_SEVERAL = [
    (_HEAD, _TRAINER),
    (_HEAD, _ADMIN),
    (_HEAD, _TRAINER, _ADMIN),
    (Role.SOP_KEEPER, _TRAINER),
    (Role.HEAD_OF_OFFICE, _ADMIN),
]


PURPOSES = {command.name: command.words.help for command in COMMANDS}


@pytest.mark.parametrize("roles", [*((role,) for role in Role), *_SEVERAL], ids=", ".join)
def test_the_help_fits_a_screen(roles: tuple[Role, ...]) -> None:
    listed = menus.listed(COMMANDS, frozenset({*roles, Role.OFFICER}))
    text = plain(texts.bantuan(HELP, {command.name: command.words.help for command in listed}))

    lines = [max(1, -(-len(line) // LETTERS)) for line in text.splitlines()]
    assert sum(lines) <= MOST_LINES
    for command in listed:
        assert f"/{command.name} " in text


def test_a_command_stands_on_one_line_with_what_it_is_for() -> None:
    rows = [row for _, lines in HELP for row in lines]

    for row in rows:
        assert (
            len(plain(texts.bantuan(HELP, {name: PURPOSES[name] for name in row})).splitlines()[4])
            <= LETTERS
        )


def test_who_keeps_what_no_section_owns_finds_how_to_write_it() -> None:
    listed = menus.listed(COMMANDS, frozenset({Role.HEAD_OF_OFFICE, Role.OFFICER}))

    assert "sop_tulis" in {command.name for command in listed}
