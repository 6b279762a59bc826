"""`main.py case`: the list of an applicant, every combination, and lines that were read."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from main import app
from tests.cli.conftest import says
from tests.places import ROOT


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> CliRunner:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    return CliRunner()


def test_what_is_still_to_be_asked_is_told(command: CliRunner) -> None:
    shown = command.invoke(app, ["case", "nenek 70 thn umrah paspor ilang", "--json"])

    told = json.loads(shown.stdout)
    assert told["facts"]["usia"] == ["lansia"]
    assert told["left"] == ["keadaan", "jenis"]
    assert {option["id"] for option in told["asks"]["options"]} <= {
        *("beda", "prioritas", "cepat", "bencana", "pulangsplp"),
    }


def test_a_list_is_printed_with_its_total(command: CliRunner) -> None:
    question = "nenek 70 thn umrah paspor ilang data berbeda elektronik 10 tahun"

    says(command.invoke(app, ["case", question]), "Jumlah: Rp1.950.000", "[paspor-hilang]")


def test_a_question_about_nothing_of_the_kind_names_the_cases(command: CliRunner) -> None:
    shown = command.invoke(app, ["case", "jam buka kantor"])

    assert shown.exit_code == 1
    assert "known are: alih-status, catatan-paspor, izin-tinggal, paspor" in shown.stderr


def test_every_combination_is_printed(command: CliRunner) -> None:
    shown = command.invoke(app, ["case", "table", "pengambilan-paspor", "--json"])

    assert len(json.loads(shown.stdout)) == 8


def test_what_was_read_is_confirmed_in_the_file(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = ROOT / "knowledge" / "cases" / "splp.toml"
    text = source.read_text("utf-8")
    file = tmp_path / "cases" / "splp.toml"
    file.parent.mkdir()
    file.write_text(text.replace('hash = "', 'hash = "x', 1), "utf-8")
    (tmp_path / "office.toml").write_text(
        (ROOT / "offices" / "muara-enim" / "office.toml").read_text("utf-8"), "utf-8"
    )
    monkeypatch.setenv("OFFICE_DIR", str(tmp_path))

    says(command.invoke(app, ["case", "confirm", "splp"]), "1 of them are confirmed anew")

    assert file.read_text("utf-8") == text


def test_an_sop_says_which_cases_quote_its_sections(command: CliRunner) -> None:
    says(command.invoke(app, ["sop", "show", "splp"]), "[quoted by the case splp]")
