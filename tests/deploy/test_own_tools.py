"""Compose, Kubernetes and Prometheus find nothing wrong with what is theirs, if they are here."""

import os
import shutil
import subprocess

import pytest

from tests.deploy.manifests import DEPLOY

_ENV = {
    "TELEGRAM_BOT_TOKEN": "1:x",
    "POSTGRES_PASSWORD": "x",
    "PANDU_DOMAIN": "a.id",
    "WEBHOOK_SECRET": "0123456789abcdef",
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
def test_the_tool_finds_nothing(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}")
    found = subprocess.run(
        command, cwd=DEPLOY.parent, env={**os.environ, **_ENV}, capture_output=True, text=True
    )

    assert found.returncode == 0, found.stdout + found.stderr
