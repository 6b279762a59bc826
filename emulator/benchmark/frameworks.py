"""Several frameworks, each with the same bot, row by row."""

import shutil
import subprocess

from benchmark import programs
from benchmark.programs import INSIDE
from benchmark.rows import ROWS, Stage
from botapi_emulator import PHOTO, Emulator
from botapi_emulator.emulator import TOKEN

NODE = programs.SCRATCH / "node"
INSTALL = ["npm", "install", "--prefix", ".", "--no-audit", "--no-fund", "--ignore-scripts"]
NODE_VERSIONS = {
    "grammy": "1.46.0",
    "telegraf": "4.16.3",
    "node-telegram-bot-api": "2.1.0",
    "gramio": "0.10.0",
}
PYTHON_PACKAGES = ("python-telegram-bot", "aiogram", "pyTelegramBotAPI")
FRAMEWORKS = {
    "python-telegram-bot": "ptb_bot.py",
    "aiogram": "aiogram_bot.py",
    "telebot": "telebot_bot.py",
    "grammY": "grammy_bot.mjs",
    "telegraf": "telegraf_bot.mjs",
    "node-telegram-bot-api": "node_telegram_bot_api_bot.mjs",
    "GramIO": "gramio_bot.mjs",
    "telegraf by webhook": "telegraf_bot.mjs",
}


def prepare() -> str:
    """Install the frameworks for Node. Return why that failed; empty if it worked."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "no npm: Node is not installed"
    NODE.mkdir(parents=True, exist_ok=True)
    for script in INSIDE.glob("*.mjs"):
        shutil.copy(script, NODE)
    packages = [f"{name}@{version}" for name, version in NODE_VERSIONS.items()]
    try:
        subprocess.run(
            [*INSTALL, *packages], cwd=NODE, check=True, capture_output=True, timeout=120
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "npm could not install it"
    return ""


async def run(python: str, name: str) -> dict[str, str]:
    """Return what went wrong in each row with one framework; empty if it works."""
    script = FRAMEWORKS[name]
    command = (
        ["node", str(NODE / script)] if script.endswith(".mjs") else [python, str(INSIDE / script)]
    )
    async with Emulator() as telegram:
        stage = await _stage(telegram)
        where = {"LOCAL_TELEGRAM": telegram.url, "TOKEN": TOKEN, "PHOTO": PHOTO.hex()}
        if "webhook" in name:
            where["WEBHOOK_PORT"] = str(programs.free_port())
        async with programs.running(command, where, programs.SCRATCH / f"{name}.txt"):
            return {row: await _fault(row, stage) for row in ROWS}


async def _fault(row: str, stage: Stage) -> str:
    try:
        await ROWS[row](stage)
    except AssertionError as fault:
        return str(fault).partition("\n")[0] or "not as it should be"
    finally:
        await stage.ayu.reads_all()
    return ""


async def _stage(telegram: Emulator) -> Stage:
    telegram.add_bot().answers_inline = True
    ayu, group = telegram.person("Ayu"), telegram.group("Grup")
    await group.promotes_bot(by=ayu)
    return Stage(telegram, ayu, group)
