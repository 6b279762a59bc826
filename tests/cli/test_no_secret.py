"""No secret stands in what any command prints, logs or raises, whatever is wrong around it."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from botapi_emulator import Emulator
from main import app
from office.database.keyring import new_key
from office.settings import load
from tests.cli.conftest import says
from tests.places import CONTENT, ROOT, copied_layers

PASSWORD = "p%40ss-Rahasia/77"  # as it must not be written: the slash ends the host
ESCAPED = "p%40ss-Rahasia%2F77"
TOKENS = ["7654321:AAF-sangat_rahasia-sekali", "tokensalahtanpatitikdua", "12:x y", "token#1?a=b"]
WEBHOOK_SECRET = "kata-sandi-webhook-1234"
KEY = new_key()
PIECES = ["ss-Rahasia", "p@ss", "p%40ss", WEBHOOK_SECRET, KEY]

# Every command of the terminal, with arguments that reach its work.
COMMANDS: dict[str, list[str]] = {
    "questions export": [],
    "ask": ["biaya paspor"],
    "eval": ["{folder}/none.jsonl"],
    "invite": ["--name", "Budi"],
    "backup": ["--to", "{folder}"],
    "breach": ["--known", "2026-11-25"],
    "case confirm": ["tidak-ada"],  # it would write into the content of all tests
    "case list": ["paspor hilang"],
    "case table": ["catatan-paspor"],
    "counters": ["3"],
    "init": ["--to", "{folder}/offices", "--answers", "{folder}/answers.toml"],
    "export": ["--to", "{folder}"],
    "migrate": [],
    "offices": ["--env-dir", "{folder}"],
    "restore": ["{folder}/none.db.gz", "--yes"],
    "run": [],
    "check": [],
    "demo": ["--once", "--port", "0"],
    "sop": [],
    "sop export": ["{folder}/shelf"],
    "sop import": ["{folder}"],
    "sop open": [],
    "sop overlaps": [],
    "sop practice": [],
    "sop questions": ["paspor-hilang", "--propose", "--section", "Biaya"],
    "sop seen": [],
    "sop show": ["paspor-hilang"],
    "sop sources": [],
    "sop stale": [],
    "sop weak": [],
    "member list": [],
    "member log": [],
    "member deactivate": ["1"],
    "member export": ["1", "--to", "{folder}/one.json"],
    "member erase": ["1", "--yes"],
    "audit verify": [],
    "keys new": [],
    "keys rotate": [],
    "retention preview": [],
    "retention run": [],
    "retention log": [],
}
LONG = {"run", "demo"}
# It indexes a shelf of its own, which takes ten seconds: it is tried with few troubles.
_INDEXES = "sop overlaps"
SLOW = pytest.mark.slow
# Seconds after which a command that goes on has printed what it will.
_PATIENCE = 12

TROUBLES: dict[str, dict[str, str]] = {
    "a refused token": {},
    "a database that is away": {"DATABASE_URL": f"postgresql://pandu:{ESCAPED}@127.0.0.1:9/pandu"},
    "a password that breaks its URL": {
        "DATABASE_URL": f"postgresql://pandu:{PASSWORD}@127.0.0.1:9/pandu"
    },
    "a password with an @": {"DATABASE_URL": "postgresql://pandu:p@ss-Rahasia@127.0.0.1:9/pandu"},
    "another database": {"DATABASE_URL": f"mysql://pandu:{ESCAPED}@127.0.0.1/pandu"},
    "wrong secrets": {
        "WEBHOOK_SECRET": f"{WEBHOOK_SECRET}!",
        "ENCRYPTION_KEYS": f"{KEY[:-1]},{KEY}x",
        "TELEGRAM_API_URL": f"ftp://{WEBHOOK_SECRET}",
        "WEBHOOK_URL": f"ftp://a:{WEBHOOK_SECRET}@b",
    },
    "no Telegram": {"TELEGRAM_API_URL": "http://127.0.0.1:9"},
}


# Those that tell most.
_FIRST = ("a refused token", "a database that is away")


def _is_telling(command: str, trouble: str) -> bool:
    """Whether the pair is worth its seconds in every run."""
    return command == "check" or (trouble in _FIRST and command != _INDEXES)


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    for name, inner in command.commands.items():
        if not hasattr(inner, "commands"):
            yield " ".join([*path, name])
        else:
            if inner.invoke_without_command:
                yield " ".join([*path, name])
            yield from _leaves(inner, (*path, name))


def test_every_command_is_tried() -> None:
    assert sorted(COMMANDS) == sorted(_leaves(typer.main.get_command(app)))


@asynccontextmanager
async def _environment(
    trouble: str, token: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    async with Emulator() as telegram:
        values = {
            "DATABASE_URL": f"sqlite:///{folder / 'pandu.db'}",
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_URL": telegram.url,
            "WEBHOOK_SECRET": WEBHOOK_SECRET,
            "ENCRYPTION_KEYS": KEY,
            "QUESTIONS_LLM_URL": f"http://pandu:{ESCAPED}@127.0.0.1:9/v1",
            "QUESTIONS_LLM_MODEL": "kecil",
            "QUESTIONS_LLM_KEY": WEBHOOK_SECRET,
            **TROUBLES[trouble],
        }
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        # What `offices` reads: the same settings as those of a service.
        lines = [f"{name}='{value}'" for name, value in values.items()]
        (folder / "kantor.env").write_text("\n".join(lines))
        # What `init` asks.
        (folder / "answers.toml").write_text(
            'place = "Sorong"\noffice_class = "Kelas II TPI"\nprovince = "Papua Barat Daya"\n'
            f'timezone = "WIT"\nadmin = "agus salim"\ntoken = "{token}"\n'
        )
        yield


def _few_are_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the sample questions of one SOP: to ask them all takes half a minute."""
    layers = copied_layers(folder / "content", "questions")
    (layers.national / "questions").mkdir()
    questions = "questions/paspor-hilang.md"
    shutil.copy(CONTENT.national / questions, layers.national / questions)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(layers.national))
    monkeypatch.setenv("OFFICE_DIR", str(layers.office))


def _printed(command: str, folder: Path) -> str:
    """What a command leaves on the screen, and its traceback if it ends with one."""
    arguments = [part.format(folder=folder) for part in [*command.split(), *COMMANDS[command]]]
    if command in LONG:
        return _printed_by_a_process(arguments)
    result = CliRunner().invoke(app, arguments)
    is_a_bug = result.exception is not None and not isinstance(result.exception, SystemExit)
    end = "".join(traceback.format_exception(result.exception)) if is_a_bug else ""
    return result.output + end


def _printed_by_a_process(arguments: list[str]) -> str:
    with subprocess.Popen(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env=dict(os.environ),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=_PATIENCE)[0]
        except subprocess.TimeoutExpired:
            # With all that it started: they hold the pipe, too.
            os.killpg(process.pid, signal.SIGKILL)
            return process.communicate()[0]


@pytest.mark.parametrize(
    ("command", "trouble"),
    [
        pytest.param(command, trouble, marks=[] if _is_telling(command, trouble) else SLOW)
        for command in COMMANDS
        for trouble in TROUBLES
        if command not in LONG and (command != _INDEXES or trouble in _FIRST)
    ]
    # Those that go on; the play has a Telegram and a database of its own.
    + [
        pytest.param(command, trouble, marks=SLOW)
        for command, trouble in (*(("run", one) for one in TROUBLES), ("demo", "a refused token"))
    ],
)
async def test_no_command_tells_a_secret(
    command: str, trouble: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command == _INDEXES:
        _few_are_asked(tmp_path, monkeypatch)
    async with _environment(trouble, TOKENS[0], tmp_path, monkeypatch):
        printed = await asyncio.to_thread(_printed, command, tmp_path)

    for secret in [*PIECES, *TOKENS]:
        assert secret not in printed


@pytest.mark.parametrize(
    ("command", "token"),
    [
        *(("check", token) for token in TOKENS),
        ("invite", TOKENS[1]),
        ("run", TOKENS[1]),
        *(pytest.param("run", token, marks=pytest.mark.slow) for token in TOKENS),
    ],
)
async def test_no_command_tells_a_refused_token(
    command: str, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _environment("a refused token", token, tmp_path, monkeypatch):
        printed = await asyncio.to_thread(_printed, command, tmp_path)

    assert command == "invite" or "refused by Telegram" in printed
    assert token not in printed
    assert token.rpartition(":")[2] not in printed


async def test_a_refused_token_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with _environment("a refused token", TOKENS[0], tmp_path, monkeypatch):
        checked = await asyncio.to_thread(CliRunner().invoke, app, ["check"])

    says(checked, "TELEGRAM_BOT_TOKEN is refused by Telegram", code=1)


async def test_no_token_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with _environment("a refused token", "", tmp_path, monkeypatch):
        checked = await asyncio.to_thread(CliRunner().invoke, app, ["check"])

    says(checked, "TELEGRAM_BOT_TOKEN is not set", code=1)


def test_settings_show_no_secret_when_they_are_printed() -> None:
    settings = load(
        _env_file=None,
        telegram_bot_token=TOKENS[0],
        database_url=TROUBLES["a database that is away"]["DATABASE_URL"],
        webhook_secret=WEBHOOK_SECRET,
        encryption_keys=KEY,
    )

    for secret in [*PIECES, *TOKENS]:
        assert secret not in repr(settings)
        assert secret not in str(settings)


def test_the_password_of_the_database_is_kept_out_of_logs() -> None:
    url = TROUBLES["a database that is away"]["DATABASE_URL"]

    secrets = load(_env_file=None, database_url=url).secrets

    assert {ESCAPED, "p@ss-Rahasia/77"} <= set(secrets)


def test_a_bug_in_a_command_ends_without_the_secret_in_its_message(tmp_path: Path) -> None:
    program = (
        "import main, cli.members\n"
        "from cli import opening\n"
        "@main.app.command()\n"
        "def bug():\n"
        "    settings = opening.settings()\n"
        "    raise RuntimeError(f'{settings.database_url} {settings.token}')\n"
        "main.app(['bug'])\n"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": TROUBLES["a database that is away"]["DATABASE_URL"],
        "TELEGRAM_BOT_TOKEN": TOKENS[1],
    }

    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "RuntimeError" in ended.stderr
    for secret in [*PIECES, *TOKENS]:
        assert secret not in ended.stderr
