"""The image as it is built, run by the guide's own lines: set up, asked, and taken down again."""

import asyncio
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from botapi_emulator import Emulator
from tests.cast.steps import opens, types
from tests.deploy.test_container import LINES, of
from tests.journeys.machine.test_new_office import ANSWERS, TOKEN, link_in
from tests.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # it installs packages

BUILDER = next(filter(shutil.which, ("docker", "podman")), "true")
IMAGE = f"pandu:test-{os.getpid()}"
NAME = f"pandu-test-{os.getpid()}"


def asked(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BUILDER, *words], cwd=ROOT, text=True, capture_output=True, check=False)


def told(*words: str) -> str:
    done = asked(*words)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture
def image() -> Iterator[str]:
    """Builds it, where a builder runs that has its base image already."""
    base = of("ARG")[0].removeprefix("BASE=")
    if BUILDER == "true" or asked("info").returncode:
        pytest.skip("neither Docker nor Podman runs here")
    if asked("image", "inspect", base).returncode:
        pytest.skip(f"the base image is not here: {BUILDER} pull {base}")
    # Podman's own format has no healthcheck.
    ours = ("--format", "docker") if BUILDER == "podman" else ()
    told("build", "-f", "deploy/Dockerfile", "-t", IMAGE, *ours, ".")
    yield IMAGE
    print(asked("logs", NAME))
    asked("rm", "--force", "--volumes", NAME)
    asked("volume", "rm", NAME)
    asked("image", "rm", IMAGE)


@dataclass(frozen=True)
class Guide:
    """Lines of the guide, with names of this test and the local Telegram in them."""

    telegram: Emulator

    def does(self, with_word: str, options: Sequence[str] = (), more: Sequence[str] = ()) -> str:
        """Run the guide's line that has this word, with options and arguments more."""
        words = next(words for words in map(shlex.split, LINES) if with_word in words)
        here = {"pandu:/data": f"{NAME}:/data", "pandu": NAME, "pandu:0.2.0": IMAGE}
        terminal = {"--interactive", "--tty"}
        words = [here.get(word, word) for word in words if word not in terminal] + [*more]
        address = ("--network", "host", "--env", f"TELEGRAM_API_URL={self.telegram.url}")
        return told("run", *address, *options, *words)


async def test_the_guide_s_lines_set_up_an_office_that_answers(image: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS)
    answers.chmod(0o644)
    async with Emulator() as telegram:
        telegram.add_bot(TOKEN, "sorong_bot")
        guide = Guide(telegram)
        given = ("--volume", f"{answers}:/answers.toml:ro")
        made = await asyncio.to_thread(guide.does, "init", given, ("--answers", "/answers.toml"))
        await asyncio.to_thread(guide.does, "--detach")

        admin = telegram.person("Agus")
        await opens(admin, start=link_in(made), then="Selamat datang, Agus")
        await types(admin, "syarat paspor anak", then="Paspor baru anak")
        await is_healthy()
        assert told("exec", NAME, "id", "-u").strip() == of("USER")[0]
        inside = ("exec", NAME, "python", "main.py", "--settings", "/data/kantor.env")
        assert "Tidak ada yang salah" in await asyncio.to_thread(told, *inside, "check")
        assert "utuh" in await asyncio.to_thread(told, *inside, "backup", "--keep", "14")
        assert asked("exec", NAME, "touch", "/app/main.py").returncode
        await asyncio.to_thread(told, "stop", NAME)
    assert told("inspect", NAME, "--format", "{{.State.ExitCode}}").strip() == "0"


async def is_healthy() -> None:
    question = ("inspect", NAME, "--format", "{{.State.Status}} {{.State.Health.Status}}")
    while (state := told(*question).strip()) == "running starting":
        await asyncio.sleep(1)  # the builder asks every ten seconds, and tells nobody
    assert state == "running healthy"
