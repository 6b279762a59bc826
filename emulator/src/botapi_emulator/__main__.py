"""`python -m botapi_emulator`: serve a local Telegram for people to click through."""

import argparse
import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from botapi_emulator import Emulator, Limits, __version__
from botapi_emulator.emulator import TOKEN
from botapi_emulator.recording.recorder import Recorder
from botapi_emulator.world.bots import TOKEN_FORM

CAST = ("Ann Lee", "Ben Okafor", "Cleo Marin")


def main() -> None:
    """Read the options and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m botapi_emulator", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--token", default=TOKEN, help="the bot's token")
    parser.add_argument("--username", default="test_bot", help="the bot's username")
    parser.add_argument("--name", default="Test Bot", help="the bot's name")
    parser.add_argument("--person", action="append", help="a person's name; may be repeated")
    parser.add_argument("--language", default="en", help="what people speak, and the page")
    parser.add_argument("--record", type=Path, help="write the conversation as a test to this file")
    parser.add_argument("--inline", action="store_true", help="let the bot take inline queries")
    parser.add_argument("--no-privacy", action="store_true", help="let it read all of groups")
    parser.add_argument("--no-limits", action="store_true", help="allow every pace")
    parser.add_argument(
        "--strict", action="store_true", help="refuse parameters that change nothing here"
    )
    options = parser.parse_args()
    if not TOKEN_FORM.fullmatch(options.token):
        sys.exit(f"--token must look like {TOKEN}, not {options.token!r}.")
    if reason := _unwritable(options.record):
        sys.exit(f"--record must name a new file: {reason}.")
    try:
        asyncio.run(serve(options))
    except KeyboardInterrupt:
        sys.stdout.write("\n")


async def serve(options: argparse.Namespace) -> None:
    """Serve one bot and its people."""
    limits = None if options.no_limits else Limits()
    telegram = Emulator(
        options.port,
        host=options.host,
        limits=limits,
        strict=options.strict,
        language=options.language,
    )
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(telegram)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            sys.exit(
                f"Cannot serve at {options.host}, port {options.port}: {str(reason).rstrip('.')}."
            )
        bot = telegram.add_bot(options.token, options.username, options.name)
        bot.answers_inline, bot.reads_all_groups = options.inline, options.no_privacy
        for name in options.person or CAST:
            telegram.person(name)
        if options.record:
            Recorder(telegram.world, options.record)
        sys.stdout.write(
            f"Phones:         {telegram.url}/\n"
            f"Bot API:        {telegram.url}/bot<token>/<method>\n"
            f"Control API:    {telegram.url}/control/ (see the README)\n"
            f"Accepted token: {options.token}\n"
        )
        sys.stdout.flush()
        await asyncio.Event().wait()


def _unwritable(file: Path | None) -> str:
    """Why a recording cannot be written there."""
    if file is None:
        return ""
    if file.exists():
        return f"{file} is there already"
    return "" if file.parent.is_dir() else f"there is no folder {file.parent}"


if __name__ == "__main__":
    main()
