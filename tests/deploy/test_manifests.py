"""What `deploy/` asks of the program is what it offers: commands, settings, ports, pages."""

import re
import subprocess
import tomllib
from typing import Any
from urllib.parse import urlsplit

import pytest
import typer

from bot import application
from bot.monitoring import Monitoring
from main import app
from office.settings import Settings, load
from tests.deploy.manifests import (
    DEPLOY,
    ROOT,
    Container,
    compose,
    containers,
    kubernetes,
    of_an_office,
    offices,
    unit,
)

_CONTAINERS = list(containers())
_FOLDERS = ("OFFICE_DIR", "BACKUP_DIR")
_NOT_OURS = {"MPLCONFIGDIR"}
_UNITS = ["pandu-bot@.service", "pandu-backup@.service"]


def parsed(arguments: list[str]) -> dict[str, Any]:
    """The command line as the program understands it; an unknown word is an error."""
    name, *options = arguments
    command: Any = typer.main.get_command(app)
    found: dict[str, Any] = command.commands[name].make_context(name, list(options)).params
    return found


def of(where: str) -> Container:
    return next(container for container in _CONTAINERS if container.where == where)


@pytest.fixture
def deployment() -> dict[str, Any]:
    return kubernetes()["Deployment", "pandu"]


def test_all_containers_are_found() -> None:
    assert [container.where for container in _CONTAINERS] == [
        "muara-enim",
        "contoh",
        "offices",
        "Deployment pandu",
        "CronJob pandu-backup",
        "Job pandu-restore",
    ]


@pytest.mark.parametrize("container", _CONTAINERS, ids=lambda one: one.where)
def test_every_container_s_command_is_understood(container: Container) -> None:
    assert parsed(container.arguments) is not None


@pytest.mark.parametrize("name", _UNITS)
def test_every_unit_s_command_is_understood(name: str) -> None:
    ((program, script, *arguments),) = [line.split() for line in unit(name)["ExecStart"]]

    assert program == "/opt/pandu/.venv/bin/python"
    assert (ROOT / script).exists()
    assert parsed(arguments) is not None


@pytest.mark.parametrize("where", ["contoh", "Deployment pandu"])
def test_replicas_are_called_by_telegram(where: str) -> None:
    assert parsed(of(where).arguments) == {"webhook": True}


@pytest.mark.parametrize("container", _CONTAINERS, ids=lambda one: one.where)
def test_every_variable_is_a_setting_and_every_value_is_taken(container: Container) -> None:
    fields = {name.upper() for name in Settings.model_fields}
    plain = {
        key.lower(): re.sub(r"\$\{\w+:\?[^}]*\}", "0123456789abcdef", value)
        for key, value in container.environment.items()
    }

    assert set(container.environment) <= fields
    settings = load(_env_file=None, **plain)
    # `offices` reads those of the others, and has none of its own.
    assert container.where == "offices" or settings.database_url.startswith("postgresql+asyncpg://")


@pytest.mark.parametrize("name", _UNITS)
def test_every_variable_of_a_unit_is_known(name: str) -> None:
    fields = {name.upper() for name in Settings.model_fields}
    given = dict(value.split("=", 1) for value in unit(name)["Environment"])

    assert set(given) - _NOT_OURS <= fields
    assert load(_env_file=None, database_url=given["DATABASE_URL"])


def test_the_wrapper_gives_commands_what_the_units_have() -> None:
    wrapper = (DEPLOY / "systemd" / "pandu").read_text("utf-8").replace("$office", "%i")
    common = unit("pandu-bot@.service")

    for value in common["Environment"]:
        assert f"--property=Environment={value} " in wrapper
    for key in ("EnvironmentFile", "UMask"):
        assert f"--property={key}={common[key][0]} " in wrapper


def test_the_wrapper_says_which_office_there_is_not() -> None:
    done = subprocess.run(
        ["sh", str(DEPLOY / "systemd" / "pandu"), "tiada", "check"], text=True, capture_output=True
    )

    assert done.returncode == 1
    assert done.stderr.startswith("There is no /etc/pandu/tiada.env: expected pandu OFFICE COMMAND")


@pytest.mark.parametrize("where", ["contoh", "Deployment pandu"])
def test_what_listens_is_reached_from_outside_its_container(where: str) -> None:
    environment = of(where).environment

    assert environment["WEBHOOK_HOST"] == environment["METRICS_HOST"] == "0.0.0.0"


def test_caddy_passes_on_what_telegram_brings() -> None:
    caddy = (DEPLOY / "Caddyfile").read_text("utf-8")
    environment = of("contoh").environment
    url = re.sub(r"\$\{[^}]*\}", "pandu.example", environment["WEBHOOK_URL"])

    assert urlsplit(url).path == "/contoh/telegram"
    assert "path /{args[0]}/telegram\n" in caddy
    assert f"dynamic a {{args[0]}} {environment['WEBHOOK_PORT']} " in caddy
    assert re.findall(r"^\timport office (\S+)$", caddy, re.MULTILINE) == [*offices()]
    assert "PANDU_DOMAIN" in compose()["services"]["proxy"]["environment"]


def test_the_offices_of_compose_share_nothing_that_is_one_s_own() -> None:
    found = offices()
    ports = {name: one["ports"] for name, one in found.items()}

    assert len({str(port) for port in ports.values()}) == len(found) > 1
    # The port is asked from this machine alone, and is the same on both sides.
    assert all(re.fullmatch(r"127\.0\.0\.1:(\d+):\1", *port) for port in ports.values())
    for name, one in found.items():
        where = [one["env_file"][0], *one["volumes"]]
        assert all(f"/{name}" in path for path in where)


def test_an_office_s_settings_lead_to_what_compose_gives_it() -> None:
    settings, office = of_an_office(), offices()["contoh"]

    assert office["ports"] == [f"127.0.0.1:{settings['METRICS_PORT']}:{settings['METRICS_PORT']}"]
    assert [path.rpartition("}")[2] for path in office["env_file"]] == ["/contoh.env"]
    assert all(f":{settings[key]}" in " ".join(office["volumes"]) for key in _FOLDERS)


def test_a_unit_may_write_where_the_example_has_the_backups() -> None:
    (folder,) = unit("pandu-backup@.service")["ReadWritePaths"]

    assert folder.replace("%i", "contoh") == of_an_office()["BACKUP_DIR"]


def test_the_example_of_an_office_holds_no_secret() -> None:
    settings = of_an_office()

    assert (settings["TELEGRAM_BOT_TOKEN"], settings["WEBHOOK_SECRET"]) == ("", "")


def test_the_ingress_leads_to_the_webhook(deployment: dict[str, Any]) -> None:
    things = kubernetes()
    url = urlsplit(of("Deployment pandu").environment["WEBHOOK_URL"])
    (rule,) = things["Ingress", "pandu"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    backend = path["backend"]["service"]
    service = things["Service", backend["name"]]["spec"]
    (port,) = service["ports"]

    assert (rule["host"], path["path"]) == (url.hostname, url.path)
    assert things["Ingress", "pandu"]["spec"]["tls"][0]["hosts"] == [url.hostname]
    assert backend["port"]["name"] == port["name"]
    assert ports(deployment)[port["targetPort"]] == port["port"]
    assert (
        service["selector"].items() <= deployment["spec"]["template"]["metadata"]["labels"].items()
    )


def ports(deployment: dict[str, Any]) -> dict[str, int]:
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    return {one["name"]: one["containerPort"] for one in container["ports"]}


def test_the_ports_are_those_of_the_settings(deployment: dict[str, Any]) -> None:
    environment = of("Deployment pandu").environment
    annotations = deployment["spec"]["template"]["metadata"]["annotations"]

    assert {name: str(port) for name, port in ports(deployment).items()} == {
        "webhook": environment["WEBHOOK_PORT"],
        "metrics": environment["METRICS_PORT"],
    }
    assert annotations["prometheus.io/port"] == environment["METRICS_PORT"]


def test_the_probes_ask_for_pages_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Monitoring, "__init__", lambda _: None)
    pages = {route.path for route in Monitoring().app().routes}  # type: ignore[call-arg, attr-defined]
    container = of("Deployment pandu").raw
    probes = {
        name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")
    }
    healthcheck = " ".join(of("contoh").raw["healthcheck"]["test"])

    assert {probe["path"] for probe in probes.values()} <= pages
    assert {probe["port"] for probe in probes.values()} == {"metrics"}
    # Who waits for Telegram or for the database must not be killed for it.
    assert probes["liveness"]["path"] == "/healthz"
    assert probes["readiness"]["path"] == "/readyz"
    assert ':{os.environ["METRICS_PORT"]}/readyz\'' in healthcheck


def test_an_upgrade_never_takes_the_last_replica(deployment: dict[str, Any]) -> None:
    spec = deployment["spec"]

    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert spec["replicas"] > kubernetes()["PodDisruptionBudget", "pandu"]["spec"]["minAvailable"]


def test_a_program_that_is_stopped_has_the_time_to_finish(deployment: dict[str, Any]) -> None:
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    pause = int(container["lifecycle"]["preStop"]["exec"]["command"][-1])
    # Requests, updates in hand, the word to the other replicas, and the connections.
    needed = 4 * application._CLOSING_SECONDS

    assert pod["terminationGracePeriodSeconds"] > pause + needed
    assert int(of("contoh").raw["stop_grace_period"].removesuffix("s")) > needed
    assert int(unit("pandu-bot@.service")["TimeoutStopSec"][0]) > needed


def test_a_bot_may_take_the_same_memory_everywhere(deployment: dict[str, Any]) -> None:
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    most = unit("pandu-bot@.service")["MemoryMax"][0].removesuffix("M")

    assert of("contoh").raw["mem_limit"] == f"{most}m"
    assert container["resources"]["limits"]["memory"] == f"{most}Mi"
    assert f"a core and {most} MiB each" in (ROOT / "docs/deploy.md").read_text("utf-8")


def test_compose_asks_for_the_variables_of_its_example() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))
    example = (DEPLOY / ".env.example").read_text("utf-8")

    assert asked == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_the_images_are_of_this_version_and_name_no_host() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    texts = [path.read_text("utf-8") for path in DEPLOY.rglob("*") if path.is_file()]
    images = [
        name
        for text in texts
        for name in re.findall(r"(?:image: |FROM |ARG BASE=)([^$\s]\S*)", text)
    ]

    assert {container.image for container in _CONTAINERS} == {f"pandu:{version}"}
    assert images
    assert all(re.fullmatch(r"[a-z]+:[\w.-]+", image) for image in images), images
    assert f"-t pandu:{version} " in (DEPLOY / "Dockerfile").read_text("utf-8")


def test_the_image_s_pg_dump_is_of_the_server_s_version() -> None:
    (client,) = re.findall(r"postgresql-client-(\d+)", (DEPLOY / "Dockerfile").read_text("utf-8"))
    stateful = kubernetes()["StatefulSet", "pandu-postgres"]["spec"]["template"]["spec"]

    assert compose()["services"]["postgres"]["image"] == f"postgres:{client}"
    assert stateful["containers"][0]["image"] == f"postgres:{client}"


def test_the_example_of_the_secrets_holds_none() -> None:
    secret = kubernetes()["Secret", "pandu"]["stringData"]

    assert (secret["TELEGRAM_BOT_TOKEN"], secret["WEBHOOK_SECRET"]) == ("", "")
    assert kubernetes()["Secret", "pandu-postgres"]["stringData"] == {"POSTGRES_PASSWORD": ""}
