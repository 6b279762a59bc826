"""Whether the content's buttons begin what there is: only the bot knows its commands."""

from collections.abc import Iterator, Sequence

from bot.screens.abilities.actions import begins
from bot.telegram.menus import Command
from knowledge.reading.abilities import case_buttons
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.content import Content


def misfits(content: Content, commands: Sequence[Command]) -> Iterator[str]:
    """Yield a line for each button that could begin nothing, and each ability of other roles."""
    known = {command.name: command for command in commands}
    for ability in content.abilities.values():
        place = f"{ability.path.parent.name}/{ability.path.name}"
        if ability.begins is not None:
            yield from _complaints(place, ability.begins, known, content)
            command = known.get(ability.begins.command)
            if command is not None and ability.roles != frozenset(map(str, command.roles)):
                told = ", ".join(sorted(map(str, command.roles))) or "every member"
                yield f"{place}: its command is for {told}; so must be its roles"
    for sop_id, rows in content.case_buttons.sections.items():
        for row in rows.values():
            for beginning in row:
                place = f"{case_buttons.FILE}: [sections.{sop_id}]"
                yield from _complaints(place, beginning, known, content)


def _complaints(
    place: str, beginning: PresetCommand, known: dict[str, Command], content: Content
) -> Iterator[str]:
    command = known.get(beginning.command)
    if command is None:
        yield f"{place}: '{beginning.command}' is no command of the bot"
    elif beginning.preset and beginning.preset not in command.presets(content):
        yield f"{place}: '{beginning}' chooses what the command does not offer"
    else:
        try:
            begins("", beginning)
        except ValueError:
            yield f"{place}: '{beginning}' is too long for a button"
