"""/bantuan: one sentence, three examples, four purposes; no command is out of reach."""

import pytest

from bot.handlers import COMMANDS, HELP
from bot.handlers.abilities.checking import misfits
from bot.telegram import menus
from bot.telegram.outgoing import plain
from bot.texts import help as texts
from knowledge.shelf import Shelf
from office.people import Role
from tests.places import CONTENT
from tests.shelves import content_of, shelf_of

# As many lines as the chat of a common phone shows while its keyboard is closed.
MOST_LINES, LETTERS = 30, 38
PURPOSES = {command.name: command.words.help for command in COMMANDS}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(CONTENT)


@pytest.mark.parametrize("role", list(Role))
def test_every_purpose_fits_a_screen_and_together_they_name_every_command(role: Role) -> None:
    listed = menus.listed(COMMANDS, frozenset({role, Role.OFFICER}))
    words = {command.name: command.words.help for command in listed}

    screens = [plain(texts.purpose(heading, lines, words)) for heading, lines in HELP]

    for screen in screens:
        lines = [max(1, -(-len(line) // LETTERS)) for line in screen.splitlines()]
        assert sum(lines) <= MOST_LINES
    for command in listed:
        assert any(f"/{command.name} " in screen for screen in screens), command.name
    for command in set(COMMANDS) - set(listed):
        assert not any(f"/{command.name} " in screen for screen in screens), command.name


def test_four_purposes_stand_on_four_buttons() -> None:
    assert [heading for heading, _ in HELP] == ["Bertanya", "Melapor", "Berlatih", "Lainnya"]


def test_a_command_stands_on_one_line_with_what_it_is_for() -> None:
    for heading, lines in HELP:
        for row in lines:
            text = texts.purpose(heading, (row,), {name: PURPOSES[name] for name in row})
            assert len(plain(text).splitlines()[1]) <= LETTERS


@pytest.mark.parametrize("role", list(Role))
def test_every_example_is_answered_for_who_reads_it(shelf: Shelf, role: Role) -> None:
    for example in texts.EXAMPLES[role]:
        answer = shelf.answer(example, roles={role, Role.OFFICER})
        assert answer.band.is_shown, example


def test_the_needs_of_every_command_are_typed_in_ones_own_words(shelf: Shelf) -> None:
    begun = {
        ability.begins.command
        for ability in shelf.content.abilities.values()
        if ability.begins is not None
    }

    # Asking needs no command at all.
    assert {command.name for command in COMMANDS if command.is_listed} - begun == {"tanya"}


def test_the_contents_buttons_begin_what_there_is() -> None:
    assert list(misfits(content_of(CONTENT), COMMANDS)) == []


def test_a_button_that_begins_nothing_is_found() -> None:
    found = list(misfits(content_of(CONTENT), [it for it in COMMANDS if it.name != "surat"]))

    assert "abilities/surat.md: 'surat' is no command of the bot" in found
    assert any(line.startswith("case_buttons.toml: [sections.bap]") for line in found)


def test_who_keeps_what_no_section_owns_finds_how_to_write_it() -> None:
    listed = menus.listed(COMMANDS, frozenset({Role.HEAD_OF_OFFICE, Role.OFFICER}))

    assert "sop_tulis" in {command.name for command in listed}
