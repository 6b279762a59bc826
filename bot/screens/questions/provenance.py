"""Where an answer comes from: its one line, its warnings, and all of its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from bot.telegram.markup import LETTERS_A_LINE, html_of, words_of
from bot.telegram.screen import shortened
from bot.texts import questions as texts
from knowledge.reading import footnotes
from knowledge.reading.sops.library import Library, Section, Sop, Source
from knowledge.reading.sops.text.markdown import Bullet, Numbered, blocks, plain_block, raw_blocks

PRACTICE = "praktik"
_OF_A_LINE = 60


@dataclass(frozen=True)
class CitedLine:
    """A line as it is read, and the sources that it cites; of an opening, those of its SOP."""

    html: str
    words: str  # the same without its dot or number
    text: str
    sources: tuple[Source, ...]
    is_item: bool


def lines(sop: Sop, section: Section, body: str, shown: Iterable[int]) -> list[CitedLine]:
    """Return some blocks of a section. `body` is its text with whom to tell filled in."""
    by_key = {source.key: source for source in sop.sources}
    raw, read = raw_blocks(section.body), blocks(body)
    return [
        CitedLine(
            html_of(read[place]),
            words_of(read[place]),
            plain_block(read[place]).strip(),
            footnotes.cited(raw[place], by_key) or (() if section.sources else sop.sources),
            is_item=isinstance(read[place], Bullet | Numbered),
        )
        for place in shown
    ]


def ground(sop: Sop, shown: Sequence[CitedLine], section: Section | None = None) -> str:
    """The one line: number, version, the first source of what is shown, and whether practice is.

    Where nothing shown cites more than practice, the first source of the section stands for it.
    """
    cited = [source for line in shown for source in line.sources]
    rest = (section.sources or sop.sources) if section is not None else ()
    grounds = [source for source in (*cited, *rest) if source.key != PRACTICE]
    told = texts.provenance(
        sop.number or sop.id,
        sop.version,
        f"{grounds[0].confidence} {grounds[0].regulation}".strip() if grounds else "",
        has_practice=any(source.key == PRACTICE for source in cited),
        most=LETTERS_A_LINE,
    )
    return f"<i>{escape(told)}</i>"


def warning(
    sop: Sop,
    sections: Sequence[Section],
    library: Library,
    today: date,
    head: str,
    shown: Sequence[CitedLine],
) -> str:
    """What a reader must know before they trust the lines shown; empty if these say it.

    Of one section all of it counts, of several what is quoted.
    """
    found = warnings(sop, library, today)
    whom = head if found else ""
    seen = " ".join(line.text for line in shown)
    quoted = any(source.is_unverified for line in shown for source in line.sources)
    is_open = sections[0].is_unconfirmed if len(sections) == 1 else quoted
    if texts.UNSET in seen:
        found.append(texts.UNSET)
    elif is_open and texts.UNVERIFIED not in seen.casefold():
        found.append(texts.UNCONFIRMED)
    for document in dict.fromkeys(one for section in sections for one in section.changed):
        if any(source.id == document.id for line in shown for source in line.sources):
            found.append(texts.basis_changed(escape(document.name), escape(document.changed)))
    if any(section.has_conflict for section in sections) and texts.DISAGREEING not in seen:
        found.append(texts.CONFLICTING)
    return texts.warning(found, whom) if found else ""


def warnings(sop: Sop, library: Library, today: date) -> list[str]:
    """Return the warnings about a whole SOP."""
    found = []
    if sop.replaced_by is not None:
        found.append(texts.replaced(escape(library[sop.replaced_by].title)))
    if sop.status == "draf":
        found.append(texts.draft())
    elif sop.effective_from > today:
        found.append(texts.not_yet(sop.effective_from))
    if sop.is_stale(today):
        found.append(texts.stale(sop.review_due_on))
    return found


def sources(sop: Sop, shown: Sequence[CitedLine], owner: str) -> str:
    """All of it: owner, version and dates, and behind each line the numbers of its sources."""
    cited = list(dict.fromkeys(source for line in shown for source in line.sources))
    told = [
        texts.cited(
            shortened(line.text.partition("\n")[0], _OF_A_LINE),
            [cited.index(source) + 1 for source in line.sources],
        )
        for line in shown
    ]
    listed = [texts.source(number, _named(source)) for number, source in enumerate(cited, 1)]
    head = texts.footer(
        sop.number or sop.id, sop.version, owner, sop.effective_from, sop.reviewed_at
    )
    return "\n".join([escape(head), "", *map(escape, told), "", *map(escape, listed)])


def _named(source: Source) -> str:
    parts = (source.confidence, source.regulation, source.article)
    told = " ".join(part for part in parts if part)
    return f"{told} ({texts.day(source.date)})" if source.date else told
