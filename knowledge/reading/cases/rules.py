"""What is wrong with a case: towards the shelf, and in itself over all its combinations."""

from collections.abc import Iterator, Mapping

from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.cases.case import (
    CaseFile,
    CaseLine,
    Cases,
    Chosen,
    LineRole,
    digest,
    text_of,
)
from knowledge.reading.cases.checklist import amount_of
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.text.markdown import Block, blocks

# The command of the bot that makes the list.
COMMAND = "syarat"
# So many options a question offers at once.
MOST_OFFERED = 6


def misfits(cases: Cases, library: Library) -> Iterator[Fault]:
    """Yield a fault for every SOP and section that a case names and the library lacks."""
    for case in cases.values():
        for line in case.lines:
            if line.sop_id not in library:
                message = Message("there is no SOP '{sop_id}' to quote", sop_id=line.sop_id)
                yield dangling(case.path, line.number, message, line.sop_id)
            elif line.section(library) is None:
                message = Message(
                    "there is no section '{heading}' in an SOP '{sop_id}'",
                    heading=line.heading,
                    sop_id=line.sop_id,
                )
                yield dangling(case.path, line.number, message, line.sop_id, line.heading)


def listed(cases: Cases) -> Mapping[tuple[str, str], PresetCommand]:
    """Return what lists the documents of each section from which a case asks for some."""
    found: dict[tuple[str, str], PresetCommand] = {}
    for case in cases.values():
        for line in case.lines:
            if line.role is LineRole.BRING:
                found.setdefault((line.sop_id, line.heading), PresetCommand(COMMAND, case.id))
    return found


def changed(cases: Cases, library: Library) -> list[Fault]:
    """Return a fault for each quoted line that is gone, or says something else by now."""
    return [
        Fault(case.path, line.number, message)
        for case in cases.values()
        for line in case.lines
        if (message := _change(line, library)) is not None
    ]


def gone(cases: Cases, library: Library) -> list[Fault]:
    """Return a fault for each quoted line of which its section has none."""
    return [
        Fault(case.path, line.number, _no_such_line(line))
        for case in cases.values()
        for line in case.lines
        if (section := line.section(library)) is not None and line.place(section) is None
    ]


def digests(case: CaseFile, library: Library) -> list[str]:
    """Return what each line of a case would be confirmed with; empty where it is gone."""
    return [_read_as(line, library) or "" for line in case.lines]


def digest_of(line: CaseLine, library: Library) -> str | None:
    """Return the digest of what a line says today; None where it is gone."""
    block = _block(line, library)
    return digest(block) if block is not None else None


def _read_as(line: CaseLine, library: Library) -> str | None:
    """Return the digests that a line keeps if somebody has read it as it is, or today's."""
    block = _block(line, library)
    if block is None:
        return None
    return line.digest if line.was_read(block) else digest(block)


def _block(line: CaseLine, library: Library) -> Block | None:
    section = line.section(library)
    place = line.place(section) if section is not None else None
    return blocks(section.body)[place] if section is not None and place is not None else None


def unsound(cases: Cases, library: Library) -> list[Fault]:
    """Return what is wrong with each case in itself. Walks every combination of answers."""
    return [fault for case in cases.values() for fault in _unsound(case, library)]


def _change(line: CaseLine, library: Library) -> Message | None:
    section = line.section(library)
    if section is None:
        return None
    if line.place(section) is None:
        return _no_such_line(line)
    if line.has_changed(section):
        return Message(
            "this line of {sop_id} has changed; read it, and confirm it: main.py case confirm",
            sop_id=line.sop_id,
        )
    return None


def _no_such_line(line: CaseLine) -> Message:
    return Message(
        "'{heading}' of {sop_id} has no line that begins with these words",
        heading=line.heading,
        sop_id=line.sop_id,
    )


def _unsound(case: CaseFile, library: Library) -> Iterator[Fault]:
    asked = {term.fact for line in case.lines for term in line.when.terms}
    for fact in case.facts:
        if fact.id not in asked:
            yield Fault(case.path, 1, Message("no line depends on fact '{fact}'", fact=fact.id))
    for line in case.lines:
        if (message := _fee_fault(case, line, library)) is not None:
            yield Fault(case.path, line.number, message)
    reached: set[CaseLine] = set()
    told: set[Message] = set()
    begun: set[tuple[tuple[str, frozenset[str]], ...]] = set()
    for chosen, lines in case.combinations():
        reached.update(lines)
        told.update(_crowded(case, chosen, begun))
        told.update(_contradictions(lines, chosen))
    yield from (Fault(case.path, 1, message) for message in sorted(told))
    for line in case.lines:
        if line not in reached:
            yield Fault(case.path, line.number, Message("no answers lead to this line"))


def _crowded(
    case: CaseFile, chosen: Chosen, begun: set[tuple[tuple[str, frozenset[str]], ...]]
) -> Iterator[Message]:
    """Yield a message for each question that offers too much. `begun` are those that were seen."""
    answered = tuple(chosen.items())
    for count, id in enumerate(chosen):
        known, fact = answered[:count], case.fact(id)
        if known in begun or fact is None:
            continue
        begun.add(known)
        if len(fact.offered(dict(known))) > MOST_OFFERED:
            yield Message(
                "fact '{fact}' needs {fewest} to {most} options",
                fact=id,
                fewest=1,
                most=MOST_OFFERED,
            )


def _contradictions(lines: list[CaseLine], chosen: Chosen) -> Iterator[Message]:
    brought = {line.item for line in lines if line.role is LineRole.BRING}
    refused = {line.item for line in lines if line.role is LineRole.REFUSED}
    if not brought:
        yield Message("no document is asked for where it is: {chosen}", chosen=said(chosen))
    for item in sorted(brought & refused):
        yield Message("'{item}' is both asked for and refused", item=item)


def _fee_fault(case: CaseFile, line: CaseLine, library: Library) -> Message | None:
    if line.role is not LineRole.FEE:
        return None
    if line.sop_id not in case.tariffs:
        return Message("a fee comes from an SOP in 'tariffs'; {sop_id} is none", sop_id=line.sop_id)
    section = line.section(library)
    place = line.place(section) if section is not None else None
    if section is None or place is None:
        return None
    if bool(amount_of(text_of(blocks(section.body)[place]))) is line.is_free:
        return Message("a fee names an amount, or is marked 'free'; this line does not do so")
    return None


def said(chosen: Chosen) -> str:
    """Return what is known in one line: "usia: anak; alasan: hilang"."""
    return "; ".join(f"{fact}: {'+'.join(sorted(ids)) or '-'}" for fact, ids in chosen.items())
