"""Numbers that only a word before them gives away: of a KITAS, BPJS, SIM or bank account."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from office.privacy.grammar import Row
from office.privacy.harmless import Harmless
from office.privacy.kinds import Kind, Span
from office.privacy.machine_readable import words_before


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a number is called, and how many digits it may have."""

    kind: Kind
    labels: frozenset[str]
    sizes: range


_PAPERS = (
    _Paper(Kind.BPJS, frozenset({"bpjs", "jkn", "kis", "jamsostek"}), range(11, 14)),
    _Paper(Kind.LICENCE, frozenset({"sim"}), range(12, 15)),
    _Paper(Kind.ACCOUNT, frozenset({"rekening", "rek", "norek", "rekeningnya"}), range(8, 17)),
)
_OF_NO_PERSON = frozenset({"billing", "permohonan", "ntpn", "ntb", "va", "saldo", "minimal"})
_PERMITS = frozenset({"kitas", "kitap", "itas", "itap", "niora"})
_PERMIT = re.compile(r"(?<![\w\u00d7])[A-Za-z0-9\u00d7]{6,16}(?:-[A-Za-z0-9]{1,3})?(?![\w\u00d7])")
_LEAST_DIGITS = 6
_ROUND = re.compile(r"[1-9][0-9]*000")


def find(text: str, rows: Sequence[Row], harmless: Harmless) -> Iterator[Span]:
    """Yield every such number of a normal text."""
    for row in rows:
        for paper in _PAPERS:
            end = _end(row, paper, harmless)
            if end and not harmless.explains(row.atoms[0].start, row.atoms[end - 1].end, text):
                yield Span(row.atoms[0].start, row.atoms[end - 1].end, paper.kind)
    if rows and any(label in text.lower() for label in _PERMITS):
        yield from _permits(text, harmless)


def _end(row: Row, paper: _Paper, harmless: Harmless) -> int:
    """Return where the longest number of that size ends; 0 if there is none."""
    if not row.is_called(paper.labels) or row.is_called(_OF_NO_PERSON, within=2):
        return 0
    size = found = 0
    for end, atom in enumerate(row.atoms, 1):
        size += len(atom.digits)
        if atom.start in harmless.strong or size >= paper.sizes.stop:
            break
        if size in paper.sizes and not _ROUND.fullmatch(atom.digits):
            found = end
    return found


def _permits(text: str, harmless: Harmless) -> Iterator[Span]:
    for match in _PERMIT.finditer(text):
        start, end = match.span()
        if sum(character.isdigit() for character in match[0]) < _LEAST_DIGITS:
            continue
        if _PERMITS.isdisjoint(words_before(text, start)) or _ROUND.fullmatch(match[0]):
            continue
        if not harmless.explains(start, end, text):
            yield Span(start, end, Kind.PERMIT)
