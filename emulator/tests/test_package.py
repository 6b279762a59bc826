"""The package stands on its own: its fixtures, its command, its imports."""

import ast
import asyncio
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import aiohttp
import pytest

from botapi_emulator import Bot, Emulator
from botapi_emulator.pytest_plugin import NewPerson

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "botapi_emulator"
COMMAND = (sys.executable, "-m", "botapi_emulator")
WHEEL = ("wheel", "--quiet", "--no-deps", "--no-build-isolation")
PIP = (*(sys.executable, "-m", "pip"), "--disable-pip-version-check")


async def test_the_fixtures_give_a_telegram_a_bot_and_people(
    telegram: Emulator, telegram_bot: Bot, telegram_person: NewPerson
) -> None:
    budi = telegram_person("Budi", has_started=True)
    url = f"{telegram.url}/bot{telegram_bot.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        await session.post(url, json={"chat_id": budi.id, "text": "halo"})

    assert (await budi.expects("halo")).is_from_bot


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

    assert "telegram_bot" in runpy.run_path(str(PACKAGE / "pytest_plugin.py"))


@pytest.mark.slow  # it builds a wheel
def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
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


def _imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found
