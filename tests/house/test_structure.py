"""The shape of the house: what a folder holds, what a module is called, what a test may do."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import botapi_emulator
from tests.house.import_contracts import holds_sql
from tests.places import ROOT

TESTS = (ROOT / "tests", ROOT / "emulator" / "tests")
# The most modules that lie flat in a room, `__init__` left out.
MOST_FLAT = 12
# Rooms whose modules are nouns: who looks for a noun finds it by its name.
OF_NOUNS = ("cli", "bot/texts", "bot/notices")
ROOMS_OF_THE_HOUSE = (
    *("benchmarks", "bot", "cli", "demo", "emulator", "knowledge", "office", "tests"),
)
# Rooms of the bot whose modules are named by a noun of the office.
ROOMS = ("handlers", "notices", "screens", "texts")
# What the office has no package for, and why.
OF_THE_BOT = {
    "abilities": "content of `knowledge/`, shown with what nouns hold, and begun",
    "addresses": "what `office.toml` holds, only shown",
    "anomaly_news": "part of the notices of reports, in a file of its own",
    "charts": "pictures are drawn here only",
    "commands": "the menu of commands",
    "decisions": "part of the screens of suggestions, in a file of its own",
    "drafts": "what a converted file has lost, for `knowledge/converting`",
    "feature": "what every noun's handlers bring",
    "faults": "what is wrong in a content file, for `knowledge/reading`",
    "forwarding": "the row of buttons that answers and questions share",
    "help": "a page of its own",
    "letters": "content of `knowledge/`, only shown",
    "own_questions": "part of the screens of answers, in a file of its own",
    "previews": "forms that show what they send before they send it share it",
    "resuming": "what handlers of forms share",
    "schematics": "content of `knowledge/`, only shown",
    "sheets": "tables as files are made here only",
    "sops": "content of `knowledge/`, only shown",
    "talk": "what every handler says",
    "terminal": "what the terminal says in Indonesian, for `cli/`",
    "thread": "part of the notices of reports, in a file of its own",
}
TAKEN = re.compile(
    r"^\s*(?:from|import) botapi_emulator\b(\S*)(?: import ([\w, ]+|\([^)]*\)))?$", re.MULTILINE
)
SLEEP = re.compile(r"\b(?:asyncio|time)\.sleep\((?!0\))")
# A person is "they" in the name of a test.
NOT_IN_NAMES = {"he", "him", "himself", "his", "whoever"}


def names(folder: Path) -> set[str]:
    """The modules and packages of a folder."""
    found = (path for path in folder.iterdir() if not path.name.startswith(("_", ".")))
    return {path.stem for path in found if path.suffix == ".py" or (path / "__init__.py").exists()}


def files_of_tests() -> Iterator[Path]:
    return chain.from_iterable(folder.rglob("*.py") for folder in TESTS)


def lacks_reason(lines: list[str], number: int) -> bool:
    """Whether neither the line nor the one above it has a comment."""
    return not any("#" in line for line in lines[max(number - 1, 0) : number + 1])


def imports(code: str) -> set[str]:
    """The packages that a module imports."""
    found = set[str]()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_the_local_telegram_is_used_by_its_public_names_alone() -> None:
    """It is a distribution of its own: what lies inside may move."""
    public = {*botapi_emulator.__all__, "__version__", ""}
    taken = {
        (str(path.relative_to(ROOT)), inside or name)
        for room in ROOMS_OF_THE_HOUSE
        if room != "emulator"
        for path in (ROOT / room).rglob("*.py")
        for inside, names in TAKEN.findall(path.read_text("utf-8"))
        for name in re.findall(r"\w+", names) or [""]
        if inside or name not in public
    }

    assert taken == set()


def test_the_root_holds_the_start_alone() -> None:
    assert [path.name for path in ROOT.glob("*.py")] == ["main.py"]
    assert imports((ROOT / "main.py").read_text("utf-8")) == {"cli"}


def test_few_modules_lie_flat_in_a_room() -> None:
    rooms = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for top in ROOMS_OF_THE_HOUSE
        for path in (ROOT / top).rglob("*.py")
        if path.stem != "__init__" and "versions" not in path.parts
    )
    crowded = {room: flat for room, flat in rooms.items() if flat > MOST_FLAT}

    assert {room: flat for room, flat in crowded.items() if room not in OF_NOUNS} == {}


def test_a_noun_has_the_same_name_on_every_floor() -> None:
    nouns = {path.parent.name for path in (ROOT / "office").glob("*/__init__.py")}
    found = {room: names(ROOT / "bot" / room) for room in ROOMS}

    strays = {f"{room}/{name}" for room, has in found.items() for name in has - nouns}
    assert {stray for stray in strays if stray.partition("/")[2] not in OF_THE_BOT} == set()
    assert set(OF_THE_BOT) - set().union(*found.values()) == set()


def test_sql_stands_in_models_and_stores_by_their_whole_name() -> None:
    may = ("office.posts.store", "office.posts.models", "office.training.stores.quiz_store")
    may_not = ("office.backups.restore", "office.posts.supermodels", "office.store.rules")

    assert all(map(holds_sql, may))
    assert not any(map(holds_sql, may_not))


def test_a_sleep_says_why() -> None:
    found = []
    for path in files_of_tests():
        lines = path.read_text("utf-8").splitlines()
        found += [
            f"{path.relative_to(ROOT)}:{number + 1}"
            for number, line in enumerate(lines)
            if SLEEP.search(line) and lacks_reason(lines, number)
        ]
    assert found == []


def test_names_of_tests_call_people_they() -> None:
    found = [
        name
        for path in files_of_tests()
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
        if NOT_IN_NAMES & set(name.split("_"))
    ]
    assert found == []
