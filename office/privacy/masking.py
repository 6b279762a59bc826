"""Replaces what the rules find with a mask of the same length."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from office.privacy import grammar, harmless, machine_readable, nik, papers, passports, phones
from office.privacy.kinds import MASK, Kind, Span, merged
from office.privacy.normal_text import normalise

# The look-behind lets a long word without an @ be read once, not from each of its letters.
# With a space beside the @ only known endings are believed: "2 lembar @ Rp350.000".
_ENDING = r"\.(?:com|net|org|id|info|my|sg|sa|ae|hk|tw|jp|kr|uk|au|nl|de|cn|in)\b"
_HOST = rf"[\w-]+(?:\.[\w-]+)*{_ENDING}"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+(?:@[\w-]+(?:\.[\w-]+)+"
    rf"|[ \t]{{1,2}}@[ \t]{{1,2}}{_HOST}|@[ \t]{{1,2}}{_HOST}|[ \t]?[(\[]at[)\]][ \t]?{_HOST}"
    rf"|[ \t]{{1,2}}@(?:gmail|yahoo|ymail|hotmail|outlook|icloud){_ENDING})"
)
# Without a letter it is a number: 1671@O1x52.0490.
_LETTER = re.compile(r"[^\W\d_OoIlXx]")
# What is hidden takes away from what explains the digits beside it. A text that is made for this
# is read so many times; then nothing explains its digits.
_MOST_TRUSTING_READINGS = 2
_RULES = (nik.find, phones.find, passports.find, papers.find)


@dataclass(frozen=True)
class Masked:
    """A text with its personal data hidden, and the kinds that were found, in order."""

    text: str
    kinds: tuple[Kind, ...]


def mask(text: str, known: Collection[str] = ()) -> Masked:
    """Replace every identifier in the text with dots of the same length.

    `known` are telephone numbers that are no secret (`office_numbers`).
    """
    kinds: list[Kind] = []
    # When something is hidden, the rest may be a number by itself.
    readings = 0
    while spans := sorted(
        _found(text, known, trusts=readings < _MOST_TRUSTING_READINGS),
        key=lambda span: (span.start, -span.end, span.kind),
    ):
        kinds.extend(_outermost(spans))
        text = _hidden(text, spans)
        readings += 1
    return Masked(text, merged(kinds))


def office_numbers(texts: Iterable[str]) -> frozenset[str]:
    """Return the telephone numbers in these texts, as they are dialled in Indonesia.

    Each is read as people write it elsewhere, too: behind a word that names a telephone even a
    number without its area code is one.
    """
    found = (
        phones.national(span.digits)
        for text in texts
        for read in (text, f"telp {text}")
        for span in _found(read, (), trusts=True)
        if span.kind is Kind.PHONE
    )
    return frozenset(found)


def _found(text: str, known: Collection[str], *, trusts: bool) -> Iterator[Span]:
    found = (match.span() for match in _EMAIL.finditer(text) if _LETTER.search(match[0]))
    if emails := [Span(*place, Kind.EMAIL) for place in found]:
        # The digits in an e-mail address are no number: the text is read again without it.
        yield from emails
        return
    normal = normalise(text)
    for span in _in_normal_text(normal.text, trusts=trusts):
        if not span.digits or phones.national(span.digits) not in known:
            yield Span(*normal.original(span.start, span.end), span.kind, span.digits)


def _in_normal_text(text: str, *, trusts: bool) -> Iterator[Span]:
    yield from machine_readable.find(text)
    if rows := list(grammar.rows(text)):
        explained = harmless.find(text if trusts else "")
        for rule in _RULES:
            yield from rule(text, rows, explained)


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
