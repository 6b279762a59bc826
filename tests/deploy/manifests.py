"""Reads what lies in `deploy/`: the containers of Compose and Kubernetes, and systemd's units."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from dotenv import dotenv_values

from tests.places import ROOT

DEPLOY = ROOT / "deploy"
OURS = "pandu:"


@dataclass(frozen=True)
class Container:
    """A container that runs this program, however it is started."""

    where: str
    image: str
    arguments: list[str]
    environment: dict[str, str]
    raw: dict[str, Any]


def documents(file: Path) -> list[dict[str, Any]]:
    """The documents of a YAML file."""
    return [one for one in yaml.safe_load_all(file.read_text("utf-8")) if one]


def kubernetes() -> dict[tuple[str, str], dict[str, Any]]:
    """Every object in `deploy/kubernetes/` by kind and name."""
    return {
        (document["kind"], document["metadata"]["name"]): document
        for file in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
        for document in documents(file)
    }


def pod(thing: dict[str, Any]) -> dict[str, Any] | None:
    """The pod that an object starts, if it starts any."""
    spec = thing.get("spec", {})
    spec = spec.get("jobTemplate", {}).get("spec", spec)
    found: dict[str, Any] | None = spec.get("template", {}).get("spec")
    return found


def compose() -> dict[str, Any]:
    """The Compose file."""
    (found,) = documents(DEPLOY / "compose.yaml")
    return found


def of_an_office() -> dict[str, str]:
    """The example of an office's settings: that of the service `contoh`."""
    values = dotenv_values(DEPLOY / "office.env.example")
    return {key: value or "" for key, value in values.items()}


def offices() -> dict[str, dict[str, Any]]:
    """The services of Compose that are an office each."""
    return {name: one for name, one in compose()["services"].items() if "env_file" in one}


def containers() -> Iterator[Container]:
    """Every container of this program's image, with the environment that it will have."""
    for name, service in compose()["services"].items():
        if service["image"].startswith(OURS):
            given = of_an_office() if "env_file" in service else {}
            environment = given | service.get("environment", {})
            yield Container(name, service["image"], service["command"], environment, service)
    things = kubernetes()
    for (kind, name), thing in things.items():
        for container in (pod(thing) or {}).get("containers", ()):
            if container["image"].startswith(OURS):
                environment = {}
                for source in container["envFrom"]:
                    ((word, of),) = source.items()
                    holder = things["ConfigMap" if word == "configMapRef" else "Secret", of["name"]]
                    environment |= holder.get("data") or holder["stringData"]
                yield Container(
                    f"{kind} {name}", container["image"], container["args"], environment, container
                )


def unit(name: str) -> dict[str, list[str]]:
    """A unit of systemd's with the common part, each setting with all its values."""
    found: dict[str, list[str]] = {}
    for part in (name, "pandu-.service.d/10-common.conf"):
        for line in (DEPLOY / "systemd" / part).read_text("utf-8").splitlines():
            if "=" in line and not line.startswith("#"):
                key, value = line.split("=", 1)
                found.setdefault(key, []).append(value)
    return found
