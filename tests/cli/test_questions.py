"""`main.py questions export` writes what keepers have accepted into the files, once."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge.reading.layers import Layers
from knowledge.shelf import address_of
from main import app
from office.clock import SystemClock
from office.services import open_services
from office.settings import load
from office.suggestions import Suggestion, SuggestionKind, SuggestionState
from tests.places import copied_layers


@pytest.fixture
def folder(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Layers:
    """The content and accepted phrasings: of a file, of no section, of a revision."""
    content = copied_layers(tmp_path)
    url = sqlite_url
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(content.national))
    monkeypatch.setenv("OFFICE_DIR", str(content.office))
    clock = SystemClock()

    async def accept() -> None:
        async with (
            open_services(load(_env_file=None, database_url=url), clock) as services,
            services.database.begin() as session,
        ):
            for passage in (
                address_of("paspor-hilang", "biaya"),
                "00000000",
                address_of("paspor-hilang", "dukun"),
            ):
                session.add(
                    Suggestion(
                        kind=SuggestionKind.PHRASING,
                        state=SuggestionState.ACCEPTED,
                        text="dendanya brapa klo ilang lg",
                        passage=passage,
                        last_at=clock.now(),
                    )
                )

    asyncio.run(accept())
    return content


def publish_a_section(folder: Layers) -> None:
    """Publish a section of which the files know nothing."""
    text = (folder.national / "sop" / "paspor-hilang.md").read_text("utf-8")
    sent = folder.top.parent / "kiriman" / "sop" / "paspor-hilang.md"
    sent.parent.mkdir(parents=True)
    sent.write_text(f"{text}\n## Dukun\n\nDukun pelacak dilarang.[^ditjen]\n", "utf-8")
    result = CliRunner().invoke(app, ["sop", "import", str(folder.top.parent / "kiriman")])
    assert "revision 1" in result.output


def test_accepted_phrasings_are_written_once_below_the_sections_of_files(folder: Layers) -> None:
    file = folder.top / "questions" / "paspor-hilang.md"
    publish_a_section(folder)

    first = CliRunner().invoke(app, ["questions", "export"])
    second = CliRunner().invoke(app, ["sop", "export"])

    assert "1 phrasings written" in first.output
    assert "1 not yet: their sections are in no file; run `sop export` first" in first.output
    assert "1 left out: their sections are gone" in first.output
    assert "1 phrasings written" in second.output
    lines = file.read_text("utf-8").splitlines()
    at = [n for n, line in enumerate(lines) if line == "dendanya brapa klo ilang lg"]
    headings = [[line for line in lines[:n] if line.startswith("## ")][-1] for n in at]
    assert headings == ["## Biaya", "## Dukun"]


def test_questions_of_a_folder_count_once_and_are_written_back(folder: Layers) -> None:
    publish_a_section(folder)
    sent = folder.top.parent / "kiriman"
    (sent / "questions").mkdir()
    said = "## Dukun\nboleh ga pake orang pinter buat nyari buku\npaspor hilang ke mana\n"
    (sent / "questions" / "paspor-hilang.md").write_text(said, "utf-8")
    (sent / "questions" / "tidak-ada.md").write_text(said, "utf-8")

    first = CliRunner().invoke(app, ["sop", "import", str(sent)])
    second = CliRunner().invoke(app, ["sop", "import", str(sent)])
    copied = CliRunner().invoke(app, ["sop", "export", str(folder.top.parent / "salinan")])
    CliRunner().invoke(app, ["sop", "export"])

    assert "1 sample questions are new; 1 are known or cannot be used" in first.output
    assert "tidak-ada.md asks for no SOP in force" in first.output
    assert "0 sample questions are new; 2 are known" in second.output
    assert "3 phrasings written" in copied.output
    for top in (folder.top.parent / "salinan", folder.top):
        text = (top / "questions" / "paspor-hilang.md").read_text("utf-8")
        assert "## Dukun\n" in text
        assert text.count("boleh ga pake orang pinter") == 1
