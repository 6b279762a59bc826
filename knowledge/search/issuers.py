"""The agencies that issue documents: who issues which kind, found as officers type it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library, Section, Sop
from knowledge.reading.words import stem

CHECK = "Cara cek resmi"
_MOST_FOUND = 8


@dataclass(frozen=True)
class Document:
    """A kind of document and the page of its issuer."""

    name: str
    issuer: Sop

    @property
    def check(self) -> Section:
        """Return the section on how to check it; the first section if there is none."""
        sections = self.issuer.sections
        return next((section for section in sections if section.heading == CHECK), sections[0])


class Issuers:
    """The issuers' pages of the shelf, and the kinds of document that they name."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self.pages = tuple(sop for sop in library.values() if sop.documents)
        self._vocabulary = vocabulary
        self._documents = {
            name: Document(name, page) for page in self.pages for name in page.documents
        }

    def __iter__(self) -> Iterator[Document]:
        return iter(self._documents.values())

    def named(self, name: str) -> Document | None:
        """Return the kind of document with exactly that name; None if there is none."""
        return self._documents.get(name)

    def page(self, issuer_id: str) -> Sop | None:
        """Return the page of an issuer; None if there is none."""
        return next((sop for sop in self.pages if sop.id == issuer_id), None)

    def name(self, issuer_id: str) -> str:
        """Return the short name of an issuer; its id if it has no page."""
        page = self.page(issuer_id)
        return page.title.partition(":")[0] if page else issuer_id

    def of(self, page: Sop) -> list[Document]:
        """Return the kinds that an issuer issues."""
        return [self._documents[name] for name in page.documents]

    def usual_first(self, usual: Iterable[str]) -> list[Document]:
        """Return the kinds asked about most, then one kind of each issuer, in the shelf's order."""
        asked = [name for name in usual if name in self._documents]
        firsts = [page.documents[0] for page in self.pages]
        return [self._documents[name] for name in dict.fromkeys([*asked, *firsts])]

    def find(self, typed: str) -> list[Document]:
        """Return the kinds that may be meant, the likeliest first.

        First come kinds that contain all the words, then those of an issuer with such a name.
        """
        name = typed.strip().casefold()
        if literal := [document for document in self if document.name.casefold() == name]:
            return literal
        # "SMA" and "SMP" are stop words in questions, but kinds of school here.
        asked, said = self._stems(typed), frozenset(self._vocabulary.stems(typed))
        return self._found(asked) or self._found(said)

    def _found(self, asked: frozenset[str]) -> list[Document]:
        if not asked:
            return []
        exact = [document for document in self if self._stems(document.name) == asked]
        if exact:
            return exact
        holding = [document for document in self if asked <= self._stems(document.name)]
        known = [
            document
            for page in self.pages
            if self._is_known(page, asked)
            for document in self.of(page)
        ]
        return list({document.name: document for document in [*holding, *known]}.values())[
            :_MOST_FOUND
        ]

    def _is_known(self, page: Sop, asked: frozenset[str]) -> bool:
        return any(asked <= self._stems(name) for name in (page.title, *page.aliases))

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(stem(word) for word in self._vocabulary.read(text))
