"""Where sections are now that were renamed, merged or split: `moved.toml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.layers import Layers
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.text.file import OPENING, slug

Place = tuple[str, str]
"""An SOP's id and the heading of one of its sections."""


class Moved:
    """The table of moves."""

    def __init__(self, table: Mapping[Place, tuple[Place, ...]]) -> None:
        self._table = dict(table)

    def now(self, place: Place) -> tuple[Place, ...]:
        """Return where the section is today; the same place if it never moved."""
        return self._table.get(place, (place,))

    def items(self) -> Iterable[tuple[Place, tuple[Place, ...]]]:
        """Return every section that moved, with where it is now."""
        return self._table.items()

    def misfits(self, path: Path, library: Library, headings: Sequence[Place]) -> Iterator[Fault]:
        """Yield a fault for each missing target, and each published heading that is lost."""
        present = {(sop.id, part.heading) for sop in library.values() for part in sop.sections}
        for old, targets in self._table.items():
            for sop_id, heading in targets:
                if (sop_id, heading) not in present:
                    message = Message(
                        "'{old}' moved to '{sop_id}/{heading}', which is not there",
                        old="/".join(old),
                        sop_id=sop_id,
                        heading=heading,
                    )
                    yield dangling(path, 1, message, sop_id, heading, hides=False)
        for place in headings:
            if place not in present and place not in self._table:
                message = Message(
                    "'{place}' has vanished; say here where it stands", place="/".join(place)
                )
                yield dangling(path, 1, message, *place, hides=False)


def unlisted(layers: Layers, library: Library) -> Iterator[Fault]:
    """Yield a warning for each heading that no list has: nobody would notice its loss."""
    name = "headings.txt"
    listed = set(load_headings(*layers.every(name)))
    for sop in library.values():
        path = layers.national / name if layers.is_national(sop.path) else layers.own(name)
        for part in sop.sections:
            if (sop.id, part.heading) not in listed and part.heading != OPENING:
                yield Fault(
                    path,
                    1,
                    Message(
                        "'{id}/{heading}' is not listed; add it as a line",
                        id=sop.id,
                        heading=part.heading,
                    ),
                )


def load(*paths: Path) -> Moved:
    """Read the tables. Without a file nothing has moved; a later one goes before."""
    moves: dict[Place, tuple[Place, ...]] = {}
    for path in paths:
        table = toml_file.read(path).tables.get("moved", {}) if path.exists() else {}
        moves |= {place_of(old): _targets(new) for old, new in table.items()}
    return Moved(moves)


def load_headings(*paths: Path) -> list[Place]:
    """Read the lists of headings that were once published, one `sop/Heading` per line."""
    texts = [path.read_text(encoding="utf-8") for path in paths if path.exists()]
    return [place_of(line) for text in texts for line in text.splitlines() if line.strip()]


def slugs(places: Iterable[Place]) -> dict[str, frozenset[str]]:
    """Return the slugs of the headings of each SOP."""
    found: dict[str, set[str]] = {}
    for sop_id, heading in places:
        found.setdefault(sop_id, set()).add(slug(heading))
    return {sop_id: frozenset(of_sop) for sop_id, of_sop in found.items()}


def place_of(written: str) -> Place:
    """Return the place that `sop/Heading` names."""
    sop_id, _, heading = written.strip().partition("/")
    return sop_id, heading


def _targets(new: str | list[str]) -> tuple[Place, ...]:
    return tuple(place_of(one) for one in ([new] if isinstance(new, str) else new))
