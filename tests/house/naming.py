"""Counts which shared files name a noun, on the syntax tree: `python -m tests.house.naming`.

A file names a noun if it imports from its rooms, takes its attribute of `office` or `services`, or
holds a whole string that the noun declares (a topic, notice, button, command or kind of retention).
Sentences are prose.
"""

import ast
from collections.abc import Iterator
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


def nouns() -> set[str]:
    """Every noun that has a package in the office."""
    return {path.parent.name for path in (ROOT / "office").glob("*/__init__.py")}


def owner(module: str) -> str | None:
    """Return the noun in whose room a module is: `bot.screens.answers` is of the answers."""
    parts = module.split(".")
    at = 2 if parts[0] == "bot" else 1
    if len(parts) <= at:
        return None
    name = parts[at]
    return next((noun for noun in nouns() if name == noun or name in ALSO.get(noun, ())), None)


def declared(noun: str) -> set[str]:
    """Return the whole strings that a noun declares."""
    found = set[str]()
    for one in (one for one in NOUNS if one.name == noun):
        found |= {str(flow.topic) for flow in one.flows}
        found |= {removable.kind for removable in one.records.removable} - {"drafts"}
    feature = getattr(getattr(handlers, noun, None), "FEATURE", None)
    if feature is not None:
        found |= {command.name for command in feature.commands}
        found |= {str(kind) for kind in feature.notices}
    return found


def names(tree: ast.AST, noun: str, strings: set[str]) -> bool:
    """Whether a file names the noun."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, names=aliases) if module:
                modules = {module, *(f"{module}.{alias.name}" for alias in aliases)}
                if any(owner(one) == noun for one in modules):
                    return True
            case ast.Import(names=aliases) if any(owner(one.name) == noun for one in aliases):
                return True
            case ast.Attribute(value=ast.Name(id=of) | ast.Attribute(attr=of), attr=attr):
                if of in ("office", "services") and attr == noun:
                    return True
            case ast.Constant(value=str(words)) if words in strings:
                return True
    return False


def files() -> Iterator[tuple[str, str | None, ast.AST]]:
    """Yield every file of the product: its path, the noun whose room it is in, and its tree."""
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in name:
                module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
                yield name, owner(module), ast.parse(path.read_text("utf-8"))


def shared_files(noun: str) -> list[str]:
    """Return the files in no noun's room that name this one."""
    strings = declared(noun)
    return [path for path, of, tree in files() if of is None and names(tree, noun, strings)]


def main() -> None:
    """Print the shared files of each leaf noun."""
    counts = {noun: shared_files(noun) for noun in LEAVES}
    for noun, found in counts.items():
        print(f"{noun}: {len(found)}  {' '.join(found)}")
    print(f"median {median(map(len, counts.values()))}, worst {max(map(len, counts.values()))}")


if __name__ == "__main__":
    main()
