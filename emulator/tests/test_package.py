"""The package stands on its own: its fixtures, its command, its imports."""

import ast
import asyncio
import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from unittest.mock import Mock
from zipfile import ZipFile

import aiohttp
import pytest

import botapi_emulator
from benchmark.readme import examples, lay
from botapi_emulator import Emulator, pytest_plugin

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "botapi_emulator"
COMMAND = (sys.executable, "-m", "botapi_emulator")
WHEEL = ("wheel", "--quiet", "--no-deps", "--no-build-isolation")
TRY = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "telegram_patience=30")
FROM_SOURCE = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
EXAMPLES = [
    pytest.param(name, marks=[pytest.mark.slow] * (name == "aiogram"))  # 4 s to import it
    for name in examples()
]
PIP = (*(sys.executable, "-m", "pip"), "--disable-pip-version-check")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_readme_works_as_written(example: str, tmp_path: Path) -> None:
    folder = lay(examples()[example], tmp_path / "example")

    run = subprocess.run([sys.executable, *TRY], cwd=folder, env=FROM_SOURCE, capture_output=True)
    assert run.returncode == 0, run.stdout.decode()


async def test_the_command_serves_the_page_the_bot_api_and_the_control_api() -> None:
    command = (*COMMAND, "--port", "0", "--token", "1:a")
    process = await asyncio.create_subprocess_exec(
        *command, cwd=PROJECT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        url = (await process.stdout.readline()).decode().split()[-1]
        async with aiohttp.ClientSession() as session:
            for path in ("", "bot1:a/getMe", "control/people"):
                assert (await session.get(url + path)).status == 200, path
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--token", "nonsense"), "--token must look like 123456:TEST-TOKEN, not 'nonsense'.\n"),
        (("--record", __file__), f"--record must name a new file: {__file__} is there already.\n"),
        (("--port", "70000"), "Cannot serve at 127.0.0.1, port 70000: "),
        (("--port", "{taken}"), "Cannot serve at 127.0.0.1, port {taken}: "),
    ],
)
async def test_the_command_says_in_one_sentence_why_it_cannot_serve(
    telegram: Emulator, options: tuple[str, str], said: str
) -> None:
    taken = telegram.url.rpartition(":")[2]
    command = (*COMMAND, *(option.format(taken=taken) for option in options))
    process = await asyncio.create_subprocess_exec(
        *command, cwd=PROJECT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await process.communicate()

    assert (process.returncode, output) == (1, b"")
    assert errors.decode().startswith(said.format(taken=taken))
    assert errors.count(b"\n") == 1


def test_it_imports_nothing_of_the_project() -> None:
    allowed = {"botapi_emulator", "aiohttp", "pytest", "pytest_asyncio", *sys.stdlib_module_names}
    foreign = {(file.name, name) for file in PACKAGE.rglob("*.py") for name in _imports(file)}

    assert {(file, name) for file, name in foreign if name not in allowed} == set()


def test_its_fixtures_need_no_pytest_asyncio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytest_asyncio", None)

    assert "bot_token" in runpy.run_path(str(PACKAGE / "pytest_plugin.py"))


def test_the_configuration_says_how_long_people_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Emulator, "patience", 1)
    pytest_plugin.pytest_configure(Mock(**{"getini.return_value": "7.5"}))
    assert Emulator().world.patience == 7.5
    assert Emulator(patience=0.5).world.patience == 0.5

    with pytest.raises(pytest.UsageError, match="telegram_patience must be a number, not 'soon'"):
        pytest_plugin.pytest_configure(Mock(**{"getini.return_value": "soon"}))


@pytest.mark.slow  # it builds a wheel and an environment
def test_the_wheel_holds_every_file_and_runs_the_readme_in_a_fresh_environment(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    shutil.copytree(
        PROJECT, project, ignore=shutil.ignore_patterns("*.egg-info", "build", "var", "tests")
    )
    subprocess.run([*PIP, *WHEEL, "-w", tmp_path, project], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in ZipFile(wheel).namelist() if name.startswith("botapi_emulator/")}
    assert held == {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert wheel.name.startswith(f"botapi_emulator-{botapi_emulator.__version__}-")

    python = _environment(tmp_path / "fresh", wheel)
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    said = "import botapi_emulator; print(botapi_emulator.__file__)"
    where = subprocess.run([python, "-c", said], env=alone, capture_output=True, check=True)
    assert str(tmp_path) in where.stdout.decode()
    for number, files in enumerate(examples().values()):
        folder = lay(files, tmp_path / f"example{number}")
        run = subprocess.run([python, *TRY], cwd=folder, env=alone, capture_output=True)
        assert run.returncode == 0, run.stdout.decode()


def _environment(folder: Path, wheel: Path) -> Path:
    """An environment with the wheel; what it depends on is borrowed from the one of the tests.

    The path file adds that one's packages, not what its own path files name: nothing of the source.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    install = ("--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel)
    subprocess.run([*PIP, *install], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def _imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found
