"""A benchmark's section of the file of results, beside the sections of others."""

import re
import subprocess
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.report import MEASURES, RESULTS, ROOT, commit_of, section_of, stale, write_section

WHO = ("-c", "user.name=Rina", "-c", "user.email=rina@example.org")


@pytest.fixture(autouse=True)
def checked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "commit_in_hand", lambda: "0a1b2c3d")


def test_a_second_run_replaces_its_own_section_and_keeps_the_others(tmp_path: Path):
    path = tmp_path / "RESULTS.md"
    write_section(path, "Search", "old table\n\n### at 200\n\nmore")
    write_section(path, "Updates", "updates table")
    write_section(path, "Search", "new table")

    assert path.read_text(encoding="utf-8").split("\n## ")[1:] == [
        "Search\n\nMeasured at `0a1b2c3d`.\n\nnew table\n",
        "Updates\n\nMeasured at `0a1b2c3d`.\n\nupdates table\n",
    ]


def test_a_section_whose_name_begins_alike_is_another_one(tmp_path: Path):
    path = tmp_path / "RESULTS.md"
    write_section(path, "Search: law", "law table")
    write_section(path, "Search", "search table")

    assert "law table" in path.read_text(encoding="utf-8")


def test_a_section_is_read_without_the_one_behind_it(tmp_path: Path):
    path = tmp_path / "RESULTS.md"
    write_section(path, "Search", "search table")
    write_section(path, "Updates", "updates table")

    assert section_of(path, "Search") == "## Search\n\nMeasured at `0a1b2c3d`.\n\nsearch table\n\n"
    assert section_of(path, "Speed") == ""


def test_every_section_says_at_which_commit_it_was_measured():
    text = RESULTS.read_text(encoding="utf-8")

    assert set(re.findall(r"^## (.+)$", text, re.MULTILINE)) == set(MEASURES)
    assert [heading for heading in MEASURES if not commit_of(section_of(RESULTS, heading))] == []
    assert all((ROOT / path).exists() for paths in MEASURES.values() for path in paths)


def test_a_section_that_is_older_than_its_code_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def git(*words: str) -> str:
        run = subprocess.run(["git", *WHO, *words], cwd=tmp_path, check=True, capture_output=True)
        return run.stdout.decode()

    def changes(name: str) -> None:
        (tmp_path / name).touch()
        git("add", name)
        git("commit", "-m", name)

    git("init")
    changes("first")
    monkeypatch.setattr(report, "commit_in_hand", lambda: git("rev-parse", "HEAD").strip())
    monkeypatch.setattr(report, "MEASURES", {"Search": ("engine",), "Updates": ("bot",)})
    for heading in report.MEASURES:
        write_section(tmp_path / "RESULTS.md", heading, "table")

    changes("engine")

    (found,) = stale(tmp_path / "RESULTS.md", tmp_path)
    assert found.startswith("Search: 1 commits since ")
