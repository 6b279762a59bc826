"""What a button begins: a command of the bot, perhaps with a choice that is made already."""

from dataclasses import dataclass
from typing import Self

_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class PresetCommand:
    """A command, and what is chosen beforehand: `lapor`, `lapor: dokumen`, `surat: pembuka-bap`.

    Which commands there are and what they let choose, only the bot knows: `check` asks it.
    """

    command: str
    preset: str = ""

    @classmethod
    def of(cls, written: str) -> Self:
        """Read what stands in a content file."""
        command, _, preset = written.partition(_BETWEEN)
        return cls(command.strip(), preset.strip())

    def __str__(self) -> str:
        return f"{self.command}{_BETWEEN} {self.preset}" if self.preset else self.command
