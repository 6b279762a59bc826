"""Reads the case files: `cases/<id>.toml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.cases.case import (
    ALWAYS,
    CaseFile,
    CaseLine,
    Cases,
    Condition,
    ConditionTerm,
    Fact,
    LineRole,
    Option,
)
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.toml_file import BadToml, Complaint, TomlFile

MOST_FACTS = 8
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
_KEYS = {"title", "section", "tariffs", "words", "facts", "lines"}
_FACT_KEYS = {"ask", "many", "options"}
_OPTION_KEYS = {"label", "words", "ages", "if", "begins"}
_LINE_KEYS = {"of", "says", "hash", "if", "role", "item", "differs", "free"}
_DENIAL = "bukan"
_NEEDED = ("of", "says", "role")


def load(folder: Folder) -> Cases:
    """Read every case of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, CaseFile] = {}
    for path in sorted(folder.glob("*.toml"), key=lambda path: path.name):
        try:
            found[path.stem] = _read(path)
        except BrokenKnowledge as error:
            faults += error.faults
    if faults:
        raise BrokenKnowledge(faults)
    return found


def parsed(path: Path, text: str) -> CaseFile | None:
    """Return the case of a text; None if it has faults."""
    try:
        return _case(TomlFile(path, text, toml_file.tables_of(text)))
    except (BadToml, BrokenKnowledge):
        return None


def _read(path: Path) -> CaseFile:
    return _case(toml_file.read(path))


def _case(file: TomlFile) -> CaseFile:
    file.refuse(_complaints(file.tables))
    path, tables = file.path, file.tables
    fact_of = {option: fact for fact, row in tables["facts"].items() for option in row["options"]}
    file.refuse(_condition_complaints(tables, fact_of))
    return CaseFile(
        path.stem,
        tables["title"],
        tables["section"],
        tuple(tables.get("tariffs", ())),
        tuple(tables.get("words", ())),
        tuple(_fact(id, row, fact_of) for id, row in tables["facts"].items()),
        tuple(_lines(file, fact_of)),
        path,
    )


def _fact(id: str, row: Mapping[str, Any], fact_of: Mapping[str, str]) -> Fact:
    options = tuple(
        Option(
            name,
            option["label"],
            tuple(option.get("words", ())),
            tuple(option["ages"]) if "ages" in option else None,
            _condition(option.get("if", ""), fact_of),
            PresetCommand.of(option["begins"]) if "begins" in option else None,
        )
        for name, option in row["options"].items()
    )
    return Fact(id, row["ask"], options, bool(row.get("many")))


def _lines(file: TomlFile, fact_of: Mapping[str, str]) -> Iterator[CaseLine]:
    numbers = [at for at, text in enumerate(file.text.splitlines(), 1) if text == "[[lines]]"]
    for number, row in zip(numbers, file.tables["lines"], strict=True):
        sop_id, _, heading = row["of"].partition("/")
        yield CaseLine(
            sop_id.strip(),
            heading.strip(),
            row["says"],
            row.get("hash", ""),
            LineRole(row["role"]),
            _condition(row.get("if", ""), fact_of),
            row.get("item", f"{row['of']}: {row['says']}"),
            bool(row.get("differs")),
            bool(row.get("free")),
            number,
        )


def _condition(text: str, fact_of: Mapping[str, str]) -> Condition:
    """Read "anak & hilang / rusak & bukan bencana": every part must hold."""
    if not text:
        return ALWAYS
    return Condition(tuple(_term(part, fact_of) for part in text.split("&")))


def _term(part: str, fact_of: Mapping[str, str]) -> ConditionTerm:
    options = _options(part)
    return ConditionTerm(fact_of[options[0]], frozenset(options), part.split()[0] == _DENIAL)


def _options(part: str) -> list[str]:
    return [option.strip() for option in part.strip().removeprefix(f"{_DENIAL} ").split("/")]


def _complaints(tables: Mapping[str, Any]) -> Iterator[Complaint]:
    yield from _unknown(tables, _KEYS, "")
    for key in ("title", "section"):
        if not isinstance(tables.get(key), str):
            yield "", Message("lacks '{key}', a text", key=key)
    for key in ("tariffs", "words"):
        if not _is_texts(tables.get(key, [])):
            yield key, Message("'{key}' must hold a list of texts", key=key)
    facts, lines = tables.get("facts"), tables.get("lines")
    if not isinstance(facts, dict) or not 1 <= len(facts) <= MOST_FACTS:
        yield "[facts", Message("a case asks for 1 to {most} facts", most=MOST_FACTS)
    else:
        for id, row in facts.items():
            yield from _fact_complaints(id, row)
    if not isinstance(lines, list) or not all(isinstance(row, dict) for row in lines):
        yield "[[lines", Message("a case quotes lines; write each as [[lines]]")
    else:
        for row in lines:
            yield from _line_complaints(row)


def _fact_complaints(id: str, row: Any) -> Iterator[Complaint]:
    where = f"[facts.{id}"
    if not isinstance(row, dict) or not isinstance(row.get("ask"), str):
        yield where, Message("fact '{fact}' lacks 'ask', the question", fact=id)
        return
    yield from _unknown(row, _FACT_KEYS, where)
    options = row.get("options")
    if not isinstance(options, dict) or not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        yield (
            where,
            Message(
                "fact '{fact}' needs {fewest} to {most} options",
                fact=id,
                fewest=FEWEST_OPTIONS,
                most=MOST_OPTIONS,
            ),
        )
        return
    for name, option in options.items():
        if not isinstance(option, dict) or not isinstance(option.get("label"), str):
            yield name, Message("option '{option}' lacks 'label', a text", option=name)
        else:
            yield from _unknown(option, _OPTION_KEYS, name)
            ages = option.get("ages", [0, 0])
            if not _is_texts(option.get("words", [])):
                yield name, Message("'{key}' must hold a list of texts", key="words")
            if not isinstance(ages, list) or [type(age) for age in ages] != [int, int]:
                yield name, Message("'ages' holds the youngest and the oldest: [0, 16]")


def _line_complaints(row: Mapping[str, Any]) -> Iterator[Complaint]:
    where = f'says = "{row.get("says", "")}'
    yield from _unknown(row, _LINE_KEYS, where)
    for key in _NEEDED:
        if not isinstance(row.get(key), str):
            yield where, Message("lacks '{key}', a text", key=key)
    if row.get("role") not in list(LineRole):
        known = ", ".join(LineRole)
        yield where, Message("role must be one of: {known}", known=known)
    if "/" not in str(row.get("of", "/")):
        yield where, Message("'of' names an SOP and a heading: 'paspor-hilang / Dokumen'")


def _condition_complaints(
    tables: Mapping[str, Any], fact_of: Mapping[str, str]
) -> Iterator[Complaint]:
    """Yield what is wrong with conditions, and every option that two facts have."""
    named = [option for row in tables["facts"].values() for option in row["options"]]
    for option in sorted({option for option in named if named.count(option) > 1}):
        yield option, Message("two facts have the option '{option}'", option=option)
    options = [option for row in tables["facts"].values() for option in row["options"].values()]
    for row in (*options, *tables["lines"]):
        text = row.get("if", "")
        if not isinstance(text, str):
            yield "if", Message("'{key}' must be a text", key="if")
            continue
        for part in map(_options, text.split("&") if text else ()):
            unknown = [option for option in part if option not in fact_of]
            for option in unknown:
                yield (
                    f'if = "{text}',
                    Message("'{option}' is no option of this case", option=option),
                )
            if not unknown and len({fact_of[option] for option in part}) > 1:
                yield (
                    f'if = "{text}',
                    Message("'{part}' names options of two facts; join these by &", part=part),
                )


def _unknown(row: Mapping[str, Any], known: set[str], where: str) -> Iterator[Complaint]:
    for key in row.keys() - known:
        yield (
            where or key,
            Message(
                "'{key}' is not a key here; known are: {known}",
                key=key,
                known=", ".join(sorted(known)),
            ),
        )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
