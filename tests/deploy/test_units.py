"""systemd finds nothing wrong with the units, and little that they could do to the machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.manifests import DEPLOY

pytestmark = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="needs systemd-analyze"
)
# An instance for the office "contoh".
_UNITS = ["pandu-bot@contoh.service", "pandu-backup@contoh.service", "pandu-backup@contoh.timer"]
# 0 is safe, 10 exposed. Of what is left, the network is what the bot is for.
_MOST_EXPOSED = 1.5


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The units as on a server where the program is /bin/true."""
    folder = tmp_path / "system"
    shutil.copytree(DEPLOY / "systemd", folder)
    for file in folder.rglob("pandu-*.service"):
        if file.is_file():
            text = file.read_text("utf-8").replace("/opt/pandu/.venv/bin/python", "/bin/true")
            file.write_text(text, "utf-8")
    return folder


def analyzed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *arguments],
        env={"SYSTEMD_UNIT_PATH": f"{folder}:", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        text=True,
        capture_output=True,
        timeout=50,
        check=False,
    )


@pytest.mark.parametrize("unit", _UNITS)
def test_a_unit_is_understood(installed: Path, unit: str) -> None:
    done = analyzed(installed, "verify", str(installed / unit))

    assert [line for line in done.stderr.splitlines() if "pandu" in line] == []
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", _UNITS[:2])
def test_a_service_can_do_little_harm(installed: Path, unit: str) -> None:
    done = analyzed(installed, "security", "--offline=true", str(installed / unit))
    if done.returncode and "--offline" in done.stderr:
        pytest.skip("this systemd-analyze cannot look at files")
    exposure = re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)

    assert exposure is not None, done.stderr
    assert float(exposure[1]) <= _MOST_EXPOSED
