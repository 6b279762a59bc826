"""What a new text changes, as a phone can show it: old and new lines under their heading."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from bot.texts.revisions import review as texts
from knowledge.reading import footnotes
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.revising.merging import BY_RULE
from knowledge.reading.sops.text.file import OPENING
from office.matching import steps

MOST_LETTERS = 2_600
_HEADING = re.compile(r"^## +(.+?)\s*$")


@dataclass(frozen=True)
class Change:
    """Lines under one heading that were removed, and the lines in their place."""

    heading: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    # What the marks of its lines stand for.
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_new_heading(self) -> bool:
        return any(_HEADING.match(line) for line in self.added)

    @property
    def is_lost_heading(self) -> bool:
        return any(_HEADING.match(line) for line in self.removed)


def changes(before: str, after: str) -> list[Change]:
    """Return every change from one text to the other, in the order of the text."""
    old, new = list(_told(before)), list(_told(after))
    found = []
    sources = {**_sources(before), **_sources(after)}
    for kind, old_at, old_end, new_at, new_end in steps(
        [line for _, line in old], [line for _, line in new]
    ):
        if kind != "equal":
            added, removed = _by_heading(new[new_at:new_end]), _by_heading(old[old_at:old_end])
            found += [
                Change(heading, tuple(removed[heading]), tuple(added[heading]), sources)
                for heading in dict.fromkeys((*added, *removed))
            ]
    return found


def html(found: Sequence[Change], most_letters: int = MOST_LETTERS) -> str:
    """Return the changes in HTML, each source once. What does not fit is counted."""
    lines, used, left, heading = list[str](), 0, 0, ""
    for change in found:
        is_told = change.heading in ("", heading)
        title = [] if is_told else [_titled(change)]
        heading = change.heading
        for line in [*title, *_marked(change)]:
            used += len(line)
            if used > most_letters:
                left += 1
            else:
                lines.append(line)
    told = [*lines, texts.rest(left)] if left else lines
    return "\n".join([*told, *_cited(found)])


def outline(text: str, first: int = 2) -> str:
    """Return the headings of a new text, the first lines under each, and its sources, in HTML."""
    shown: list[str] = []
    under: dict[str, list[str]] = {}
    for heading, line in _told(text):
        if heading != texts.HEAD and not _HEADING.match(line):
            under.setdefault(heading, []).append(line)
    for heading, lines in under.items():
        shown += [f"<b>{escape(heading)}</b>"] if heading not in ("", OPENING) else []
        shown += [escape(_read_aloud(line)) for line in lines[:first]]
        shown += [texts.more(len(lines) - first)] if len(lines) > first else []
    cited = _named((line for lines in under.values() for line in lines), _sources(text))
    return "\n".join([*shown, *cited])


def head(text: str) -> list[str]:
    """Return what the front matter says, a line each."""
    return list(_head(Manuscript.of(text).head))


def _titled(change: Change) -> str:
    title = f"<b>{escape(change.heading)}</b>"
    if change.is_new_heading == change.is_lost_heading:
        return title
    return f"{title} {texts.NEW_HEADING if change.is_new_heading else texts.LOST_HEADING}"


def _marked(change: Change) -> Iterator[str]:
    """Yield the lines without their markup. Where only the source differs, it is named."""
    old, new = map(_read_aloud, change.removed), map(_read_aloud, change.added)
    same = set(old).intersection(new)
    for mark, lines in ((texts.REMOVED, change.removed), (texts.ADDED, change.added)):
        for line in lines:
            said = _read_aloud(line)
            cited = ", ".join(_keys([line], change.sources)) if said in same else ""
            if not _HEADING.match(line):
                yield f"{mark}{escape(texts.with_source(said, cited) if cited else said)}"


def _cited(found: Iterable[Change]) -> list[str]:
    """Name the sources of the new lines, without those that are a change themselves."""
    changes = list(found)
    lines = (line for change in changes if change.heading != texts.HEAD for line in change.added)
    told = "\n".join(
        line for change in changes if change.heading == texts.HEAD for line in change.added
    )
    sources = {key: name for change in changes for key, name in change.sources.items()}
    return _named(lines, {key: name for key, name in sources.items() if name not in told})


def _named(lines: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    names = _keys(lines, sources)
    return [escape(texts.sources(names))] if names else []


def _keys(lines: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """Return the names of what these lines cite, each once."""
    keys = dict.fromkeys(key for line in lines for key in footnotes.keys(line))
    return list(dict.fromkeys(sources[key] for key in keys if key in sources))


def _read_aloud(line: str) -> str:
    """A line without its markup."""
    plain = without_footnotes(line).replace("**", "")
    return f"• {plain[2:]}" if plain.startswith("- ") else plain


def _by_heading(lines: Iterable[tuple[str, str]]) -> defaultdict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for heading, line in lines:
        found[heading].append(line)
    return found


def _told(text: str) -> Iterator[tuple[str, str]]:
    """The lines with words, each with the heading above it."""
    manuscript = Manuscript.of(text)
    yield from ((texts.HEAD, line) for line in _head(manuscript.head))
    is_sop = bool(manuscript.head)
    heading = OPENING if is_sop else ""
    for line in (one.text for one in manuscript.body.lines):
        found = _HEADING.match(line)
        heading = found[1] if found else heading
        if line.strip():
            yield heading, line.strip()


def _head(head: Mapping[str, object]) -> Iterator[str]:
    """The values of a front matter, a line each. A source is one value."""
    for key, value in head.items():
        if key == "sources" and isinstance(value, list):
            yield from (_source(one) for one in value if isinstance(one, dict))
        elif key not in BY_RULE and value not in ("", [], None):
            said = ", ".join(map(str, value)) if isinstance(value, list) else value
            yield f"{texts.KEYS.get(key, key)}: {said}"


def _source(one: Mapping[str, object]) -> str:
    said = [str(one[key]) for key in ("regulation", "article", "title") if one.get(key)]
    return texts.source(", ".join(said), str(one.get("confidence")))


def _sources(text: str) -> dict[str, str]:
    """Return how each source of a text is called, by its mark."""
    listed = Manuscript.of(text).head.get("sources")
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return {str(one.get("key")): str(one.get("regulation")) for one in found}
