"""Counts which shared files name a noun, on the syntax tree: `python -m tests.house.naming`.

A file names a noun if it imports from its rooms, takes its attribute of `office` or `services`, or
holds a whole string that the noun declares (a topic, notice, button, command or kind of retention).
Sentences are prose.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from statistics import median

from bot import handlers
from office.services import NOUNS
from tests.places import ROOT

FLOORS = ("bot", "cli", "knowledge", "office")
LEAVES = (
    *("verifications", "interviews", "announcements", "training", "suggestions"),
    *("revisions", "changes", "figures", "answers"),
)
# Rooms of a noun that do not have its name, and why is in `tests/house/test_structure.py`.
ALSO = {
    "answers": {"own_questions", "forwarding"},
    "anomalies": {"anomaly_news", "thread"},
    "figures": {"charts", "sheets"},
    "revisions": {"drafts"},
    "suggestions": {"decisions"},
}


# A noun's room is the second part of a module's name on the office's floor and in the terminal, the
# third in the bot (`bot.screens.answers`) and below (`knowledge.reading.training`).
DEEP = ("bot", "knowledge")


@cache
def nouns() -> frozenset[str]:
    """Every noun that has a package in the office."""
    return frozenset(path.parent.name for path in (ROOT / "office").glob("*/__init__.py"))


@cache
def owner(module: str) -> str | None:
    """Return the noun in whose room a module is: `bot.screens.answers` is of the answers."""
    parts = module.split(".")
    at = 2 if parts[0] in DEEP else 1
    if len(parts) <= at or parts[0] not in FLOORS:
        return None
    name = parts[at]
    return next((noun for noun in nouns() if name == noun or name in ALSO.get(noun, ())), None)


def declared(noun: str) -> set[str]:
    """Return the whole strings that a noun declares."""
    found = set[str]()
    for one in (one for one in NOUNS if one.name == noun):
        found |= {str(flow.topic) for flow in one.flows}
        found |= {str(kind) for kind in one.unreached}
        found |= {removable.kind for removable in one.records.removable} - {"drafts"}
    feature = getattr(getattr(handlers, noun, None), "FEATURE", None)
    if feature is not None:
        found |= {command.name for command in feature.commands}
        found |= {str(kind) for kind in feature.notices}
    return found


def named(tree: ast.AST, strings: Mapping[str, set[str]]) -> Iterator[str | None]:
    """Yield the nouns that a file names, given the strings that each noun declares."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, names=aliases) if module:
                yield owner(module)
                yield from (owner(f"{module}.{alias.name}") for alias in aliases)
            case ast.Import(names=aliases):
                yield from (owner(alias.name) for alias in aliases)
            case ast.Attribute(value=ast.Name(id=of) | ast.Attribute(attr=of), attr=attr):
                if of in ("office", "services"):
                    yield attr
            case ast.Constant(value=str(words)):
                yield from (noun for noun, own in strings.items() if words in own)


def shared_files() -> dict[str, list[str]]:
    """Return for each leaf noun the files in no noun's room that name it."""
    strings = {noun: declared(noun) for noun in LEAVES}
    found: dict[str, list[str]] = {noun: [] for noun in LEAVES}
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            if "/migrations/" in name or owner(module) is not None:
                continue
            for noun in {*named(ast.parse(path.read_text("utf-8")), strings)} & {*LEAVES}:
                found[noun].append(name)
    return found


def main() -> None:
    """Print the shared files of each leaf noun."""
    counts = shared_files()
    for noun, found in counts.items():
        print(f"{noun}: {len(found)}  {' '.join(found)}")
    print(f"median {median(map(len, counts.values()))}, worst {max(map(len, counts.values()))}")


if __name__ == "__main__":
    main()
