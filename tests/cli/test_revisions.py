"""Revisions are written into files for git, files are published, and conflicts are named."""

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import published
from cli.check import look
from knowledge.reading import made_from
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.layers import Layers
from main import app
from office.settings import load
from tests.cli.conftest import says
from tests.places import KNOWLEDGE, copied_layers

SOP = Path("sop/paspor-hilang.md")
FILE = (KNOWLEDGE / SOP).read_text()
CHANGED = FILE.replace("title: Paspor hilang", "title: Paspor lenyap", 1)


@pytest.fixture
def folder(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Layers:
    """The content beside an empty office."""
    content = copied_layers(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(content.national))
    monkeypatch.setenv("OFFICE_DIR", str(content.office))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    return content


def sent(folder: Layers, text: str) -> Path:
    """A folder with one content file."""
    other = folder.top.parent / "kiriman"
    (other / "sop").mkdir(parents=True, exist_ok=True)
    (other / SOP).write_text(text)
    return other


def run(*command: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, command)))


def test_what_differs_is_published_and_written_back_for_git(folder: Layers) -> None:
    other = sent(folder, CHANGED)
    (other / "catatan.md").write_text("bukan isi")

    first = run("sop", "import", other)
    assert "sop/paspor-hilang.md: revision 1, version 1.2" in first.output
    assert "passed over" in first.output
    assert not (folder.top / SOP).exists()
    written = run("sop", "export")
    assert "1 of 1 revisions in force written" in written.output
    assert (folder.national / SOP).read_text() == FILE
    text = (folder.top / SOP).read_text()
    assert "title: Paspor lenyap" in text
    assert 'version: "1.2"' in text


@pytest.mark.slow  # it reads all content a dozen times
def test_what_is_in_force_is_published_once(folder: Layers) -> None:
    run("sop", "import", sent(folder, CHANGED))

    assert "0 files published" in run("sop", "import", sent(folder, CHANGED)).output
    assert "1 of 1" in run("sop", "export").output
    assert "0 of 1" in run("sop", "export").output


@pytest.mark.slow  # it loads the whole content more than once
def test_what_was_written_on_an_older_version_is_refused(folder: Layers) -> None:
    run("sop", "import", sent(folder, CHANGED))

    result = run("sop", "import", sent(folder, CHANGED.replace("lenyap", "raib", 1)))

    says(result, "was written on version 1.1, the newest is 1.2", "Nothing was published.", code=1)
    on_the_newest = CHANGED.replace("lenyap", "raib", 1).replace('version: "1.1"', 'version: "1.2"')
    assert "revision 2, version 1.3" in run("sop", "import", sent(folder, on_the_newest)).output


@pytest.mark.slow  # the rule is tried in tests/office/revisions
def test_a_changed_file_is_named_and_left_alone(folder: Layers) -> None:
    run("sop", "import", sent(folder, CHANGED))
    edited = FILE.replace("title: Paspor hilang", "title: Paspor raib", 1)
    (folder.national / SOP).write_text(edited)

    result = run("sop", "export")

    says(result, "was changed since", code=1)
    assert (folder.national / SOP).read_text() == edited
    assert any("changed since revision 1" in fault for fault in asyncio.run(look()).faults)
    assert run("sop", "export", folder.top.parent / "lain").exit_code == 0
    assert "Paspor lenyap" in (folder.top.parent / "lain" / SOP).read_text()


@pytest.mark.slow  # the rule is tried in tests/bot/test_content.py
def test_two_new_files_of_a_section_get_two_numbers(folder: Layers) -> None:
    other = folder.top.parent / "kiriman"
    (other / "sop").mkdir(parents=True)
    for name in ("paspor-lenyap", "paspor-raib"):
        text = CHANGED.replace("id: paspor-hilang", f"id: {name}", 1)
        (other / "sop" / f"{name}.md").write_text(text.replace("number: DOK-04\n", "", 1))

    assert "2 files published" in run("sop", "import", other).output
    assert "2 of 2" in run("sop", "export").output

    numbers = [path.read_text().split("number: DOK-")[1][:2] for path in _numbered(folder)]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.slow  # it loads the whole content more than once
def test_a_start_uses_what_is_published_over_a_broken_file(
    folder: Layers, capsys: pytest.CaptureFixture[str]
) -> None:
    run("sop", "import", sent(folder, CHANGED))
    broken = FILE.replace("scope: nasional", "scope: dunia", 1)
    (folder.national / SOP).write_text(broken)

    shelf = asyncio.run(published.shelf_to_start(load(_env_file=None)))

    assert shelf.library["paspor-hilang"].title == "Paspor lenyap"
    assert list(shelf.covered) == [SOP.as_posix()]
    assert "a file is broken" in capsys.readouterr().out
    faults = asyncio.run(look()).faults
    assert any("paspor-hilang.md" in fault and "dunia" in fault for fault in faults)
    assert any("a start is possible all the same" in fault for fault in faults)

    other = folder.national / "sop" / "paspor-rusak.md"
    other.write_text(other.read_text().replace("scope: nasional", "scope: akhirat", 1))
    with pytest.raises(BrokenKnowledge) as stopped:
        asyncio.run(published.shelf_to_start(load(_env_file=None)))
    assert "akhirat" in str(stopped.value)
    assert "dunia" not in str(stopped.value)


def test_nothing_is_published_where_anything_is_wrong(folder: Layers) -> None:
    other = sent(folder, CHANGED.replace("section: paspor", "section: tidak-ada", 1))

    result = run("sop", "import", other)

    says(result, "Nothing was published", code=1)
    assert "0 of 0" in run("sop", "export").output


@pytest.mark.slow  # the rule is tried in tests/knowledge/test_with_revisions.py
def test_check_names_a_revision_that_cannot_be_used(folder: Layers) -> None:
    new = CHANGED.replace("id: paspor-hilang", "id: paspor-lenyap", 1)
    other = sent(folder, CHANGED)
    (other / SOP).unlink()
    (other / "sop" / "paspor-lenyap.md").write_text(new.replace("number: DOK-04\n", "", 1))
    assert "paspor-lenyap.md: revision 1" in run("sop", "import", other).output
    number = max(path.read_text().split("number: DOK-")[1][:2] for path in _numbered(folder))
    taken = f"number: DOK-{int(number) + 1:02d}"
    hasty = new.replace("id: paspor-lenyap", "id: paspor-raib").replace("number: DOK-04", taken)
    (folder.top / "sop" / "paspor-raib.md").write_text(hasty)

    faults = asyncio.run(look()).faults

    assert any("revision in the place of" in fault and "is taken by" in fault for fault in faults)


def _numbered(folder: Layers) -> list[Path]:
    return [path for path in folder.room("sop").glob("*.md") if "number: DOK-" in path.read_text()]


def test_what_is_published_is_shown_in_the_place_of_the_file(folder: Layers) -> None:
    run("sop", "import", sent(folder, CHANGED.replace("Rp1.000.000", "Rp1.234.000")))

    shown = CliRunner().invoke(app, ["sop", "show", "paspor-hilang"])
    asked = CliRunner().invoke(app, ["ask", "denda paspor hilang berapa", "--json"])
    listed = CliRunner().invoke(app, ["sop"], env={"COLUMNS": "160"}).stdout

    assert shown.stdout.startswith("Paspor lenyap (DOK-04, versi 1.2)")
    assert "over these files: sop/paspor-hilang.md (revision 1)" in shown.stderr
    assert json.loads(asked.stdout)["shown"][0] == "paspor-hilang"
    assert "Rp1.234.000" in json.loads(asked.stdout)["answer"]
    (row,) = [line for line in listed.splitlines() if "DOK-04" in line]
    assert " 1.2 " in row
    assert (folder.national / SOP).read_text() == FILE


def test_without_a_database_that_can_be_read_the_files_are_shown(folder: Layers) -> None:
    database = folder.top.parent / "pandu.db"
    database.unlink()

    silent = CliRunner().invoke(app, ["sop", "show", "paspor-hilang"])
    database.write_text("this was a database once\n" * 40)
    told = CliRunner().invoke(app, ["sop", "show", "paspor-hilang"])

    assert silent.stdout == told.stdout
    assert silent.stdout.startswith("Paspor hilang")
    assert silent.stderr == ""
    assert "the database file is damaged" in told.stderr
    assert "Shown is what the files say." in told.stderr


def test_an_export_records_from_which_national_text_it_was_made(folder: Layers) -> None:
    run("sop", "import", sent(folder, CHANGED))
    run("sop", "export")

    assert made_from.recorded(folder).files[SOP.as_posix()] == made_from.digest(FILE)
    (folder.national / SOP).write_text(FILE.replace("version:", "version: ", 1))
    (warning,) = made_from.changes(folder)
    assert "has changed since" in warning.message
    assert "1 files" in run("sop", "seen", "paspor-hilang").output
    assert list(made_from.changes(folder)) == []
