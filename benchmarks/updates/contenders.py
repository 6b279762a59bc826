"""The bots that are measured, and how to start each."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks import node, npm, postgres
from benchmarks.content import always_open
from benchmarks.node import ROOT, Node
from benchmarks.updates import office

BOTS = Path(__file__).parent / "bots"
_GRAMMY = ROOT / "var" / "benchmarks" / "grammy"
_GRAMMY_VERSIONS = {"grammy": "1.46.0", "@grammyjs/runner": "2.0.3"}
PANDU = "benchmarks.updates.bots.pandu"


@dataclass(frozen=True)
class Scene:
    """What a bot is started with."""

    telegram_url: str
    folder: Path
    parallel: int
    members: int
    server: postgres.Server | None = None


@dataclass(frozen=True)
class Contender:
    """A bot: its name, how to start it, and why it cannot start (empty if it can)."""

    key: str
    label: str
    start: Callable[[Scene], Sequence[Node]]
    missing: Callable[[], str] = lambda: ""
    is_on_postgres: bool = False


def pandu_on_sqlite(scene: Scene) -> Sequence[Node]:
    """Start the bot as it is, on a file in the scene's folder."""
    return _pandu(scene, _sqlite(scene), 1)


def pandu_again(scene: Scene) -> Sequence[Node]:
    """Start the same bot again on what is in the folder by now."""
    return _processes(scene, _sqlite(scene), 1, scene.folder / "kantor")


def _sqlite(scene: Scene) -> str:
    return f"sqlite:///{scene.folder / 'pandu.db'}"


def _pandu_on_postgres(replicas: int, scene: Scene) -> Sequence[Node]:
    assert scene.server is not None
    return _pandu(scene, scene.server.new_database(), replicas)


def _pandu(scene: Scene, url: str, replicas: int) -> Sequence[Node]:
    asyncio.run(office.enrol(url, scene.members))
    # Otherwise the day's cards for thousands would be sent while questions are timed.
    return _processes(scene, url, replicas, always_open(scene.folder))


def _processes(scene: Scene, url: str, replicas: int, office_dir: Path) -> Sequence[Node]:
    started: list[Node] = []
    try:
        for number in range(replicas):
            started.append(
                node.pandu(
                    url,
                    scene.telegram_url,
                    scene.folder / f"pandu-{number}.log",
                    program=("-m", PANDU),
                    environment={
                        "PARALLEL_CHATS": str(scene.parallel),
                        "OFFICE_DIR": str(office_dir),
                    },
                )
            )
    except node.DidNotStart:
        for one in started:
            one.kill()
        raise
    return started


def _python(module: str, *arguments: str) -> Callable[[Scene], Sequence[Node]]:
    return partial(
        _program, [sys.executable, "-m", f"benchmarks.updates.bots.{module}", *arguments]
    )


def _program(command: Sequence[str], scene: Scene) -> Sequence[Node]:
    environment = {"TELEGRAM_API_URL": scene.telegram_url, "TELEGRAM_BOT_TOKEN": node.TOKEN}
    return [Node(command, environment, scene.folder / "bot.log")]


def _no_aiogram() -> str:
    return "" if find_spec("aiogram") else "aiogram is not installed"


def _no_grammy() -> str:
    return npm.missing(_GRAMMY, _GRAMMY_VERSIONS, [BOTS / "grammy_echo.mjs"])


CONTENDERS = (
    Contender("pandu", "**Pandu, SQLite FULL**", pandu_on_sqlite),
    *(
        Contender(
            f"pandu-pg-{replicas}",
            f"**Pandu, PostgreSQL, {replicas} process{'es' if replicas > 1 else ''}**",
            partial(_pandu_on_postgres, replicas),
            is_on_postgres=True,
        )
        for replicas in (1, 2, 3)
    ),
    Contender("aiogram", "aiogram, echo", _python("aiogram_echo"), _no_aiogram),
    Contender("ptb-httpx", "PTB on httpx, echo", _python("ptb_echo")),
    Contender("ptb-aiohttp", "PTB on our aiohttp backend, echo", _python("ptb_echo", "aiohttp")),
    Contender(
        "grammy",
        "grammY, echo",
        partial(_program, ["node", str(_GRAMMY / "grammy_echo.mjs")]),
        _no_grammy,
    ),
)
