"""Whatever is broken outside the program: one sentence, exit code 1, and no traceback.

A database that is damaged or away is in `test_broken_database.py`; a second `run` on one file, in
`tests/crash/test_replicas.py`.
"""

import asyncio
import re
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from botapi_emulator import Emulator
from main import app
from tests.cli.conftest import says
from tests.places import CONTENT, ROOT
from tests.ports import free_port

Environment = dict[str, str]
# It names every fault, and here Telegram is away, too.
OF_CHECK = re.compile(
    r"Telegram cannot be reached, so TELEGRAM_BOT_TOKEN was not tried: |\d+ fault\(s\)$"
)
TOKEN = "123456:TEST-TOKEN"


def under_a_file(folder: Path) -> Environment:
    (folder / "var").write_text("a file where a folder should be")
    return {"DATABASE_URL": f"sqlite:///{folder}/var/pandu.db"}


def a_folder(folder: Path) -> Environment:
    return {"DATABASE_URL": f"sqlite:///{folder}"}


def on_a_full_disk(folder: Path) -> Environment:
    (folder / "full.db").symlink_to("/dev/full")
    return {"DATABASE_URL": f"sqlite:///{folder}/full.db"}


def where_no_file_can_be(_folder: Path) -> Environment:
    return {"DATABASE_URL": "sqlite:////proc/pandu/p.db"}


def of_an_unknown_schema(folder: Path) -> Environment:
    with sqlite3.connect(folder / "pandu.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    return {}


def without_content(folder: Path) -> Environment:
    return {"KNOWLEDGE_DIR": str(folder / "none")}


def without_office(folder: Path) -> Environment:
    return {"OFFICE_DIR": str(folder / "none")}


def a_broken_office(folder: Path) -> Environment:
    (folder / "content").mkdir()
    (folder / "content" / "office.toml").write_bytes("[hours]".encode("utf-16"))
    return {"OFFICE_DIR": str(folder / "content")}


def settings_of_another_encoding(folder: Path) -> Environment:
    (folder / ".env").write_bytes("LOG_LEVEL=INFO".encode("utf-16"))
    return {}


def no_token(_folder: Path) -> Environment:
    return {"TELEGRAM_BOT_TOKEN": ""}


Break = Callable[[Path], Environment]
_ANY = ("run", "check", "member list", "audit verify", "invite --name Rina")
TABLE: list[tuple[Break, tuple[str, ...], str]] = [
    (under_a_file, _ANY, "/var takes no database (Not a directory): correct the path"),
    (a_folder, ("run", "check", "member list"), "takes no database (Is a directory)"),
    (where_no_file_can_be, _ANY, "/proc takes no database (No such file or directory)"),
    (on_a_full_disk, _ANY, "the disk under the database is full: free some space"),
    (of_an_unknown_schema, _ANY, "the database's schema has the version '0000'"),
    (without_content, ("run", "check", "sop", "ask x"), "there is no such folder (KNOWLEDGE_DIR)"),
    (without_office, ("run", "check", "sop", "ask x"), "there is no such folder (OFFICE_DIR)"),
    (a_broken_office, ("invite --name Rina",), "office.toml:1: not valid TOML"),
    (settings_of_another_encoding, (*_ANY, "sop"), ".env is no UTF-8 text: save it again"),
    (no_token, ("run", "check"), "TELEGRAM_BOT_TOKEN is not set"),
    (lambda _: {}, ("backup --to {folder}/pandu.db",), "no backup was taken into"),
    (lambda _: {}, ("restore {folder}/none.db.gz --yes",), "there is no file"),
    (lambda _: {}, ("export --to {folder}/none",), "expected a folder that is there"),
    (lambda _: {}, ("export --to /proc",), "No such file or directory: check the path"),
    (lambda _: {}, ("eval {folder}/none.jsonl",), "cannot be read: No such file"),
]


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> Path:
    """A folder to start in, with a whole database and content in place."""
    monkeypatch.chdir(tmp_path)  # away from the .env of the one who tests
    for name, value in {
        "KNOWLEDGE_DIR": str(CONTENT.national),
        "OFFICE_DIR": str(CONTENT.office),
        "DATABASE_URL": sqlite_url,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}",
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def ends(command: str) -> str:
    """Run a command that must end with 1 and without a traceback; returns what it said."""
    result = CliRunner().invoke(app, command.split())
    assert isinstance(result.exception, SystemExit), result.exception
    says(result, never=["Traceback"], code=1)
    return result.output


def rows() -> Iterator[pytest.param]:  # type: ignore[valid-type]
    for broken, commands, sentence in TABLE:
        for command in commands:
            name = f"{broken.__name__}: {command}".replace("<lambda>: ", "")
            yield pytest.param(broken, command, sentence, id=name)


@pytest.mark.parametrize(("broken", "command", "sentence"), list(rows()))
def test_what_is_broken_is_said_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, broken: Break, command: str, sentence: str
) -> None:
    for name, value in broken(folder).items():
        monkeypatch.setenv(name, value)

    said = ends(command.format(folder=folder)).strip().splitlines()

    (line,) = [one for one in said if sentence in one]
    rest = [one for one in said if one != line and not OF_CHECK.match(one)]
    assert rest == [] or broken is no_token, "one sentence, and nothing beside it"


def test_a_taken_port_of_the_pages_for_machines_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("METRICS_PORT", port)

        (line,) = ends("run").splitlines()

    assert line.startswith(f"METRICS_PORT holds {port}: port {port} of METRICS_HOST")


# A process each: the other tokens are refused by the same line.
@pytest.mark.parametrize(
    "token",
    [
        "654321:OTHER",
        pytest.param("no-token-at-all", marks=pytest.mark.slow),
        pytest.param("12:x y", marks=pytest.mark.slow),
    ],
)
async def test_a_refused_token_is_one_sentence_and_leaves_no_connection_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    async with Emulator() as telegram:
        telegram.add_bot(token=TOKEN)
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)

        # A process of its own: only there does the bot have the signals that end a standstill.
        run = await asyncio.create_subprocess_exec(
            *(sys.executable, "main.py", "run"), cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        _, said = await run.communicate()

    assert run.returncode == 1
    assert said.decode().splitlines()[-1] == (
        "TELEGRAM_BOT_TOKEN is refused by Telegram: copy it again from @BotFather"
    )
    assert "Unclosed" not in said.decode()
    assert "Traceback" not in said.decode()
