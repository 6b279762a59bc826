"""`main.py offices`: a line for each office of the machine, from the files of their settings."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from main import app
from office import VERSION
from tests.places import ROOT
from tests.ports import free_port

BACKUPS = ["pandu-20261123T190000Z-0006.db.gz", "pandu-20261124T190000Z-0006.db.gz", "notes.txt"]
TOKEN = "123456:SANGAT-RAHASIA"


@contextmanager
def alive(version: str = VERSION, status: int = 200) -> Iterator[int]:
    """A process that answers as an office does; the block is given its port."""

    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.send_header("Pandu-Version", version)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Health) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def set_up(folder: Path, name: str, port: int, **more: str) -> None:
    """Write an office's settings, and have backups there."""
    backups = folder / "backups" / name
    backups.mkdir(parents=True)
    for backup in BACKUPS:
        (backups / backup).touch()
    values = {
        "TELEGRAM_BOT_TOKEN": f"{TOKEN}-{name}",
        "OFFICE_DIR": str(ROOT / "offices" / name),
        "METRICS_PORT": str(port),
        "BACKUP_DIR": str(backups),
        **more,
    }
    lines = [f"{key}={value}" for key, value in values.items()]
    (folder / f"{name}.env").write_text("\n".join(lines))


def listed(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["offices", "--env-dir", str(folder), *options])


def test_each_office_has_a_line_with_version_health_and_last_backup(tmp_path: Path) -> None:
    with alive() as one, alive() as other:
        set_up(tmp_path, "muara-enim", one)
        set_up(tmp_path, "contoh", other, METRICS_HOST="0.0.0.0")
        found = listed(tmp_path)

    assert found.output.splitlines() == [
        f"contoh: Kantor Imigrasi Kelas II TPI Contoh, version {VERSION}, healthy, "
        "last backup 2026-11-25 04.00 WIT",
        f"muara-enim: Kantor Imigrasi Kelas II Non TPI Muara Enim, version {VERSION}, healthy, "
        "last backup 2026-11-25 02.00 WIB",
    ]
    assert found.exit_code == 0


def test_programs_are_given_the_same_as_json(tmp_path: Path) -> None:
    with alive() as port:
        set_up(tmp_path, "contoh", port)
        found = listed(tmp_path, "--json")

    assert json.loads(found.output) == {
        "offices": [
            {
                "id": "contoh",
                "name": "Kantor Imigrasi Kelas II TPI Contoh",
                "version": VERSION,
                "is_healthy": True,
                "last_backup": "2026-11-25T04:00:00+09:00",
                "faults": [],
            }
        ]
    }


def test_the_folder_may_stand_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICES_ENV_DIR", str(tmp_path))
    found = CliRunner().invoke(app, ["offices"])

    assert found.output == f"{tmp_path} holds no file NAME.env: no office is set up here.\n"
    assert found.exit_code == 0


def test_nothing_of_this_process_s_settings_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICE_DIR", str(ROOT / "offices" / "muara-enim"))
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "none"))
    with alive() as port:
        set_up(tmp_path, "contoh", port)
        assert "Kelas II TPI Contoh" in listed(tmp_path).output


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"METRICS_PORT": "0"}, "METRICS_PORT is not set, so its health is not known"),
        ({"METRICS_PORT": "many"}, "METRICS_PORT holds 'many': "),
        ({"BACKUP_DIR": ""}, "BACKUP_DIR is not set, so its last backup is not known"),
        ({"BACKUP_DIR": "{folder}/none"}, "/none: No such file or directory"),
        ({"BACKUP_DIR": "{folder}"}, " holds no backup"),
        ({"OFFICE_DIR": "{folder}/none"}, "office.toml: No such file or directory"),
        ({"OFFICE_DIR": "{folder}/broken"}, "office.toml: cannot be read: "),
        ({"DATABASE_URL": f"mysql://pandu:{TOKEN}@host/pandu"}, "DATABASE_URL holds (secret): "),
    ],
)
def test_what_is_wrong_is_said_in_the_office_s_line_and_the_others_are_listed(
    wrong: dict[str, str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "office.toml").write_text("name = ")
    values = {key: value.format(folder=tmp_path) for key, value in wrong.items()}
    with alive() as port, alive() as other:
        set_up(tmp_path, "contoh", port, **values)
        set_up(tmp_path, "muara-enim", other)
        found = listed(tmp_path)
    broken, well = found.output.splitlines()

    assert broken.startswith("contoh: ")
    assert said in broken
    assert well.endswith("healthy, last backup 2026-11-25 02.00 WIB")
    assert found.exit_code == 1
    assert TOKEN not in found.output


def test_an_office_that_does_not_run_does_not_answer(tmp_path: Path) -> None:
    set_up(tmp_path, "contoh", port := free_port())

    assert f"; does not answer at port {port}: is it running?\n" in listed(tmp_path).output


def test_an_office_that_stands_still_is_not_healthy(tmp_path: Path) -> None:
    with alive(status=503) as port:
        set_up(tmp_path, "contoh", port)
        found = listed(tmp_path).output

    assert "stands still" in found
    assert "healthy" not in found


def test_an_office_that_an_upgrade_has_left_behind_is_named(tmp_path: Path) -> None:
    with alive("0.1.0") as port:
        set_up(tmp_path, "contoh", port)
        found = listed(tmp_path)

    assert "version 0.1.0, healthy" in found.output
    assert f"the program here is version {VERSION}: restart the office" in found.output
    assert found.exit_code == 1


def test_settings_that_were_copied_and_not_changed_are_named(tmp_path: Path) -> None:
    with alive() as port:
        set_up(tmp_path, "contoh", port, TELEGRAM_BOT_TOKEN=TOKEN)
        set_up(tmp_path, "muara-enim", port, TELEGRAM_BOT_TOKEN=TOKEN)
        found = listed(tmp_path)
    well, copied = found.output.splitlines()

    assert ";" not in well
    assert "; TELEGRAM_BOT_TOKEN is that of contoh, too; METRICS_PORT is that of contoh" in copied
    assert TOKEN not in found.output


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "contoh.env").mkdir()

    found = listed(tmp_path)

    assert found.output.startswith(f"contoh: {tmp_path}/contoh.env: Is a directory: ")


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    found = listed(tmp_path / "none")

    assert "there is no such folder" in found.output
    assert found.exit_code == 1
