"""tantivy: Lucene's ideas in Rust. It has no Indonesian stemmer, so words stay as they are."""

import re
from collections.abc import Iterator, Sequence

import tantivy
from tantivy import Occur, Query

from benchmarks.search.texts.data import Passage

_FIELDS = (("title", 3.0), ("body", 1.0))
_WORD = re.compile(r"\w+")
_FUZZY_WEIGHT = 0.5
_SHORTEST_FUZZY = 4
_HEAP = 15_000_000


class Index:
    """Any word may match. With `fuzzy`, words one edit away match at half the weight."""

    def __init__(self, *, fuzzy: bool) -> None:
        self._fuzzy = fuzzy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name, _ in _FIELDS:
            builder.add_text_field(name, stored=False)
        self._schema = builder.build()

    def build(self, passages: Sequence[Passage]) -> str:
        index = tantivy.Index(self._schema)
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for passage in passages:
            writer.add_document(
                tantivy.Document(id=passage.id, title=passage.title, body=passage.body)
            )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        asked = Query.boolean_query([(Occur.Should, one) for one in self._queries(query)])
        hits = self._searcher.search(asked, limit).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]

    def _queries(self, query: str) -> Iterator[Query]:
        for word in _WORD.findall(query.lower()):
            for field, weight in _FIELDS:
                exact = Query.term_query(self._schema, field, word)
                yield Query.boost_query(exact, weight)
                if self._fuzzy and len(word) >= _SHORTEST_FUZZY:
                    near = Query.fuzzy_term_query(self._schema, field, word, distance=1)
                    yield Query.boost_query(near, weight * _FUZZY_WEIGHT)


def create(variant: str) -> Index:
    """Create it "exact" or "fuzzy"."""
    return Index(fuzzy=variant == "fuzzy")
