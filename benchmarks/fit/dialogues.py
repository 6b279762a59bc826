"""Questions that follow another one, to fit on: told ones, and ones cut from labelled questions."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

from benchmarks.fit.data import ROOT, Asked
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved, Place
from knowledge.reading.words import is_stop_word, stem, words
from knowledge.search.answer import Answerer
from knowledge.search.follow_up import MOST_WORDS, Turn
from knowledge.search.words.names import OF_ALL

TOLD = ROOT / "tests" / "knowledge" / "dialogues.jsonl"
_OF_EACH = 300
_MOST_WORDS = 4  # of a question that was cut
_GOING_ON = ("kalo", "kalau", "klo", "yg", "")


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A question after a turn, and where it is answered."""

    question: str
    before: Turn
    places: frozenset[Place]
    is_made: bool = False


def told(moved: Moved, answerer: Answerer) -> Iterator[Dialogue]:
    """Yield the half of the told dialogues to fit on. The answerer says what was shown before."""
    for line in TOLD.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if is_reported(record["after"], record["question"]):
            continue
        before: Turn | None = None
        for earlier in record["after"]:
            before = _turn(answerer, earlier, before)
        now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
        if before is not None:
            yield Dialogue(record["question"], before, frozenset(now))


def is_reported(after: Sequence[str], question: str) -> bool:
    """Whether a dialogue is in the half used only for reporting."""
    text = "\n".join([*after, question])
    return bool(blake2b(text.encode(), digest_size=1).digest()[0] & 1)


def made(asked: Sequence[Asked], library: Library, answerer: Answerer) -> list[Dialogue]:
    """Return dialogues of three kinds, made from questions whose section is known.

    Another subject (two unrelated questions), another side of the same SOP (a question without its
    SOP's names), and the same side of another SOP (only the name of its SOP).
    """
    dice = Random(7)  # the same dialogues every time
    drawn = dice.sample(asked, len(asked))
    pairs = [*_unlike(drawn, dice), *_sides(drawn, library), *_subjects(drawn, library, dice)]
    return [
        Dialogue(question, _turn(answerer, earlier.text, None), asked.places, is_made=True)
        for earlier, asked, question in pairs
        if len(words(question)) <= MOST_WORDS
    ]


_Pair = tuple[Asked, Asked, str]  # the question before, the one it was cut from, and the question


def _unlike(asked: Sequence[Asked], dice: Random) -> list[_Pair]:
    found = [question for question in asked if len(words(question.text)) <= MOST_WORDS]
    return [(dice.choice(asked), question, question.text) for question in found[:_OF_EACH]]


def _sides(asked: Sequence[Asked], library: Library) -> list[_Pair]:
    pairs = []
    for sop_id, heading, question in _homes(asked):
        sop = library[sop_id]
        names = {stem(word) for name in (sop.title, *sop.aliases) for word in words(name)}
        said = [
            word for word in words(question.text) if is_stop_word(word) or stem(word) not in names
        ]
        is_telling = any(not is_stop_word(word) for word in said)
        if is_telling and len(said) <= min(_MOST_WORDS, len(words(question.text)) - 1):
            earlier = (
                other for at, side, other in _homes(asked) if at == sop_id and side != heading
            )
            pairs += [
                (before, question, " ".join(said)) for before in [next(earlier, None)] if before
            ]
    return pairs[:_OF_EACH]


def _subjects(asked: Sequence[Asked], library: Library, dice: Random) -> list[_Pair]:
    pairs = []
    for sop_id, heading, home in _homes(asked):
        subject = {stem(word) for word in words(library[sop_id].title)} - OF_ALL
        said = [word for word in words(home.text) if stem(word) in subject][:_MOST_WORDS]
        earlier = (other for at, side, other in _homes(asked) if side == heading and at != sop_id)
        before = next(earlier, None) if said else None
        if before is not None:
            question = f"{dice.choice(_GOING_ON)} {' '.join(dict.fromkeys(said))}".strip()
            pairs.append((before, home, question))
    return pairs[:_OF_EACH]


def _homes(asked: Sequence[Asked]) -> Iterator[tuple[str, str, Asked]]:
    """Yield the questions that one section answers, each with SOP and heading."""
    for question in asked:
        if len(question.places) == 1:
            ((sop_id, heading),) = question.places
            yield sop_id, heading, question


def _turn(answerer: Answerer, question: str, before: Turn | None) -> Turn:
    answer = answerer.answer(question, before)
    shown = answer.shown
    return Turn(answer.question, *((shown.sop.id, shown.section.slug) if shown else ()))
