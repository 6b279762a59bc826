"""The theatre: a local Telegram, the program in a separate process, and the page with phones."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from botapi_emulator import Emulator, Limits
from demo.cast import CAST
from demo.stage import Stage, console
from office.clock import SystemClock
from office.services import open_services
from office.settings import Settings, load

ROOT = Path(__file__).parents[1]


@asynccontextmanager
async def performance(port: int = 0) -> AsyncIterator["Stage"]:
    """Open a stage with the real bot on a local Telegram, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="pandu-demo-") as folder:
        async with Emulator(port=port, limits=Limits(), language="id") as telegram:
            bot = telegram.add_bot(username="pandu_bot", name="Pandu")
            settings = _settings(telegram, bot.token, Path(folder))
            invitations = await _invitations(settings)
            async with _running_bot(settings, Path(folder) / "bot.log"):
                yield Stage(telegram, invitations)


async def _invitations(settings: Settings) -> dict[str, str]:
    async with open_services(settings, SystemClock()) as services:
        return {post: await services.people.invite(who) for post, who in CAST.items()}


def _settings(telegram: Emulator, token: str, folder: Path) -> Settings:
    return load(
        _env_file=None,
        telegram_bot_token=token,
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{folder / 'pandu.db'}",
        knowledge_dir=ROOT / "knowledge",
        office_dir=ROOT / "offices" / "muara-enim",
    )


@asynccontextmanager
async def _running_bot(settings: Settings, log: Path) -> AsyncIterator[None]:
    """Run the program as in production, in a separate process."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": settings.token,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "DATABASE_URL": settings.database_url,
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
        "OFFICE_DIR": str(settings.office_dir),
    }
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            sys.executable, ROOT / "main.py", "run", cwd=ROOT, env=environment, stderr=written
        )
        try:
            yield
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            if await process.wait() != 0:
                _print_log(log)


async def serve(telegram: Emulator) -> None:
    """Keep the phones open until Ctrl-C."""
    console.print(
        f"\nBuka [bold]{telegram.url}[/bold] untuk memakai ponsel mereka. Ctrl-C untuk berhenti."
    )
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopped.set)
    await stopped.wait()


def _print_log(log: Path) -> None:
    console.print(log.read_text(encoding="utf-8"), markup=False)
