"""The open lines of SOPs: practice, what nobody has verified, and sources that disagree."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading import footnotes
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.sops.confirming import facts
from knowledge.reading.sops.confirming.verdicts import digest_of, key_of, short
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sops.text.markdown import Conflict, blocks, raw_blocks, text_of

# These two say that a text, or a second hand of it, was seen.
_SEEN = ("K1", "K2")
_RANK_ONE = "K1"
_LONGEST = 80
# "Jam loket belum terverifikasi" says nothing yet; "di loket dua; belum terverifikasi" does.
_QUESTION = re.compile(r"(?i)[\w:)]\s+belum (?:ter|di)verifikasi")
_LAW = re.compile(
    r"\b(?:UU|PP|PMK|Perpres|Keppres|Perdirjen|Permen[a-z]*|Kepmen[a-z]*|SE|Pasal)\b(?=[ .,\d]|$)"
)
_MARKER = re.compile(r"^\s*(?:- |\d{1,3}\. |> )?")


class OpenLineKind(StrEnum):
    """What a person is asked about a line."""

    PRACTICE = "praktik"  # whether this office does so
    QUESTION = "pertanyaan"  # the line only asks: what is the answer
    LAW = "aturan"  # it states national law: where does it stand
    FACT = "fakta"  # what only the office itself knows, and no line of an SOP
    CONFLICT = "berbeda"  # which of the sources this office follows


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line as this office reads it. `digest` is that of the line as it is written."""

    sop_id: str
    heading: str
    digest: str
    kind: OpenLineKind
    text: str
    sources: tuple[Source, ...]
    sides: tuple[str, ...] = ()
    followable: tuple[int, ...] = ()
    """The sides that can be chosen, counted from 1: none stands against a source of rank 1."""

    @property
    def key(self) -> str:
        """Return the key of the line in `confirmed.toml`."""
        return key_of(self.sop_id, self.heading, self.digest)

    @property
    def code(self) -> str:
        """Return a short name of the line, for buttons."""
        return short(self.key)

    @property
    def is_conflict(self) -> bool:
        return self.kind is OpenLineKind.CONFLICT

    @property
    def is_fact(self) -> bool:
        return self.kind is OpenLineKind.FACT

    @property
    def needs_source(self) -> bool:
        """Whether it states national law, which an office cannot confirm by itself."""
        return self.kind is OpenLineKind.LAW

    @property
    def needs_words(self) -> bool:
        """Whether a tap does not settle it: a source is asked for, or the answer."""
        return self.kind in (OpenLineKind.LAW, OpenLineKind.QUESTION, OpenLineKind.FACT)

    @property
    def excerpt(self) -> str:
        """Return the beginning of the line, by which people know it."""
        said = self.text or "; ".join(self.sides)
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"

    @property
    def may_be_refused(self) -> bool:
        """Whether the office may say that it does otherwise. National law holds everywhere."""
        is_seen = any(source.confidence == _RANK_ONE for source in self.sources)
        return self.kind in (OpenLineKind.PRACTICE, OpenLineKind.QUESTION) and not is_seen


def open_keys(keys: list[str], sources: Mapping[str, Source]) -> list[str]:
    """Return the footnotes of a line that nobody has confirmed; none if its source was seen."""
    cited = [(key, sources[key].confidence) for key in keys if key in sources]
    unverified = [key for key, confidence in cited if sources[key].is_unverified]
    if unverified or any(confidence in _SEEN or not confidence for _, confidence in cited):
        return unverified
    return [key for key, _ in cited]


def of_section(read: Sop, section: Section, written: Section) -> Iterator[OpenLine]:
    """Yield the open lines of a section of an SOP. `written` is the same with its variables."""
    sources = {source.key: source for source in read.sources}
    blocks_of = zip(
        raw_blocks(section.body), blocks(section.body), raw_blocks(written.body), strict=True
    )
    for raw, block, source in blocks_of:
        keys = footnotes.keys(raw)
        cited = footnotes.cited(raw, sources)
        digest = digest_of(source)
        if isinstance(block, Conflict):
            sides = tuple(map(text_of, block.sides))
            yield OpenLine(
                read.id,
                section.heading,
                digest,
                OpenLineKind.CONFLICT,
                "",
                cited,
                sides,
                followable(raw, sources),
            )
        elif (found := open_keys(keys, sources)) and not facts.named_in(source):
            text = _MARKER.sub("", " ".join(without_footnotes(raw).split()), count=1)
            kind = _kind(text, [sources[key] for key in found])
            yield OpenLine(read.id, section.heading, digest, kind, text, cited)


def followable(raw: str, sources: Mapping[str, Source]) -> tuple[int, ...]:
    """Return the sides of a conflict that can be chosen, counted from 1.

    If one of them rests on a source of rank 1, only such sides can.
    """
    ranks = [
        {sources[key].confidence for key in footnotes.keys(side) if key in sources}
        for side in sides_of(raw)
    ]
    first = tuple(number for number, rank in enumerate(ranks, 1) if _RANK_ONE in rank)
    return first or tuple(range(1, len(ranks) + 1))


def sides_of(raw: str) -> list[str]:
    """Return the sides of a conflict as they are written, each in one line with its footnotes."""
    lines = [line.lstrip(">").strip() for line in raw.splitlines()][1:]
    sides: list[str] = []
    for line in filter(None, lines):
        if line.startswith("- ") or not sides:
            sides.append(line.removeprefix("- "))
        else:
            sides[-1] += f" {line}"
    return sides


def _kind(text: str, sources: list[Source]) -> OpenLineKind:
    named = (source.regulation for source in sources if source.is_unverified)
    if any(map(_LAW.search, (text, *named))):
        return OpenLineKind.LAW
    return OpenLineKind.QUESTION if _QUESTION.search(text) else OpenLineKind.PRACTICE
