"""The kinds of labelled questions, told apart by their words."""

from collections.abc import Iterator, Sequence

from benchmarks.fit.data import Asked
from knowledge.reading.content import Content
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.words import listed, words

_FEW, _MANY = 6, 9  # words of a plain question, and of a hard one
_PALEMBANG = listed(
    """
    dak idak katek cak cakmano berapo lamo biso pacak mano dimano kemano duet budak ambek wong sapo
    siapo apo bae nian tigo duo punyo ado kecik tuo enjuk dienjuk begawe kerjo namo kito samo jugo
    dewek bawak tando kato pertamo terimo tundo bedo dendo
    """
)
_ENGLISH = listed(
    """
    the is are was does do did can could what when where who how why with without for from of to in
    on at my his her their this that have has need much long passport applicant get
    """
)
# What the office is there for: trafficking, interviews, documents, reports by tiers, 5S.
_CORE = ("tppo", "wawancara", "verifikasi", "dokumen-palsu", "pelaporan", "pelayanan-5s", "pmi-non")


def by_kind(content: Content, asked: Sequence[Asked]) -> Iterator[tuple[str, list[Asked]]]:
    """Yield every kind with its questions. A short one may be of the core or regional, too."""
    short = [question for question in asked if question.is_short]
    yield "short", short
    yield "short, of the core", [question for question in short if _is_core(question)]
    yield (
        "short, regional",
        [question for question in short if _kind(question, content.vocabulary) == "regional"],
    )
    told = [question for question in asked if not question.is_short and question.places]
    for kind in ("plain", "hard", "shorthand", "English", "regional"):
        yield kind, [question for question in told if _kind(question, content.vocabulary) == kind]


def _is_core(question: Asked) -> bool:
    return any(sop.startswith(_CORE) for sop, _ in question.places)


def _kind(question: Asked, vocabulary: Vocabulary) -> str:
    said = words(question.text)
    if not _PALEMBANG.isdisjoint(said) or any(word.endswith("nyo") for word in said):
        return "regional"
    if sum(word in _ENGLISH for word in said) * 3 >= len(said):
        return "English"
    if sum((word,) in vocabulary.spelling for word in said) > 1:
        return "shorthand"
    if len(said) <= _FEW:
        return "plain"
    return "hard" if len(said) >= _MANY else ""
