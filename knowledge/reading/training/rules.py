"""What the training files may contain."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.sops.by_hand import is_by_hand
from knowledge.reading.training.file import LabelledText

THEMES = ("senyum", "sapa", "salam", "sopan", "santun")
SOP_THEME = "sop"
OPTIONS = "abcd"

CARD_LABELS = ("Situasi", "Lakukan", "Ucapkan", "Jangan ucapkan", "Sebab", "SOP")
QUESTION_LABELS = ("Tanya", *OPTIONS, "Benar", "Penjelasan", "SOP", "Kartu")
SCRIPT_LABELS = ("Kalimat 1", "Kalimat 2", "Catatan", "SOP", "Kartu")

QUIZ_5S = "kuis-5s"
QUIZ_SOP = "kuis-sop"
SCRIPTS = "kalimat"
FILES = (*THEMES, QUIZ_5S, QUIZ_SOP, SCRIPTS)

_ID = re.compile(r"[a-z][a-z0-9-]{0,23}")  # a button carries it, in at most 64 bytes
_MARKS = re.compile(r"\*\*|`|[<>]|\[\^|\]\(")

# A quiz poll takes 300, 100 and 200 characters (Bot API, sendPoll). A card fits one phone screen.
_LONGEST: Mapping[str, int] = {
    "Situasi": 300,
    "Lakukan": 500,
    "Ucapkan": 300,
    "Jangan ucapkan": 150,
    "Sebab": 300,
    "Tanya": 300,
    **dict.fromkeys(OPTIONS, 100),
    "Penjelasan": 200,
    "Kalimat 1": 250,
    "Kalimat 2": 250,
    "Catatan": 500,
}
_INSTRUCTIONS = ("Lakukan", "Penjelasan", "Catatan")
_LONGEST_TITLE = 60
_LONGEST_LABEL = 28  # a button as wide as half a phone shows no more


def card_faults(entry: LabelledText) -> Iterator[Fault]:
    """Yield what is wrong with a card by itself."""
    yield from _numbered(entry, (entry.path.stem,))
    yield from _text_faults(entry, CARD_LABELS, optional=("SOP",))
    if not 1 <= len(entry.title) <= _LONGEST_TITLE:
        yield entry.fault(
            Message("needs a title of 1 to {longest} letters after its id", longest=_LONGEST_TITLE)
        )
    yield from _source_faults(entry)


def question_faults(entry: LabelledText, cards: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with a quiz question, given the ids of the cards."""
    is_about_sops = entry.path.stem == QUIZ_SOP
    themes = (SOP_THEME,) if is_about_sops else THEMES
    yield from _numbered(entry, tuple(f"kuis-{theme}" for theme in themes))
    optional = ("Kartu",) if is_about_sops else ("SOP",)
    yield from _text_faults(entry, QUESTION_LABELS, optional)
    if entry.title:
        yield entry.fault(Message("needs no title; the question stands behind 'Tanya:'"))
    if entry.get("Benar") and entry.get("Benar").lower() not in tuple(OPTIONS):
        yield entry.fault(Message("must say which one is right: a, b, c or d"), "Benar")
    options = [entry.get(option) for option in OPTIONS if entry.get(option)]
    if len(set(options)) < len(options):
        yield entry.fault(Message("offers the same answer twice"), OPTIONS[0])
    yield from _source_faults(entry)
    yield from _card_faults(entry, cards)


def script_faults(entry: LabelledText, cards: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with a script, given the ids of the cards."""
    if not _ID.fullmatch(entry.id):
        yield entry.fault(Message("needs an id of 1 to 24 small letters, digits and hyphens"))
    if not 1 <= len(entry.title) <= _LONGEST_LABEL:
        yield entry.fault(
            Message("needs a label of 1 to {longest} letters after its id", longest=_LONGEST_LABEL)
        )
    yield from _text_faults(entry, SCRIPT_LABELS)
    yield from _card_faults(entry, cards)


def theme_of(question_id: str) -> str:
    """Return the theme that a question's id names: 'kuis-sapa-01' is about 'sapa'."""
    return question_id.split("-")[1]


def stray_files(folder: Folder) -> Iterator[Fault]:
    """Yield a fault for each file that nothing would read, such as a copy under another name."""
    for path in sorted(folder.glob("*")):
        if path.suffix != ".md" or path.stem not in FILES:
            known = ", ".join(f"{name}.md" for name in FILES)
            yield Fault(path, 1, Message("this file is not read; known are: {known}", known=known))


def _numbered(entry: LabelledText, stems: Sequence[str]) -> Iterator[Fault]:
    if not re.fullmatch(rf"({'|'.join(stems)})-\d\d", entry.id):
        wanted = ", ".join(f"{stem}-01" for stem in stems)
        yield entry.fault(Message("must have an id like: {wanted}", wanted=wanted))


def _text_faults(
    entry: LabelledText, labels: Sequence[str], optional: Collection[str] = ()
) -> Iterator[Fault]:
    for label in labels:
        text = entry.get(label)
        if not text and (label not in optional or label in entry.lines):
            yield entry.fault(Message("lacks a text behind '{label}'", label=label), label)
        longest = _LONGEST.get(label, len(text))
        if len(text) > longest:
            yield entry.fault(
                Message(
                    "has {length} letters behind '{label}'; at most {longest} fit",
                    length=len(text),
                    label=label,
                    longest=longest,
                ),
                label,
            )
        if label in _INSTRUCTIONS and is_by_hand(text):
            yield entry.fault(
                Message("names whom to tell first behind '{label}'; write /lapor", label=label),
                label,
            )
        if _MARKS.search(text):
            yield entry.fault(
                Message("has marks behind '{label}'; write plain text, no ** or <", label=label),
                label,
            )
    if entry.get("Penjelasan").count("\n") > 2:
        yield entry.fault(Message("may have at most three lines behind 'Penjelasan'"), "Penjelasan")


def _source_faults(entry: LabelledText) -> Iterator[Fault]:
    if entry.get("SOP") and not all(entry.source()):
        yield entry.fault(Message("must name a SOP and a section: 'pelayanan-5s / Sapa'"), "SOP")


def _card_faults(entry: LabelledText, cards: Collection[str]) -> Iterator[Fault]:
    if entry.get("Kartu") and entry.get("Kartu") not in cards:
        yield entry.fault(
            Message("names the card '{card}', which does not exist", card=entry.get("Kartu")),
            "Kartu",
        )
