"""A package of the office is reached by its face: `from office.people import Member`."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.import_contracts import holds_sql
from tests.places import ROOT

# The database is a tool and not a noun: what watches a disk asks the part that knows it.
TOOLS = {"database"}
# It asks the shelf. Commands without questions load the face of revisions, and no shelf.
SECOND_FACES = ("office.revisions.drafting",)


@cache
def taken(path: Path) -> tuple[str, ...]:
    """Return the dotted names of all that a module takes of the office: `office.people.Member`."""
    return tuple(_taken(path))


def _taken(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("office."):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_deep(name: str) -> bool:
    """Whether it lies below the face of a package."""
    module = name.rpartition(".")[0]
    package = module.split(".")[1]
    if module in SECOND_FACES or package in TOOLS:
        return False
    return module.count(".") > 1


def is_store_of_another(path: Path, name: str) -> bool:
    """Whether it is a store, or stands in one, of a package that the module does not belong to."""
    own = path.relative_to(ROOT).parts[:2]
    _, package, *rest = name.split(".")
    in_store = any(one.rpartition("_")[2] == "store" for one in rest)
    return in_store and own != ("office", package) and package not in TOOLS


@pytest.mark.parametrize(
    ("name", "deep"),
    [
        ("office.people.Member", False),
        ("office.people.models.Member", True),
        ("office.database.health.trouble", False),
        ("office.clock.Clock", False),
        ("office.revisions.drafting.manuscripts.base_of", True),
    ],
)
def test_what_is_deep(name: str, deep: bool) -> None:
    assert is_deep(name) is deep


def test_the_bot_takes_the_office_by_its_faces() -> None:
    deep = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "bot").rglob("*.py")
        for name in taken(path)
        if is_deep(name)
    }
    assert deep == set()


def test_nobody_takes_the_store_of_another_package() -> None:
    assert holds_sql("office.people.store")
    taken_stores = {
        f"{path.relative_to(ROOT)}: {name}"
        for floor in ("office", "bot", "cli")
        for path in (ROOT / floor).rglob("*.py")
        for name in taken(path)
        if is_store_of_another(path, name)
    }
    assert taken_stores == set()
