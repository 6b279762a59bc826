"""The processes of one round: killed, frozen, filled up, and started again when they end."""

import asyncio
import resource
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

from tests.program import Program

# As a service manager does with a program that ends by itself, as without a database it must.
_LOOKS_EVERY = 0.3
# Not even a page fits: whatever grows or changes beyond the first bytes of a file is refused.
_FULL_AT_BYTES = 4096


class Fleet:
    """The programs, and which of them are down on purpose."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self.programs = programs
        self.revived = 0
        self._down: set[Program] = set()

    @property
    def is_alone(self) -> bool:
        return len(self.programs) == 1

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Start them all and keep them up; kill them at the end of the block."""
        self.start(self.programs)
        keeping = asyncio.create_task(self._keeps_them_up())
        try:
            yield
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
            await self.kill(self.programs)

    async def _keeps_them_up(self) -> None:
        while True:
            # The processes are looked at, as a supervisor does.
            await asyncio.sleep(_LOOKS_EVERY)
            for program in self.programs:
                if program not in self._down and not program.is_running:
                    program.start()
                    self.revived += 1

    @property
    def up(self) -> list[Program]:
        """Those who are not down on purpose; they run, or are about to be started again."""
        return [program for program in self.programs if program not in self._down]

    def chosen(self, whom: int) -> list[Program]:
        """Those whom a disturbance strikes: 0 strikes all. What is down is struck no further."""
        index = whom % len(self.programs)
        chosen = self.programs if whom == 0 else [self.programs[index]]
        return [program for program in self.up if program in chosen and program.is_running]

    def start(self, programs: Sequence[Program]) -> None:
        for program in programs:
            program.start()
            self._down.discard(program)

    async def kill(self, programs: Sequence[Program]) -> None:
        """kill -9; they stay down until they are started."""
        self._down.update(programs)
        running = [program for program in programs if program.is_running]
        for program in running:
            program.kill()
        for program in running:
            await program.wait()

    @contextmanager
    def frozen(self, program: Program) -> Iterator[None]:
        """Stop it where it stands, for the length of a block."""
        pid = program.pid
        program.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            if program.pid == pid and program.is_running:
                program.send_signal(signal.SIGCONT)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Let none of their files grow for the length of a block; who starts in it has space."""
        pids = [program.pid for program in self.programs if program.is_running]
        for pid in pids:
            _limit_files(pid, _FULL_AT_BYTES)
        try:
            yield
        finally:
            for pid in pids:
                _limit_files(pid, resource.RLIM_INFINITY)


def _limit_files(pid: int, size: int) -> None:
    with suppress(ProcessLookupError):  # killed meanwhile
        _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, most))
