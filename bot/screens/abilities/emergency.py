"""What a cry for help gets: what to do first, the numbers to call, and an urgent report."""

from bot.screens.abilities.actions import begins
from bot.telegram import Screen
from bot.texts import abilities as texts
from bot.texts import talk
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.office.directory import Directory
from knowledge.search.words.smalltalk import SmallTalk

_URGENT_REPORT = PresetCommand("lapor", "mendesak")


def emergency(directory: Directory) -> Screen:
    """Draw it from memory: nothing is looked up that could be missing."""
    words = talk.SMALL_TALK[SmallTalk.CRY]
    return Screen(
        f"{words}\n{numbers(directory)}", ((begins(texts.REPORT_URGENTLY, _URGENT_REPORT),),)
    )


def numbers(directory: Directory) -> str:
    """The numbers that `office.toml` gives for whatever has happened."""
    return texts.calls((call.name, call.number) for call in directory.outside.calls)
