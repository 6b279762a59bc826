"""The image of one line: what it is made of, who runs in it, and how its health is asked."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.deploy.manifests import DEPLOY, ROOT, of_an_office, offices
from tests.deploy.test_manifests import parsed

GUIDE = ROOT / "docs/panduan-pemasangan.md"
# The lines of the guide that start a container.
LINES = re.findall(
    r"^(?:docker|sudo podman) run (.+)$", GUIDE.read_text("utf-8"), flags=re.MULTILINE
)


def instructions(words: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Dockerfile in order, comments left out and folded lines joined."""
    text = re.sub(r"^#.*\n", "", words, flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, rest = line.partition(" ")
        yield name, " ".join(rest.split())


MADE = list(instructions((DEPLOY / "Dockerfile").read_text("utf-8")))


def of(name: str) -> list[str]:
    return [rest for found, rest in MADE if found == name]


def test_a_base_image_is_named_by_version_and_release() -> None:
    (base,) = of("ARG")

    assert re.fullmatch(r"BASE=python:3\.\d+-slim-[a-z]+", base), base
    # What is installed in the one is run in the other.
    assert [it.split()[0] for it in of("FROM")] == ["${BASE}"] * 2


def test_nobody_in_it_is_root() -> None:
    names = [name for name, _ in MADE]
    (user,) = of("USER")

    assert user == "10001"
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])
    assert f"--uid {user} " in " ".join(of("RUN"))


def test_its_health_is_what_compose_asks() -> None:
    (healthcheck,) = of("HEALTHCHECK")
    options, _, command = healthcheck.partition(" CMD ")
    service = offices()["contoh"]["healthcheck"]

    assert json.loads(command) == service["test"][1:]
    for name in ("interval", "timeout", "retries"):
        assert f"--{name}={service[name]}" in options
    assert f"METRICS_PORT={of_an_office()['METRICS_PORT']}" in " ".join(of("ENV"))


def test_what_it_holds_is_listed_and_no_more() -> None:
    copied = {rest.split()[0] for rest in of("COPY") if not rest.startswith("--from")}
    listed = re.findall(r"^\| `([\w.-]+?)/?` \|", GUIDE.read_text("utf-8"), re.MULTILINE)

    assert copied - {"requirements-run.lock"} == set(listed)
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.parametrize("line", LINES)
def test_each_line_of_the_guide_is_understood(line: str) -> None:
    words = shlex.split(line)
    image = next(number for number, word in enumerate(words) if re.match(r"pandu:\d", word))
    options, arguments = words[:image], words[image + 1 :]

    assert "pandu:/data" in options
    assert of("VOLUME") == ["/data"]
    if arguments[0] == "--settings":
        assert Path(arguments[1]).is_relative_to("/data")
        arguments = arguments[2:]
    assert parsed(arguments or ["run"]) is not None


def test_it_is_built_and_started_where_a_builder_exists() -> None:
    """On other machines the test that builds it is skipped."""
    job = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text("utf-8"))["jobs"][
        "image"
    ]
    _, pulled, tested, built, *started = [
        shlex.split(step["run"]) for step in job["steps"] if "run" in step
    ]

    assert of("ARG") == [f"BASE={pulled[-1]}"]  # or the test would be skipped there, too
    assert tested[-1] == "tests/deploy/test_built_image.py"
    assert built[:4] == ["docker", "build", "-f", "deploy/Dockerfile"]
    image = built[built.index("-t") + 1]
    checked = next(words for words in started if "check" in words)
    assert {"--read-only", image} <= set(checked)
    assert parsed(checked[checked.index(image) + 1 :]) is not None
    assert any(of("USER")[0] in words for words in started)


def test_the_guide_has_a_line_to_set_up_and_one_to_run() -> None:
    assert len(LINES) >= 2
