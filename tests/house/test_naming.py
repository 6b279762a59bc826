"""Few files outside a noun's rooms name it: who adds the next one edits as few."""

import ast

import pytest

from tests.house.naming import LEAVES, named, owner, shared_files

MOST = 3
# The lists of nouns, where the order can be read.
LISTS = {"bot/handlers/__init__.py", "office/services.py"}


def test_few_shared_files_name_a_leaf_noun() -> None:
    found = shared_files()

    assert {noun: files for noun, files in found.items() if len(files) > MOST} == {}
    assert all(set(files) >= LISTS for files in found.values()), found


@pytest.mark.parametrize(
    ("module", "noun"),
    [
        ("office.answers.store", "answers"),
        ("bot.texts.own_questions", "answers"),
        ("bot.content.source", None),
        ("cli.revisions", "revisions"),
        ("knowledge.reading.training.rules", "training"),
        ("knowledge.reading", None),
        ("typing.answers", None),
    ],
)
def test_a_module_stands_in_the_room_of_its_noun(module: str, noun: str | None) -> None:
    assert owner(module) == noun


@pytest.mark.parametrize(
    "code",
    [
        "from office.figures import Picture",
        "from bot.screens import charts",
        "import cli.figures",
        "context.office.figures.counting",
        'Command("rekap")',
    ],
)
def test_what_names_a_noun(code: str) -> None:
    assert "figures" in LEAVES
    assert "figures" in set(named(ast.parse(code), {"figures": {"rekap"}}))


@pytest.mark.parametrize("code", ["self.figures", '"See /rekap"', "from typing import Any"])
def test_what_names_none(code: str) -> None:
    assert "figures" not in set(named(ast.parse(code), {"figures": {"rekap"}}))
