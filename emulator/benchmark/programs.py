"""Other people's programs, each run in its own folder against a local Telegram."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
SCRATCH = PROJECT / "var"
INSIDE = Path(__file__).parent / "inside"
"""The programs that run in their environments."""
STOPPING_SECONDS = 5.0


def free_port() -> int:
    """Return a free port of this machine."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(packages: Sequence[str]) -> Path:
    """Return the Python of an environment that has these packages."""
    python = SCRATCH / "environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*install, *packages], check=True)
    return python


@asynccontextmanager
async def running(
    command: Sequence[str], where: Mapping[str, str], log: Path
) -> AsyncIterator[Path]:
    """Run a program for the length of the block, in a folder of its own."""
    with TemporaryDirectory(prefix="bot-") as folder, log.open("wb") as output:
        program = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env={**os.environ, **where}, stdout=output, stderr=output
        )
        try:
            yield Path(folder)
        finally:
            program.terminate()
            try:
                await asyncio.wait_for(program.wait(), STOPPING_SECONDS)
            except TimeoutError:
                program.kill()
                await program.wait()
