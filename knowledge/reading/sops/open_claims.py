"""Unverified lines of the SOPs, grouped by the document that would verify them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading import footnotes, toml_file
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.office.variables import Variables
from knowledge.reading.sops.library import Library

OTHERS = "Lainnya: tanyakan kepada kepala seksi pemilik SOP"


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A line whose source nobody has seen."""

    sop_id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class VerifyingDocument:
    """A document that would verify whole SOPs, or sections written as `sop/Heading`."""

    name: str
    places: frozenset[str]

    def closes(self, claim: OpenClaim) -> bool:
        return not self.places.isdisjoint({claim.sop_id, f"{claim.sop_id}/{claim.heading}"})


def claims(library: Library) -> Iterator[OpenClaim]:
    """Yield every line of the SOPs that cites an unverified source and is not confirmed."""
    for sop in library.values():
        unverified = {source.key for source in sop.sources if source.is_unverified}
        for section in sop.sections:
            for line in section.body.splitlines() if section.is_unconfirmed else ():
                if unverified.intersection(footnotes.keys(line)):
                    text = without_footnotes(line).strip("-> ").strip()
                    yield OpenClaim(sop.id, section.heading, text)


def load(*paths: Path, variables: Variables) -> list[VerifyingDocument]:
    """Read the lists `wanted.toml`. What the last one names comes first."""
    return [
        VerifyingDocument(variables.filled(one["name"]), frozenset(one["places"]))
        for path in reversed(paths)
        if path.exists()
        for one in toml_file.read(path).tables.get("documents", [])
    ]


def by_document(
    found: Sequence[OpenClaim], documents: Sequence[VerifyingDocument]
) -> dict[str, list[OpenClaim]]:
    """Return the claims below the first document that verifies them, in the documents' order."""
    groups: dict[str, list[OpenClaim]] = {document.name: [] for document in documents}
    groups[OTHERS] = []
    for claim in found:
        name = next((document.name for document in documents if document.closes(claim)), OTHERS)
        groups[name].append(claim)
    return {name: listed for name, listed in groups.items() if listed}
