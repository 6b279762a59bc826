"""Telegram's HTML becomes text and entities, and the other way round."""

import pytest

from botapi_emulator.formatting.html import UnparsableError, parse, to_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("😀<code>x</code>", "😀x", [("code", 2, 1)]),
        ("a &lt; b &amp;&#33;", "a < b &!", []),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ('<code class="language-py">x</code>', "x", [("code", 0, 1)]),
        ('<a href="nowhere">x</a>', "x", []),
        ('<a href="tg://user?id=7">x</a>', "x", [("text_mention", 0, 1)]),
        ("&#x1F600;&#55555;&b;", "😀&#55555;&b;", []),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">r</span>', "r", [("spoiler", 0, 1)]),
        ("<b></b>x", "x", []),
        ("a > b & c", "a > b & c", []),
    ],
)
def test_html_becomes_text_and_entities_counted_in_utf16(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    plain, found = parse(source)

    assert plain == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


def test_a_link_keeps_its_address() -> None:
    _, (link,) = parse('<a href="https://a.id/?x=1&amp;y=2">di sini</a>')

    assert link["url"] == "https://a.id/?x=1&y=2"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é < b", 'Unsupported start tag "" at byte offset 3'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("a</b", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b =>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=x_>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, fault: str) -> None:
    with pytest.raises(UnparsableError, match=r".") as refusal:
        parse(source)

    assert str(refusal.value) == fault


@pytest.mark.parametrize(
    "source",
    [
        "<b>a <i>😀</i></b> b",
        "1 &lt; 2 &amp; 3",
        '<a href="https://a.id/?x=1&amp;y=2">di sini</a>',
        "<blockquote expandable>q</blockquote>",
    ],
)
def test_text_and_entities_become_the_same_html_again(source: str) -> None:
    assert to_html(*parse(source)) == source
