"""What the documents and the project's own lists say about files is true."""

import re
import tomllib

import yaml

from office import VERSION
from tests.places import ROOT

ROOMS = "bot|cli|demo|docs|emulator|knowledge|office|tests"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def paths(words: str) -> list[str]:
    """The files that a text names."""
    return re.findall(rf"`((?:{ROOMS})/[\w/.]+)`", words)


def test_every_file_that_the_architecture_and_the_rules_name_is_there() -> None:
    pages = [ROOT / "docs/architecture.md", *(ROOT / "docs/rules").glob("*.md")]
    named = {path.rstrip("/") for page in pages for path in paths(page.read_text("utf-8"))}
    missing = [path for path in named if not (ROOT / path).exists()]
    assert sorted(path for path in missing if not (ROOT / f"{path}.py").exists()) == []


def test_the_three_walks_name_each_file_once() -> None:
    _, _, walks = text("docs/architecture.md").partition("\n## One question")
    walks, _, _ = walks.partition("\n## Rules, by noun")
    named = paths(walks)

    assert walks.count("\n## ") == 2
    assert len(named) > 40
    assert sorted(named) == sorted(set(named))


def test_a_newcomer_reads_little() -> None:
    assert len(text("README.md").split()) <= 700
    assert len(text("docs/architecture.md").splitlines()) <= 250


def test_every_page_of_rules_is_listed() -> None:
    listed = re.findall(r"\]\((rules/[\w-]+\.md)\)", text("docs/architecture.md"))

    assert sorted(listed) == sorted(
        f"rules/{path.name}" for path in (ROOT / "docs/rules").glob("*.md")
    )


def test_the_index_of_decisions_is_whole() -> None:
    indexed = re.findall(
        r"^\| \[(\d+)\]\((\d{4}-[\w-]+\.md)\) \|.+\|$", text("docs/adr/README.md"), re.M
    )
    files = sorted(path.name for path in (ROOT / "docs/adr").glob("[0-9]*.md"))

    assert sorted(name for _, name in indexed) == files
    assert all(int(number) == int(name[:4]) for number, name in indexed)


def test_a_commit_is_checked_as_make_lint_does() -> None:
    _, _, lint = text("Makefile").partition("\nlint:")
    made = re.findall(r"^\t\$\(BIN\)/(.+)$", lint.partition("\n\n")[0], re.M)
    (local,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]

    assert [hook["entry"].removeprefix(".venv/bin/") for hook in local["hooks"]] == made


def test_the_program_and_the_changelog_have_the_version() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert version == VERSION
    assert re.search(rf"^## {re.escape(version)} – \d{{4}}-\d\d-\d\d$", text("CHANGELOG.md"), re.M)
