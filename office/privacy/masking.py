"""Replaces what the rules find with a mask of the same length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from office.privacy import grammar, harmless, nik, passports, phones
from office.privacy.kinds import MASK, Kind, Span, merged
from office.privacy.normal_text import normalise

# The look-behind lets a long word without an @ be read once, not from each of its letters.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Without a letter it is a number: 1671@O1x52.0490.
_LETTER = re.compile(r"[^\W\d_OoIlXx]")
# What is hidden takes away from what explains the digits beside it. A text that is made for this
# is read so many times; then nothing explains its digits.
_MOST_TRUSTING_READINGS = 2
_RULES = (nik.find, phones.find, passports.find)


@dataclass(frozen=True)
class Masked:
    """A text with its personal data hidden, and the kinds that were found, in order."""

    text: str
    kinds: tuple[Kind, ...]


def mask(text: str) -> Masked:
    """Replace every identifier in the text with dots of the same length."""
    kinds: list[Kind] = []
    # When something is hidden, the rest may be a number by itself.
    readings = 0
    while spans := sorted(
        _found(text, trusts=readings < _MOST_TRUSTING_READINGS),
        key=lambda span: (span.start, -span.end, span.kind),
    ):
        kinds.extend(_outermost(spans))
        text = _hidden(text, spans)
        readings += 1
    return Masked(text, merged(kinds))


def _found(text: str, *, trusts: bool) -> Iterator[Span]:
    found = (match.span() for match in _EMAIL.finditer(text) if _LETTER.search(match[0]))
    if emails := [Span(*place, Kind.EMAIL) for place in found]:
        # The digits in an e-mail address are no number: the text is read again without it.
        yield from emails
        return
    normal = normalise(text)
    rows = list(grammar.rows(normal.text))
    if not rows:
        return
    known = harmless.find(normal.text if trusts else "")
    for rule in _RULES:
        for span in rule(normal.text, rows, known):
            yield Span(*normal.original(span.start, span.end), span.kind)


def _outermost(spans: list[Span]) -> Iterator[Kind]:
    """Yield the kinds of the spans that are not within another. The spans must be sorted."""
    end = 0
    for span in spans:
        if span.end > end:
            yield span.kind
            end = span.end


def _hidden(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for span in spans:
        if span.end <= at:
            continue
        start = max(at, span.start)
        hidden = text[start : span.end]
        # Telegram counts UTF-16 code units: 𝟏 is two.
        units = len(hidden.encode("utf-16-le", "surrogatepass")) // 2
        parts += [text[at:start], MASK * units]
        at = span.end
    return "".join([*parts, text[at:]])
