"""Finds every regular expression of the program, and derives texts that could keep it busy."""

import ast
import importlib
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from tests.places import ROOT

HOUSES = ("bot", "cli", "knowledge", "office")
_FUNCTIONS = {"compile", "sub", "subn", "match", "search", "fullmatch", "split", "findall"}
_FUNCTIONS.add("finditer")
_ANYWHERE = {"sub", "subn", "split", "findall", "finditer"}
_parser: Any = re._parser  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Found:
    """A regular expression, the place that compiles it, and how it is used."""

    place: str
    pattern: "re.Pattern[Any]"
    methods: frozenset[str]

    def run(self, text: str) -> None:
        """Let it read a text in the way that takes the longest."""
        said: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        for method in self.methods:
            if method in _ANYWHERE:
                for _ in self.pattern.finditer(said):
                    pass
            else:
                getattr(self.pattern, method)(said)


# --- finding ---


def compiled(
    made: dict[str, tuple[str, ...]], houses: Sequence[str] = HOUSES
) -> tuple[list[Found], list[str]]:
    """Return every pattern, and the places of those that cannot be known from the source alone.

    `made` holds samples of the latter.
    """
    found, unknown = list[Found](), list[str]()
    for path in sorted(one for house in houses for one in (ROOT / house).rglob("*.py")):
        code = path.read_text("utf-8")
        if "re." not in code:  # a call is `re.compile(…)`, in one line up to its bracket
            continue
        tree = ast.parse(code)
        for call, name in _calls(tree):
            place = f"{path.relative_to(ROOT)}:{name}"
            try:
                patterns = (_evaluated(path, call),)
            except NameError:
                if place not in made:
                    unknown.append(place)
                patterns = tuple(re.compile(one) for one in made.get(place, ()))
            methods = _methods(tree, call, name)
            found += [Found(place, pattern, methods) for pattern in patterns if pattern is not None]
    return found, unknown


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call of `re` that reads a pattern, with the name of what it is assigned to."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _FUNCTIONS
        ):
            above: ast.AST | None = node
            while above is not None and not isinstance(
                above, ast.Assign | ast.FunctionDef | ast.AsyncFunctionDef
            ):
                above = parents.get(above)
            yield node, _name(above)


def _name(above: ast.AST | None) -> str:
    if isinstance(above, ast.Assign):
        return ast.unparse(above.targets[0])
    return getattr(above, "name", "")


def _evaluated(path: Path, call: ast.Call) -> "re.Pattern[Any] | None":
    """Compile the pattern of a call with the names of its module. Raises NameError for others."""
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    at = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(_method(call), 2)
    flags = named.get("flags") or (call.args[at] if len(call.args) > at else None)

    def value(node: ast.expr) -> Any:
        code = compile(ast.Expression(node), str(path), "eval")
        return eval(code, vars(module))

    pattern = value(call.args[0])
    if isinstance(pattern, re.Pattern):  # found where it is compiled
        return None
    return re.compile(pattern, value(flags) if flags is not None else 0)


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _methods(tree: ast.Module, call: ast.Call, name: str) -> frozenset[str]:
    """Return how a pattern is used; if that is not to be seen in its module, in every way."""
    if _method(call) != "compile":
        return frozenset({_method(call)})
    uses, seen = set[str](), 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            seen += 1
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == name
        ):
            seen -= 1
            uses.add(node.attr)
    is_known = uses and not seen and name.startswith("_") and uses <= _FUNCTIONS
    return frozenset(uses) if is_known else frozenset({"finditer", "fullmatch"})


# --- deriving ---


def attacks(pattern: "re.Pattern[Any]", *, deep: bool) -> Iterator[tuple[str, str, str]]:
    """Yield texts in parts: one that is repeated, one in between, one that is repeated then.

    The parts are what the pattern itself repeats and expects, and characters on which it fails.
    """
    parts = _atoms(pattern, 24 if deep else 12)
    singles = [part for part in parts if len(part) == 1][:6] if deep else []
    for first, second in product(parts, ["", *parts]):
        for between in ("", *(one for one in singles if one not in (first, second))):
            yield first, between, second
    yield from ((first + second, "", "") for first, second in product(parts, parts))


def text_of(attack: tuple[str, str, str], length: int) -> str:
    """Return an attack at about that length. It ends with what hardly a pattern takes."""
    first, between, second = attack
    share = length // (2 if second else 1)
    return first * (share // len(first)) + between + (second * (share // max(1, len(second))))


def _atoms(pattern: "re.Pattern[Any]", most: int) -> list[str]:
    source = pattern.pattern
    if isinstance(source, bytes):
        source = source.decode("latin-1")
    tree = _parser.parse(source, pattern.flags & ~re.UNICODE & ~re.ASCII & ~re.LOCALE)
    found = dict[str, None]()
    repeated = dict[str, None]()
    _collect(tree, found, repeated)
    chars = dict.fromkeys(one for one in (*repeated, *found) if len(one) == 1)
    longer = sorted((one for one in (*repeated, *found) if len(one) > 1), key=len)
    kept = [*list(chars)[: most // 2], *dict.fromkeys(longer)]
    return [*kept[:most], "\x01"]


def _collect(tree: Any, found: dict[str, None], repeated: dict[str, None]) -> str:
    """Note samples of every part of a pattern; return one of the whole."""
    whole, pieces = "", list[str]()
    for op, value in tree:
        samples = _samples(op, value, found, repeated)
        for sample in samples:
            if sample:
                found.setdefault(sample)
        if str(op) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            for sample in samples:
                if sample:
                    repeated.setdefault(sample)
        pieces.append(samples[0] if samples else "")
        whole += pieces[-1]
    for at in range(len(pieces)):
        for end in (at + 2, at + 3, len(pieces)):
            if joined := "".join(pieces[at:end]):
                found.setdefault(joined)
    return whole


def _samples(op: Any, value: Any, found: dict[str, None], repeated: dict[str, None]) -> list[str]:
    match str(op):
        case "LITERAL":
            return [chr(value)]
        case "NOT_LITERAL":
            return [one for one in "a " if one != chr(value)]
        case "ANY":
            return ["a", " "]
        case "IN":
            return _of_class(value)
        case "BRANCH":
            return [_collect(one, found, repeated) for one in value[1]] or [""]
        case "SUBPATTERN":
            return [_collect(value[-1], found, repeated)]
        case "ATOMIC_GROUP":
            return [_collect(value, found, repeated)]
        case "ASSERT" | "ASSERT_NOT":
            _collect(value[1], found, repeated)
            return [""]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, body = value
            inner = list(body)
            once = (
                _samples(*inner[0], found, repeated)
                if len(inner) == 1
                else [_collect(body, found, repeated)]
            )
            return [one * max(1, least) for one in once] if least <= 8 else once
    return [""]


def _of_class(items: Any) -> list[str]:
    wanted = list[str]()
    for op, value in items:
        match str(op):
            case "LITERAL":
                wanted.append(chr(value))
            case "RANGE":
                wanted.append(chr(value[0]))
            case "CATEGORY":
                wanted += {"SPACE": " ", "DIGIT": "0", "WORD": "a", "NOT_SPACE": "a"}.get(
                    str(value).removeprefix("CATEGORY_"), "-"
                )
    if items and str(items[0][0]) == "NEGATE":
        refused = set(wanted)
        wanted = [one for one in "a [x*(" if one not in refused]
    return wanted[:4] or ["a"]


# --- measuring ---

# Below it a text is read at once.
AT_ONCE_SECONDS = 0.0015


def grows(one: Found, attack: tuple[str, str, str], sizes: Sequence[int]) -> bool:
    """Whether the time for an attack grows faster than its length.

    The sizes begin small: what grows exponentially is seen there, before it never ends.
    """
    length = next((n for n in sizes if _seconds(one, text_of(attack, n)) > AT_ONCE_SECONDS), 0)
    if not length:
        return False
    whole, part = (
        min(_seconds(one, text_of(attack, size)) for _ in range(3))
        for size in (length, length // 4)
    )
    # Four times the time would be even. Other processes disturb it a little.
    return whole > AT_ONCE_SECONDS and whole > part * 9


def worst(one: Found, attacks_of_it: Sequence[tuple[str, str, str]], length: int) -> float:
    """Return the seconds that the worst attack of that length takes."""
    return max(min(_seconds(one, text_of(it, length)) for _ in range(2)) for it in attacks_of_it)


def _seconds(one: Found, text: str) -> float:
    began = time.thread_time()
    one.run(text)
    return time.thread_time() - began
