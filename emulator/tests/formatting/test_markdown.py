"""Both kinds of Telegram's Markdown become text and entities."""

import pytest

from botapi_emulator.formatting import markdown, markdown_v2
from botapi_emulator.formatting.marks import UnparsableError

Expected = list[tuple[str, int, int]]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        (r"\*a\* \_b\_ 1\.", r"*a* _b_ 1\.", []),
        ("*_a*", "_a", [("bold", 0, 2)]),
        ("```py\nx = 1\n```", "x = 1\n", [("pre", 0, 6)]),
        ("[a](https://b.id)", "a", [("text_link", 0, 1)]),
        ("[a](tg://user?id=7) [b]", "a b", [("text_mention", 0, 1)]),
        ("😀 *b*", "😀 b", [("bold", 3, 1)]),
    ],
)
def test_old_markdown_does_not_nest(source: str, text: str, entities: Expected) -> None:
    plain, found = markdown.parse(source)

    assert plain == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize(("source", "offset"), [("é *a", 3), ("[a", 0), ("```a``", 0)])
def test_old_markdown_without_an_end_is_refused(source: str, offset: int) -> None:
    with pytest.raises(UnparsableError) as refusal:
        markdown.parse(source)

    assert str(refusal.value) == f"Can't find end of the entity starting at byte offset {offset}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (
            "__a__ ~b~ ||c||",
            "a b c",
            [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)],
        ),
        ("___a_ b__", "a b", [("underline", 0, 3), ("italic", 0, 1)]),
        (r"1\. \*", "1. *", []),
        ("`a_b*`", "a_b*", [("code", 0, 4)]),
        ("```py\nx```", "x", [("pre", 0, 1)]),
        (r"[a](https://b.id/\))", "a", [("text_link", 0, 1)]),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", [("custom_emoji", 0, 2)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        (">a||\nb", "a\nb", [("expandable_blockquote", 0, 2)]),
        (">*a*\n", "a\n", [("blockquote", 0, 2), ("bold", 0, 1)]),
    ],
)
def test_markdown_v2_nests(source: str, text: str, entities: Expected) -> None:
    plain, found = markdown_v2.parse(source)

    assert plain == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


RESERVED = "is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("1.", f"Character '.' {RESERVED}"),
        ("a > b", f"Character '>' {RESERVED}"),
        ("a | b", f"Character '|' {RESERVED}"),
        ("a!", f"Character '!' {RESERVED}"),
        ("é *a", "Can't find end of Bold entity at byte offset 3"),
        ("*a _b*", "Can't find end of Bold entity at byte offset 5"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](b)", "Invalid tg://emoji or tg://time URL specified"),
        (">*a\nb", "Can't find end of Bold entity at byte offset 1"),
    ],
)
def test_broken_markdown_v2_is_refused_in_telegrams_words(source: str, fault: str) -> None:
    with pytest.raises(UnparsableError) as refusal:
        markdown_v2.parse(source)

    assert str(refusal.value) == fault
