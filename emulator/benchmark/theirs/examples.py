"""Their examples, unchanged, each with the people of its story."""

import json
import subprocess
from pathlib import Path
from typing import Any

from benchmark import programs
from benchmark.programs import INSIDE, SCRATCH
from benchmark.theirs.stories import STORIES, Stage
from benchmark.theirs.their_copy import TheirCopy
from botapi_emulator import Emulator
from botapi_emulator.emulator import TOKEN

LAST_LINES = 3
PASSPORT, KEY = "passportbot", SCRATCH / "private.key"


async def run(copy: TheirCopy) -> dict[str, str]:
    """Return what went wrong with each example; empty if it works."""
    return {name: await fault_of(copy, name) for name in STORIES}


async def fault_of(copy: TheirCopy, name: str) -> str:
    """Return what went wrong with one example, in a line; empty if it works."""
    log = SCRATCH / f"{Path(name).name}.txt"
    async with Emulator() as telegram:
        stage = _stage(telegram)
        if name == PASSPORT:
            stage.papers = _sealed_papers(copy)
        where = {"LOCAL_TELEGRAM": telegram.url}
        async with programs.running(_command(copy, name, stage), where, log) as folder:
            stage.folder = folder
            try:
                await STORIES[name](stage)
            except AssertionError as fault:
                refused = [
                    f"{call.method}: {call.refusal}" for call in telegram.calls if call.refusal
                ]
                return "; ".join([str(fault).partition("\n")[0], *refused[-LAST_LINES:]])
    return ""


def _stage(telegram: Emulator) -> Stage:
    bot = telegram.add_bot()
    bot.answers_inline = True
    ayu, budi, citra = (telegram.person(name) for name in ("Ayu", "Budi", "Citra"))
    group = telegram.group("Grup")
    return Stage(telegram, bot, ayu, budi, citra, group, programs.free_port())


def _sealed_papers(copy: TheirCopy) -> dict[str, Any]:
    """What a phone sends that seals papers for the bot's key; the key is made anew."""
    command = [copy.python, INSIDE / "sealed_papers.py", KEY]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _command(copy: TheirCopy, name: str, stage: Stage) -> list[str]:
    """Return the command that runs an example, with the values that its reader must fill in."""
    told = {
        '"TOKEN"': f'"{TOKEN}"',
        '"123:ABC"': f'"{TOKEN}"',
        "https://domain.tld": f"http://127.0.0.1:{stage.port}",
        "PORT = 8000": f"PORT = {stage.port}",
        "CHAT_ID = 123456789": f"CHAT_ID = {stage.ayu.id}",
        "CHAT_ID = 123456\n": f"CHAT_ID = {stage.ayu.id}\n",
        'Path("private.key")': f'Path("{KEY}")',
    }
    script = copy.examples / f"{name}.py"
    return [str(copy.python), str(INSIDE / "redirected.py"), str(script), json.dumps(told)]
