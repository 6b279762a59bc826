"""The headings of the SOPs: finds the SOPs with one that names what a question says."""

from collections.abc import Iterable

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.search.words.names import OF_ALL

_AT_LEAST = 2  # words; one alone is in many headings by chance

_Stems = frozenset[str]


class Headings:
    """All headings, each read together with the names of its SOP."""

    def __init__(self, sops: Iterable[Sop], vocabulary: Vocabulary) -> None:
        self._read: list[tuple[str, _Stems, _Stems]] = []
        for sop in sops:
            names = frozenset(vocabulary.stems(" ".join((sop.title, *sop.aliases))))
            for section in sop.sections:
                heading = frozenset(vocabulary.stems(section.heading))
                self._read.append((sop.id, heading, heading | names))

    def owners(self, said: _Stems, told: _Stems) -> frozenset[str]:
        """Return the ids of the SOPs with a heading that has all that is said.

        The names of the SOP may have a part of it, but the heading has something of what is `told`:
        what tells the question from others about the same subject.
        """
        wanted = said - OF_ALL
        if len(wanted) < _AT_LEAST:
            return frozenset()
        return frozenset(
            sop for sop, heading, named in self._read if told & heading and wanted <= named
        )
