"""`deploy/upgrade` on a machine in a folder: what it does in which order, and what it undoes."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from botapi_emulator import Emulator
from office.database import migrate, open_database
from tests.cli.upkeep.test_migrate import FAILS
from tests.deploy.manifests import DEPLOY, ROOT
from tests.office.backups.conftest import tools

TOKEN = "123456:TEST-TOKEN"
__all__ = ["tools"]
_NO_BYTECODE = shutil.ignore_patterns("__pycache__")

# A program that only tells what it was asked to do; its version is the one that is checked out.
STUB = """\
import sys
from pathlib import Path
here = Path(__file__).parent
command = sys.argv[3]
version = (here / "version").read_text().strip()
name = Path(sys.argv[2]).stem
with (here.parent / "log").open("a") as log:
    log.write(f"{name} {command} by {version}\\n")
sys.exit(f"{name} {command}".encode() in (here / "fails").read_bytes())
"""
# What stands for the machine: it logs, and does nothing else.
PYTHON = f"""\
#!/bin/sh
case "$*" in
    "-m pip"*) echo pip >>"$(dirname "$0")/../../../log" ;;
    "-m compileall"*) ;;
    *) exec {sys.executable} "$@" ;;
esac
"""
SYSTEMCTL = '#!/bin/sh\necho "$@" >>"$LOG"\n'


@dataclass
class Machine:
    """A machine with two offices and a clone of the program's versions."""

    top: Path

    @property
    def program(self) -> Path:
        return self.top / "pandu"

    def upgrades(
        self, *arguments: str, lang: str = "en", offices: Sequence[str] = ("kantor", "sorong")
    ) -> subprocess.CompletedProcess[str]:
        (self.top / "log").write_text("")
        files = [self.top / f"{name}.env" for name in offices]
        return subprocess.run(
            [self.program / "deploy/upgrade", *arguments, *files],
            env={
                "PATH": f"{self.top / 'bin'}:{os.environ['PATH']}",
                "PANDU_PROGRAM": str(self.program),
                "PANDU_LANG": lang,
                "LOG": str(self.top / "log"),
            },
            text=True,
            capture_output=True,
            timeout=300,
            check=False,
            # As on a machine that was made strict: what root makes, nobody else reads.
            umask=0o077,
        )

    @property
    def log(self) -> list[str]:
        return (self.top / "log").read_text().splitlines()

    @property
    def version(self) -> str:
        return (self.program / "version").read_text().strip()


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as telegram:
        telegram.add_bot(TOKEN)
        yield telegram


def executable(file: Path, words: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words)
    file.chmod(0o755)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def machine(tmp_path: Path) -> Callable[[str], Machine]:
    """Makes a machine on which v1 runs, and what fails in v2 is named."""

    def make(fails_in_v2: str = "") -> Machine:
        source = tmp_path / "source"
        for room in ("cli", "bot", "office", "knowledge"):
            (source / room).mkdir(parents=True)
            (source / room / "it.py").touch()
        (source / "main.py").write_text(STUB)
        (source / "requirements-run.lock").touch()
        executable(source / "deploy/upgrade", (DEPLOY / "upgrade").read_text("utf-8"))
        git(tmp_path, "init", "--quiet", "--initial-branch=main", "source")
        for version, fails in (("v1", ""), ("v2", fails_in_v2)):
            (source / "version").write_text(version)
            (source / "fails").write_text(fails)
            # The script itself is exchanged while it runs.
            executable(
                source / "deploy/upgrade", f"{DEPLOY.joinpath('upgrade').read_text()}# {version}\n"
            )
            tagged(source, version)
        git(tmp_path, "clone", "--quiet", "source", "pandu")
        git(tmp_path / "pandu", "checkout", "--quiet", "v1")
        executable(tmp_path / "pandu/.venv/bin/python", PYTHON)
        executable(tmp_path / "bin/systemctl", SYSTEMCTL)
        for name in ("kantor", "sorong"):
            (tmp_path / f"{name}.env").touch()
        return Machine(tmp_path)

    return make


def test_an_upgrade_checks_backs_up_migrates_and_can_be_taken_back(
    machine: Callable[[str], Machine],
) -> None:
    here = machine("")

    done = here.upgrades("v2", lang="id")
    assert done.returncode == 0, done.stdout + done.stderr
    assert here.log == [
        *("kantor check by v1", "sorong check by v1", "kantor backup by v1", "sorong backup by v1"),
        *("pip", "kantor check by v2", "sorong check by v2"),
        *("kantor migrate by v2", "sorong migrate by v2"),
        *("restart pandu-bot-kantor.service", "restart pandu-bot-sorong.service"),
    ]
    assert "Untuk kembali: sudo " in done.stdout
    assert "upgrade --back" in done.stdout
    # The bots, which are not root, read the new program.
    assert (here.program / "version").stat().st_mode & 0o777 == 0o644

    back = here.upgrades("--back")
    assert back.returncode == 0, back.stderr
    assert here.version == "v1"
    assert here.log == [
        "pip",
        *(f"restart pandu-bot-{one}.service" for one in ("kantor", "sorong")),
    ]


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        ("sorong check", "the new program finds a fault"),
        ("sorong migrate", "the database could not be migrated"),
    ],
)
def test_what_fails_brings_the_former_program_back_and_restarts_nothing(
    machine: Callable[[str], Machine], fails: str, said: str
) -> None:
    here = machine(fails)

    done = here.upgrades("v2")

    assert done.returncode == 1
    assert said in done.stderr
    assert here.version == "v1"
    assert (here.log[-1], "restart" in " ".join(here.log)) == ("pip", False)


def test_what_is_wrong_before_changes_nothing(machine: Callable[[str], Machine]) -> None:
    here = machine("")
    assert "There is no version v9" in here.upgrades("v9").stderr
    (here.program / "main.py").write_text(STUB + "# by hand\n")
    assert "changed by hand" in here.upgrades("v2").stderr
    git(here.program, "checkout", "--quiet", "main.py")
    (here.program / "fails").write_text("kantor backup")
    git(here.program, "commit", "--quiet", "--all", "--message", "a disk that is full")

    done = here.upgrades("v2")

    assert "Without a backup nothing is changed" in done.stderr
    assert here.log[-1] == "kantor backup by v1"


@pytest.mark.slow  # it starts the program six times
@pytest.mark.timeout(300)
async def test_the_program_itself_is_upgraded(
    machine: Callable[[str], Machine], database_url: str, telegram: Emulator
) -> None:
    here = machine("")
    last = migrate.newest()
    real = here.top / "source"
    for room in ("cli", "bot", "office", "knowledge", "offices"):
        shutil.copytree(ROOT / room, real / room, dirs_exist_ok=True, ignore=_NO_BYTECODE)
    shutil.copy(ROOT / "main.py", real)
    tagged(real, "v3")
    works = FAILS.format(last=last).replace("INSERT INTO no_such_table VALUES (1)", "SELECT 1")
    (real / "office/database/migrations/versions/9999_next.py").write_text(works)
    tagged(real, "v4")
    git(here.program, "fetch", "--quiet", "--tags")
    git(here.program, "checkout", "--quiet", "v3")
    (here.top / "kantor.env").write_text(
        f"DATABASE_URL={database_url}\nBACKUP_DIR={here.top / 'backups'}\n"
        f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_API_URL={telegram.url}\n"
    )

    done = await asyncio.to_thread(here.upgrades, "v4", offices=("kantor",))

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"from {last} to 9999" in done.stdout
    database = open_database(database_url)
    assert await migrate.revision(database) == "9999"
    await database.close()
    # The backup that the way back would need is that of the schema before.
    assert [*(here.top / "backups").glob(f"pandu-*-{last}.*.sha256")]


def tagged(folder: Path, version: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", version)
    git(folder, "tag", version)
