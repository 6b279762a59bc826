"""Whatever words a document holds, its draft keeps to the Markdown of the shelf."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.converting import Unconvertible
from knowledge.converting.draft import drafted
from knowledge.converting.formats import plain_text
from knowledge.converting.outline import read
from knowledge.converting.outlined import ShownLine, Table
from knowledge.reading.sops.text.file import read_sop

# What means something in Markdown, in the shelf's files or in YAML, and some words between.
PARTS = [
    *("**", "*", "#", "##", "-", "|", "`", "<b>", "[^", "]", "](", "[a](b)", "> ", "---", ":"),
    *("1.", "2)", "a.", "A.", "BAB I", "KTP", "paspor", "Rp5.000", " ", "\t", "\u00a0", "'", '"'),
]
WORDS = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)
LINES = st.builds(
    ShownLine,
    text=WORDS,
    place=st.just("paragraf 1"),
    heading=st.sampled_from([None, None, 0, 1, 3]),
    marker=st.sampled_from(["", "-", "1.", "A."]),
    level=st.integers(0, 3),
    is_bold=st.booleans(),
    is_centered=st.booleans(),
)
TABLES = st.builds(
    Table,
    rows=st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=3).map(tuple),
    place=st.just("tabel 1"),
)
# An empty section, and a source that is not there, are for their writer to mend.
MENDED_BY_HAND = (
    "is missing",
    "the file's name",
    "is no key of",
    "a footnote key",
    "nothing stands under",
)


@settings(max_examples=40)
@given(st.lists(st.one_of(LINES, TABLES), max_size=6), WORDS)
def test_a_draft_breaks_no_rule_of_the_shelf(items: list[ShownLine | Table], title: str) -> None:
    try:
        draft = drafted(read(items, (), title), None, None)
    except Unconvertible:
        return
    sop, faults = read_sop(Path("a.md"), draft.text.encode())

    assert sop is not None
    assert [
        str(fault) for fault in faults if not any(one in fault.message for one in MENDED_BY_HAND)
    ] == []


@settings(max_examples=40)
@given(st.lists(WORDS, max_size=8).map("\n".join))
def test_so_does_one_of_any_markdown(text: str) -> None:
    try:
        draft = drafted(plain_text.read(text), None, None)
    except Unconvertible:
        return
    sop, _ = read_sop(Path("a.md"), draft.text.encode())

    assert sop is not None
