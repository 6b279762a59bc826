"""Lets SOPs say what the office has confirmed: marks go, and sources say who confirmed a line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from knowledge.reading import footnotes
from knowledge.reading.sops.confirming import facts
from knowledge.reading.sops.confirming.open_lines import followable, open_keys, sides_of
from knowledge.reading.sops.confirming.verdicts import (
    LineStatement,
    VerdictKind,
    Verdicts,
    digest_of,
    key_of,
)
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sops.text.markdown import raw_blocks

CONFIRMED_KEY = "dikonfirmasi"
_OTHER_KEY = "tidak-diikuti"
_NOTHING_LEFT = "Tidak berlaku di kantor ini."
_OTHER_SIDE = "tidak diikuti kantor ini: {side}"
MARK = re.compile(
    r"(?i)(?<!\s)\s*+(?:[—–:;,(]\s*+)?belum (?:ter|di)verifikasi"
    r"(?:\s*+[—–-]\s*+tanyakan [^.;)]+)?\)?"
)
NO_ANSWERS: Mapping[str, LineStatement] = MappingProxyType({})
_CONFLICT = re.compile(r"^> ?\[!KONFLIK\]", re.MULTILINE)


def applied(
    library: Library, verdicts: Verdicts, answers: Mapping[str, LineStatement] = NO_ANSWERS
) -> Library:
    """Return the library with what was said of its lines. `answers` are those to its facts."""
    named = {
        key.partition("/")[0] for key, it in verdicts.items() if it.said is not VerdictKind.UNKNOWN
    }
    if not named and not answers:
        return library
    sops = {
        sop.id: _Settling(sop, verdicts, answers).sop() if answers or sop.id in named else sop
        for sop in library.values()
    }
    return Library(sops, library.fingerprint)


@dataclass
class _Settling:
    """One SOP, and the sources that the confirmations of its lines bring."""

    whole: Sop
    verdicts: Verdicts
    answers: Mapping[str, LineStatement]
    added: dict[str, Source] = field(default_factory=dict)

    def sop(self) -> Sop:
        sections = tuple(self._section(section) for section in self.whole.sections)
        return replace(
            self.whole, sections=sections, sources=(*self.whole.sources, *self.added.values())
        )

    def _section(self, section: Section) -> Section:
        body, left = section.body, 0
        for block in raw_blocks(section.body):
            key = key_of(section.sop_id, section.heading, digest_of(block))
            verdict = self.verdicts.get(key)
            said = self._block(block, verdict) if verdict is not None else self._filled(block)
            left += bool(said)
            if said != block:
                body = _exchanged(body, block, said)
        if body == section.body:
            return section
        if not left:
            last = next(
                it
                for block in raw_blocks(section.body)
                if (
                    it := self.verdicts.get(
                        key_of(section.sop_id, section.heading, digest_of(block))
                    )
                )
            )
            body = f"{_NOTHING_LEFT}{self._mark(last)}"
        sources = footnotes.cited(body, self._sources)
        return replace(
            section,
            body=body,
            sources=sources,
            is_unconfirmed=any(source.is_unverified for source in sources),
            has_conflict=bool(_CONFLICT.search(body)),
        )

    @property
    def _sources(self) -> Mapping[str, Source]:
        return {**{source.key: source for source in self.whole.sources}, **self.added}

    def _block(self, block: str, verdict: LineStatement) -> str:
        """Return what is read in place of a block; empty if it does not hold here."""
        if _CONFLICT.search(block):
            return self._chosen(block, verdict) if verdict.said is VerdictKind.CHOSEN else block
        found = open_keys(footnotes.keys(block), self._sources)
        if not found:
            return block
        match verdict.said:
            case VerdictKind.TRUE:
                return self._true(block, verdict)
            case VerdictKind.NOT_HERE:
                return ""
            case _:
                return block

    def _filled(self, block: str) -> str:
        """Return a block with what the office has answered to all that it names."""
        named = facts.named_in(block)
        found = [self.answers[name] for name in named if name in self.answers]
        if not found or len(found) < len(named):
            return block
        says = {name: _literal(it.says) for name, it in zip(named, found, strict=True)}
        return self._cited(facts.replaced(block, says), found[-1])

    def _true(self, block: str, verdict: LineStatement) -> str:
        if verdict.says:
            says = _literal(verdict.says)
            block = MARK.sub(lambda _: f": {says}", block, count=1)
        return self._cited(MARK.sub("", block), verdict)

    def _cited(self, block: str, verdict: LineStatement) -> str:
        """Return a block that cites its confirmation in place of what nobody had seen."""
        found = open_keys(footnotes.keys(block), self._sources)
        for key in found[1:]:
            block = block.replace(f"[^{key}]", "")
        return block.replace(f"[^{found[0]}]", self._mark(verdict)) if found else block

    def _chosen(self, block: str, verdict: LineStatement) -> str:
        sides = sides_of(block)
        # A choice that has become impossible, because one side has got a better source, ends.
        if verdict.side not in followable(block, self._sources):
            return block
        chosen = sides.pop(verdict.side - 1)
        return f"- {chosen}{self._mark(verdict)}" + "".join(map(self._other, sides))

    def _mark(self, verdict: LineStatement) -> str:
        return self._footnote(CONFIRMED_KEY, _literal(verdict.told))

    def _other(self, side: str) -> str:
        said = _OTHER_SIDE.format(side=footnotes.without_footnotes(side).rstrip("."))
        own = "".join(f"[^{key}]" for key in footnotes.keys(side))
        return f"{self._footnote(_OTHER_KEY, said)}{own}"

    def _footnote(self, kind: str, told: str) -> str:
        """Return the mark of a source that says so, which is added if it is not there yet."""
        for key, source in self.added.items():
            if source.regulation == told:
                return f"[^{key}]"
        key = f"{kind}-{len(self.added) + 1}"
        self.added[key] = Source(key, told, article="", title="", confidence="", date=None)
        return f"[^{key}]"


def _literal(text: str) -> str:
    """Return words of people as a text that holds no variable."""
    return text.replace("{", "{{").replace("}", "}}")


def _exchanged(body: str, block: str, said: str) -> str:
    lines = re.compile(rf"(?m)^{re.escape(block)}$\n?")
    return lines.sub(lambda _: f"{said}\n" if said else "", body).rstrip("\n")
