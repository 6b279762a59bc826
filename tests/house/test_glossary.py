"""Every name in the glossary exists in the code, and no table or service is missing there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from office import services as tables
from office.database import Table
from office.services import NOUNS
from tests.places import ROOT

SCHEMA = set(tables.metadata.tables.values())
ROOMS = ("bot", "cli", "demo", "emulator", "knowledge", "office", "tests")

# As the formatter writes them. To parse every file takes seconds.
DEFINED = re.compile(r"^\s*(?:async def|def|class) (\w+)", re.MULTILINE)
PUBLIC_CLASS = re.compile(r"^class ([^\W_]\w*)", re.MULTILINE)


def terms() -> list[str]:
    """The first column of the tables that are about the code."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    found = []
    for chapter in text.split("\n## ")[1:]:
        if "| In the code |" in chapter:
            found += re.findall(r"^\| (\w+) \|", chapter, re.MULTILINE)
    return found


def names() -> set[str]:
    """Every module, class and function."""
    found = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            found.add(path.stem)
            found.update(DEFINED.findall(path.read_text("utf-8")))
    return found


def services() -> Iterator[str]:
    """The services that are opened under a name, in the office's constructor and in each noun's."""
    office = ROOT / "office"
    opening = (office / "services.py", *(office / noun.name / "service.py" for noun in NOUNS))
    for path in filter(Path.exists, opening):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                is_opened = any(isinstance(target, ast.Attribute) for target in node.targets)
                if is_opened and isinstance(node.value.func, ast.Name):
                    yield node.value.func.id
            # What is opened when it is first asked.
            elif isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Constant):
                yield from [node.returns.value] if node.returns.value else []


def test_every_term_is_a_name_in_the_code() -> None:
    assert sorted(set(terms()) - names()) == []


def test_no_term_stands_there_twice() -> None:
    assert len(terms()) == len(set(terms()))


def test_every_row_of_the_code_is_read() -> None:
    """A term of several words, or a second one beside it, would be passed over in silence."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8").partition("abbreviations")[0]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) - len(re.findall(r"^\| In the code \|", text, re.MULTILINE)) == len(terms())


def table_classes() -> list[str]:
    """The class of each table in the schema."""
    mappers = Table._sa_registry.mappers
    return sorted(mapper.class_.__name__ for mapper in mappers if mapper.local_table in SCHEMA)


@pytest.mark.parametrize("table", table_classes())
def test_every_table_is_there(table: str) -> None:
    assert table in terms()


@pytest.mark.parametrize("service", sorted(set(services())))
def test_every_service_is_there(service: str) -> None:
    assert service in terms()


# The same thing in each of several packages, and never seen without its package: why it may.
SAME_EVERYWHERE = {
    "DueJobs": "the jobs of a package that the scheduler runs",
    "Queries": "the service that only reads",
    "Rights": "who may see and do what",
    "Event": "what a history can hold",
    "State": "how the package's thing stands",
    "Tier": "who is told before the next ones are",
    "TierRule": "as its file is read, and what the office needs of it",
    "Category": "as its file is read, and what the office needs of it",
}


def classes() -> dict[str, list[str]]:
    """Each public class of the project, and the modules that define one of that name.

    The emulator is left out: it is a package of its own and speaks Telegram's words.
    """
    found: dict[str, list[str]] = {}
    for room in ("bot", "cli", "knowledge", "office"):
        for path in (ROOT / room).rglob("*.py"):
            for name in PUBLIC_CLASS.findall(path.read_text("utf-8")):
                found.setdefault(name, []).append(str(path.relative_to(ROOT)))
    return found


def test_a_class_has_one_meaning() -> None:
    twice = {name: places for name, places in classes().items() if len(places) > 1}

    assert {name: twice[name] for name in twice if name not in SAME_EVERYWHERE} == {}
    assert set(SAME_EVERYWHERE) <= set(twice), "a reason that nothing needs any more"
