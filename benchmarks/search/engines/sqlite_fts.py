"""SQLite's FTS5 with words (unicode61) or trigrams. Any of them may match."""

import re
import sqlite3
from collections.abc import Sequence

from benchmarks.search.texts.data import Passage

_WORD = re.compile(r"\w+")
_TOKENIZERS = {"unicode61": "unicode61 remove_diacritics 2", "trigram": "trigram"}
_SEARCH = "SELECT id FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 0, 5, 1) LIMIT ?"


class Table:
    """One virtual table in memory, ranked by FTS5's BM25."""

    def __init__(self, tokenizer: str) -> None:
        self._is_trigram = tokenizer == "trigram"
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5"
            f"(id UNINDEXED, title, body, tokenize='{_TOKENIZERS[tokenizer]}')"
        )

    def build(self, passages: Sequence[Passage]) -> str:
        rows = ((passage.id, passage.title, passage.body) for passage in passages)
        with self._database:
            self._database.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
            self._database.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        typed = query.lower()
        parts = _trigrams(typed) if self._is_trigram else _WORD.findall(typed)
        if not parts:
            return []
        match = " OR ".join(f'"{part}"' for part in dict.fromkeys(parts))
        return [row[0] for row in self._database.execute(_SEARCH, (match, limit))]


def _trigrams(text: str) -> list[str]:
    """Cut each word into its trigrams: whole words would find no word with a typo in it."""
    return [word[at : at + 3] for word in _WORD.findall(text) for at in range(len(word) - 2)]


def create(variant: str) -> Table:
    """Create a table with the tokenizer of that name."""
    return Table(variant)
