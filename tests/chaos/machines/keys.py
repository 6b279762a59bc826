"""The keys of a round: an old one, a new one, and the change from one to the other."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from pydantic import SecretStr
from sqlalchemy import String, func, select, type_coerce

from office.database.keyring import SEALED, new_key
from office.database.sealing import sealed_columns
from office.services import Services, metadata
from office.settings import Settings
from tests.program import Program

_MOST_TRIES = 5


@dataclass(frozen=True)
class Keys:
    """What a database is sealed with, in the order in which an admin changes it.

    First all learn to open what the new key seals; then one after the other seals with it.
    """

    old: str = ""
    prepared: str = ""
    changed: str = ""
    new: str = ""

    @classmethod
    def fresh(cls) -> "Keys":
        old, new = new_key(), new_key()
        return cls(old, f"{old},{new}", f"{new},{old}", new)


def with_keys(settings: Settings, keys: str) -> Settings:
    """The same settings with these keys."""
    return settings.model_copy(update={"encryption_keys": SecretStr(keys)})


class Rotation:
    """`keys rotate` as somebody types it: broken off once, and begun again until it is through.

    Before it all processes are started again with the new key first, by these `settings`.
    """

    def __init__(
        self, program: Program, processes: Sequence[Program], settings: Sequence[Settings]
    ) -> None:
        self._program = program
        self._processes = processes
        self._settings = settings

    def hands_out_the_key(self) -> None:
        """A program that starts from now on seals with the new key."""
        for process, settings in zip(self._processes, self._settings, strict=True):
            process.is_given(settings)

    def begins(self) -> None:
        self._program.start()

    async def is_broken_off(self) -> None:
        """kill -9, unless it has ended."""
        if self._program.is_running:
            self._program.kill()
            await self._program.wait()

    async def ends(self) -> bool:
        """Begin again until it has gone through; False if it does not."""
        for _ in range(_MOST_TRIES):
            self.begins()
            if await self._program.wait() == 0:
                return True
        return False


async def faults(services: Services) -> AsyncIterator[str]:
    """Which columns hold words that anybody can read; that the others open is seen elsewhere."""
    async with services.database.read() as session:
        connection = await session.connection()
        for table, columns in sealed_columns(metadata):
            for column in columns:
                stored = type_coerce(column, String)
                is_plain = stored.is_not(None) & stored.not_like(f"{SEALED}%")
                count = await connection.scalar(select(func.count()).where(is_plain))
                if count:
                    yield f"{table.name}.{column.name} holds {count} texts that are not sealed"
