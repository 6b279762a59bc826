"""Questions that name an SOP as a whole and ask for nothing within: "paspor rusak gmn".

What answers them is the front page of the SOP, which stands for its opening.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import listed, words
from knowledge.search.words.cues import Cues
from knowledge.search.words.names import OF_ALL, Name, Names
from knowledge.search.words.question import QuestionReader

# Stop words that ask for one thing. With the others, people only ask in general.
_ASKING = listed(
    """
    apa apaan apakah are belum berapa berapakah bila bisa bisakah blm boleh bolehkah bs bsa bukan
    bukankah can dapat dapatkah dibuat dimana dimanakah did does enggak for from gak harus haruskah
    has how if jangan jgn kapan kapankah karena kenapa kalau kalo klo kl knapa knp krn mana mengapa
    mn mna ngapain ngga nggak perlu perlukah sebab sebelum setelah siapa siapakah sudah sudahkah
    tak tanpa tdk tidak tidakkah udah udh wajib what when where which who why without
    """
)
_MOST_OF = 0.5  # of a heading
_STEPS = listed("alur cara langkah")  # a heading of these and a name: "Alur deportasi"
# Words beside a name that ask for no more than all there is.
_IN_GENERAL = listed("bantu info informasi jelaskan mohon penjelasan tanya tentang urus")


@dataclass(frozen=True, slots=True)
class Whole:
    """The SOPs that a question names, as their places in the shelf's list, and how exactly."""

    sops: tuple[int, ...]
    is_title: bool


class Wholes:
    """The names of one shelf, and what stands for something within."""

    def __init__(
        self, sops: Sequence[Sop], vocabulary: Vocabulary, cues: Cues, reader: QuestionReader
    ) -> None:
        self._numbers = {sop.id: number for number, sop in enumerate(sops)}
        self._titles = [
            {_stems(vocabulary, title) for title in (sop.title, sop.title.partition("(")[0])}
            for sop in sops
        ]
        self._headings = [
            [_stems(vocabulary, part.heading) - self._subject(number) for part in sop.sections]
            for number, sop in enumerate(sops)
        ]
        self._steps = [
            {
                _stems(vocabulary, part.heading) - _STEPS
                for part in sop.sections
                if _STEPS.intersection(words(part.heading))
            }
            for sop in sops
        ]
        self._names = Names(sops, vocabulary)
        self._owners: dict[Name, set[int]] = {}
        for number, sop in enumerate(sops):
            for name in (sop.title, sop.title.partition("(")[0], *sop.aliases):
                stems = _stems(vocabulary, name)
                # "paspor jadi" is more than "paspor".
                if stems and (stems - OF_ALL or OF_ALL.issuperset(words(name))):
                    self._owners.setdefault(stems, set()).add(number)
        self._cues = cues
        self._cut = reader.cut

    def named(self, question: str) -> Whole | None:
        """Return the SOPs that a question names and asks nothing within; None if it asks more."""
        said = self._cut(question)
        if any(word.text in _ASKING for word in said):
            return None
        telling = frozenset(
            word.stem for word in said if word.is_telling and word.text not in _IN_GENERAL
        )
        owners = self._called(telling)
        found = tuple(number for number in owners if not self._is_within(telling, number))
        if not found:
            return None
        return Whole(found, any(telling in self._titles[number] for number in found))

    def _called(self, telling: Name) -> Iterable[int]:
        if telling in self._owners:
            return sorted(self._owners[telling])
        subject = telling - OF_ALL
        names = [name for name in self._names.within(telling) if subject <= name]
        return sorted(self._numbers[owner] for owner in self._names.owners(names))

    def _is_within(self, telling: Name, number: int) -> bool:
        """Whether a heading of the SOP, or what may be asked of any, has all that is beside it."""
        more = telling - self._subject(number)
        if not more:
            return telling in self._steps[number]
        if more <= self._cues.said(sorted(more)):
            return True
        return any(
            more <= heading and len(more) > _MOST_OF * len(heading)
            for heading in self._headings[number]
        )


    def _subject(self, number: int) -> Name:
        return OF_ALL.union(*self._titles[number])


def _stems(vocabulary: Vocabulary, text: str) -> Name:
    return frozenset(vocabulary.stems(text))
