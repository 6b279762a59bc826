"""The table of threats in docs/architecture.md names tests; each of them must exist."""

import ast
import re

import pytest

from tests.places import ROOT

ARCHITECTURE = ROOT / "docs" / "architecture.md"
THREATS = {
    "stolen phone",
    "forged update",
    "guessed invitation",
    "curious member",
    "curious admin",
    "leaked database",
    "leaked token",
    "hostile document",
    "hasty keeper",
}


def rows() -> dict[str, str]:
    """The table's rows by their threats."""
    _, _, chapter = ARCHITECTURE.read_text("utf-8").partition("\n## Threats\n")
    table = re.findall(r"^\| ([a-z ]+) \| (.+) \|$", chapter.partition("\n## ")[0], re.MULTILINE)
    return {threat: rest for threat, rest in table if threat != "threat"}


def named_tests(row: str) -> list[tuple[str, str]]:
    return re.findall(r"`(tests/[a-z_/]+\.py)::(\w+)`", row)


def test_every_threat_has_its_row() -> None:
    assert set(rows()) == THREATS


@pytest.mark.parametrize("threat", sorted(THREATS))
def test_every_answer_has_a_test_that_exists(threat: str) -> None:
    named = named_tests(rows()[threat])

    assert named, f"no test proves the answer to a {threat}"
    for file, name in named:
        code = ast.parse((ROOT / file).read_text("utf-8"))
        functions = {
            one.name
            for one in ast.walk(code)
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert name.startswith("test_")
        assert name in functions, f"{file} has no {name}"
