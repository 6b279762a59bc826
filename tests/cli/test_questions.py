"""`main.py questions export` writes what keepers have accepted into the files, once."""

import asyncio
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge.shelf import address_of
from main import app
from office.clock import SystemClock
from office.services import open_services
from office.settings import load
from office.suggestions import Suggestion, SuggestionKind, SuggestionState
from tests.places import KNOWLEDGE


@pytest.fixture
def folder(tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge folder, and a database with two accepted phrasings; one leads nowhere."""
    content = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, content, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(migrated_file, tmp_path / "pandu.db")
    url = f"sqlite:///{tmp_path / 'pandu.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(content))
    clock = SystemClock()

    async def accept() -> None:
        async with (
            open_services(load(_env_file=None, database_url=url), clock) as services,
            services.database.begin() as session,
        ):
            for passage in (address_of("paspor-hilang", "biaya"), "00000000"):
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


def test_accepted_phrasings_are_written_once(folder: Path) -> None:
    file = folder / "questions" / "paspor-hilang.md"

    first = CliRunner().invoke(app, ["questions", "export"])
    second = CliRunner().invoke(app, ["questions", "export"])

    assert "1 phrasings written" in first.output
    assert "1 left out: their sections are gone" in first.output
    assert "0 phrasings written" in second.output
    lines = file.read_text("utf-8").splitlines()
    assert lines.count("dendanya brapa klo ilang lg") == 1
    below = lines[: lines.index("dendanya brapa klo ilang lg")]
    assert [line for line in below if line.startswith("## ")][-1] == "## Biaya"
