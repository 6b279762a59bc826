"""What the Dockerfile puts into the image is enough to run, and nothing but what was tested."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.deploy.manifests import DEPLOY, ROOT

_PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    return dict(_PIN.findall((ROOT / file).read_text("utf-8")))


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the Dockerfile copies from a clone."""
    folder = tmp_path_factory.mktemp("image") / "app"
    folder.mkdir()
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    for words in (line.split()[1:] for line in lines if line.startswith("COPY ")):
        if words[-1] == "/" or words[0].startswith("--from"):
            continue
        for name in words[:-1]:
            source, target = ROOT / name, folder / words[-1]
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
    return folder


def ran(image: Path, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{data / 'pandu.db'}",
        # In the image nothing is writable; what is installed was compiled when it was.
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLCONFIGDIR": str(image.parent),
    }
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=image,
        env=environment,
        text=True,
        capture_output=True,
        timeout=50,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "into .env\n1 fault(s)"),
        *(
            pytest.param(*one, marks=pytest.mark.slow)
            for one in (
                (["invite", "--name", "Agus Salim", "--role", "admin"], "For Agus Salim"),
                (["ask", "syarat paspor anak"], "paspor"),
                (["run", "--webhook"], "TELEGRAM_BOT_TOKEN is not set"),
            )
        ),
    ],
)
def test_what_is_copied_is_enough(
    image: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = ran(image, tmp_path, *arguments)

    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow  # it starts the program in a copy of the image
def test_a_backup_can_be_taken_and_restored_there(image: Path, tmp_path: Path) -> None:
    ran(image, tmp_path, "invite", "--name", "Agus Salim", "--role", "admin")
    taken = ran(image, tmp_path, "backup", "--to", str(tmp_path / "backups"))
    (file,) = (tmp_path / "backups").glob("*.db.gz")
    restored = ran(image, tmp_path, "restore", str(file), "--yes")

    assert taken.returncode == 0
    assert restored.returncode == 0, restored.stderr
    assert "Restored." in restored.stdout


def test_what_runs_is_what_was_tested() -> None:
    run, tested = pins("requirements-run.lock"), pins("requirements.lock")

    assert run.items() <= tested.items()


def test_everything_that_the_program_needs_is_locked_and_no_tool_of_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {name.lower() for name in pins("requirements-run.lock")}

    def names(requirements: list[str]) -> set[str]:
        return {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}  # type: ignore[index]

    assert names(project["dependencies"]) <= locked
    assert names(project["optional-dependencies"]["test"]) & locked == set()


def test_the_local_telegram_stands_in_no_list_of_dependencies() -> None:
    name = tomllib.loads((ROOT / "emulator/pyproject.toml").read_text("utf-8"))["project"]["name"]

    lists = [ROOT / "pyproject.toml", *ROOT.glob("requirements*.lock")]
    assert [path.name for path in lists if name in path.read_text("utf-8")] == []


@pytest.mark.parametrize("file", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_a_lock_holds_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    entries = [line for line in text.splitlines() if _PIN.match(line)]

    assert entries
    assert all(line.endswith("\\") for line in entries)
    assert "://" not in text
    assert "--index" not in text
