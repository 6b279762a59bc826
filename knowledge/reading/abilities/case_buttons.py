"""Which buttons belong to the case below a section of an SOP: `knowledge/case_buttons.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.sops.text.file import slug
from knowledge.reading.toml_file import Complaint

FILE = "case_buttons.toml"
# The sections of an SOP that are not named themselves.
REST = "*"
MOST = 2  # buttons that fit into a row
_TABLES = ("labels", "sections")

PresetCommands = tuple[PresetCommand, ...]


@dataclass(frozen=True)
class CaseButtons:
    """What each section begins, and what stands on the button of each command."""

    labels: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, PresetCommands]] = field(default_factory=dict)
    """By SOP, then by heading."""

    lists: Mapping[tuple[str, str], PresetCommand] = field(default_factory=dict)
    """What lists the documents of a case, by SOP and heading: it is first below these."""

    def of(self, section: Section) -> PresetCommands:
        """Return what the buttons below a section begin, in their order."""
        own = self.sections.get(section.sop_id, {})
        begun = own.get(section.heading, own.get(REST, ()))
        listed = self.lists.get((section.sop_id, section.heading))
        return begun if listed is None else (listed, *begun)[:MOST]


def load(path: Path) -> CaseButtons:
    """Read the table; without one no section has a button. Raises BrokenKnowledge."""
    if not path.exists():
        return CaseButtons()
    file = toml_file.read(path)
    file.refuse(_complaints(file.tables))
    tables = file.tables
    return CaseButtons(
        tables.get("labels", {}),
        {
            sop_id: {heading: tuple(map(PresetCommand.of, row)) for heading, row in rows.items()}
            for sop_id, rows in tables.get("sections", {}).items()
        },
    )


def misfits(path: Path, buttons: CaseButtons, library: Library) -> Iterator[Fault]:
    """Yield a fault for every SOP and heading that is named and not there."""
    for sop_id, rows in buttons.sections.items():
        if sop_id not in library:
            message = Message("sops names '{sop_id}', which is the id of no SOP", sop_id=sop_id)
            yield dangling(path, 1, message, sop_id, hides=False)
            continue
        for heading in rows.keys() - {REST}:
            if library[sop_id].find(slug(heading)) is None:
                message = Message("no section of the SOP is headed '{heading}'", heading=heading)
                yield dangling(path, 1, message, sop_id, heading, hides=False)


def _complaints(tables: Mapping[str, Any]) -> Iterator[Complaint]:
    for name in tables.keys() - _TABLES:
        yield (
            f"[{name}",
            Message(
                "[{table}] is no table here; known are: {known}",
                table=name,
                known=", ".join(_TABLES),
            ),
        )
    labels, sections = tables.get("labels", {}), tables.get("sections", {})
    for sop_id, rows in sections.items():
        for heading, row in rows.items() if isinstance(rows, dict) else [(sop_id, rows)]:
            if not isinstance(row, list) or not all(isinstance(name, str) for name in row):
                yield heading, Message("lacks '{key}', a list of texts", key=heading)
                continue
            for name in {PresetCommand.of(name).command for name in row} - labels.keys():
                yield heading, Message("[{table}] lacks '{key}'", table="labels", key=name)
