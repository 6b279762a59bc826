"""Finds an SOP that the office does not use by its name. It is in no index."""

from collections.abc import Iterable

from knowledge.reading.questions.vocabulary import stands_in
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import words

# A shorter name may stand in a question by chance.
_SHORTEST_NAME = 4


def called(name: str, unused: Iterable[Sop]) -> Sop | None:
    """Return the SOP with that id, number, title or alias."""
    said = " ".join(words(name))
    return next((sop for sop in unused if said in _names(sop)), None)


def named_in(question: str, unused: Iterable[Sop]) -> Sop | None:
    """Return the SOP whose name stands in a question."""
    said = words(question)
    return next(
        (sop for sop in unused if any(_stands_in(name, said) for name in _names(sop))), None
    )


def _stands_in(name: str, said: list[str]) -> bool:
    return len(name) >= _SHORTEST_NAME and stands_in(name.split(), said)


def _names(sop: Sop) -> set[str]:
    return {" ".join(words(one)) for one in (sop.id, sop.number, sop.title, *sop.aliases)} - {""}
