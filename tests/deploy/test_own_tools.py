"""Compose, Kubernetes and Prometheus find nothing wrong with what is theirs, if they are here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.manifests import DEPLOY, offices

_ENV = {
    "POSTGRES_PASSWORD": "x",
    "PANDU_DOMAIN": "a.id",
}
_MANIFESTS = [str(file) for file in sorted((DEPLOY / "kubernetes").glob("*.yaml"))]


@pytest.mark.parametrize(
    "command",
    [
        ["docker-compose", "--file", "deploy/compose.yaml", "config", "--quiet"],
        ["kubernetes-validate", "--strict", *_MANIFESTS],
        ["promtool", "check", "rules", "deploy/prometheus/alerts.yml"],
    ],
    ids=lambda command: command[0],
)
def test_the_tool_finds_nothing(command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}")
    for name in offices():
        shutil.copy(DEPLOY / "office.env.example", tmp_path / f"{name}.env")
    found = subprocess.run(
        command,
        cwd=DEPLOY.parent,
        env={**os.environ, **_ENV, "PANDU_ENV_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert found.returncode == 0, found.stdout + found.stderr
