"""A benchmark's section of the file of results, beside the sections of others."""

from pathlib import Path

from benchmarks.report import section_of, write_section


def test_a_second_run_replaces_its_own_section_and_keeps_the_others(tmp_path: Path):
    path = tmp_path / "RESULTS.md"
    write_section(path, "Search", "old table\n\n### at 200\n\nmore")
    write_section(path, "Updates", "updates table")
    write_section(path, "Search", "new table")

    assert path.read_text(encoding="utf-8").split("\n## ")[1:] == [
        "Search\n\nnew table\n",
        "Updates\n\nupdates table\n",
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

    assert section_of(path, "Search") == "## Search\n\nsearch table\n\n"
    assert section_of(path, "Speed") == ""
