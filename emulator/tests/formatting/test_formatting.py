"""Entities are trimmed, merged, split and found as Telegram keeps them."""

import pytest

from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.refusals import Refusal
from botapi_emulator.world.chats import User

BUDI = {7: User(7, "Budi")}
Expected = list[tuple[str, int, int]]


def shown(source: str, mode: str = "HTML", given: Expected | None = None) -> tuple[str, Expected]:
    entities = [{"type": kind, "offset": at, "length": n} for kind, at, n in given or []]
    text, found = formatted(source, mode, entities, BUDI)
    return text, [(one["type"], one["offset"], one["length"]) for one in found]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("a\tb\rc", "a bc", []),
        ("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)]),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 2), ("bold", 2, 1), ("italic", 2, 1)]),
        ("<b>a <code>b</code></b>", "a b", [("bold", 0, 2), ("code", 2, 1)]),
        ("<b>a @siti_id</b>", "a @siti_id", [("bold", 0, 2), ("mention", 2, 8), ("bold", 2, 8)]),
        ('<a href="b.id">a <code>b</code></a>', "a b", [("text_link", 0, 3)]),
        (
            "<blockquote>a @siti_id</blockquote>",
            "a @siti_id",
            [("blockquote", 0, 10), ("mention", 2, 8)],
        ),
    ],
)
def test_entities_are_kept_as_telegram_keeps_them(
    source: str, text: str, entities: Expected
) -> None:
    assert shown(source) == (text, entities)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("buka imigrasi.go.id.", "url", "imigrasi.go.id"),
        ("buka (https://a.id/x?y=1).", "url", "https://a.id/x?y=1"),
        ("lihat a.id/berkas, ya", "url", "a.id/berkas"),
        ("tg://resolve?domain=x", "url", "tg://resolve?domain=x"),
        ("berkas.pdf dan a.selesai", None, ""),
        ("surat.budi@imigrasi.go.id", "email", "surat.budi@imigrasi.go.id"),
        ("telp +62 812-3456-7890 ya", "phone_number", "+62 812-3456-7890"),
        ("0812 3456", None, ""),
        ("$USD naik", "cashtag", "$USD"),
        ("$usd US$ $ABCDEFGHI", None, ""),
        ("/sop@pandu_bot x", "bot_command", "/sop@pandu_bot"),
        ("a/b </x> /a@b", None, ""),
        ("@siti_id", "mention", "@siti_id"),
        ("#5S #2026 a#b", "hashtag", "#5S"),
    ],
)
def test_what_telegram_finds_by_itself(text: str, kind: str | None, found: str) -> None:
    entities = shown(text, "")[1]

    assert [(entity, text[at : at + length]) for entity, at, length in entities] == (
        [(kind, found)] if kind else []
    )


def test_a_person_without_a_username_is_mentioned_by_the_account() -> None:
    _, (mention,) = formatted("[Budi](tg://user?id=7)", "Markdown", None, BUDI)

    assert mention["user"]["first_name"] == "Budi"
    assert formatted("[Siapa](tg://user?id=8)", "Markdown", None, BUDI) == ("Siapa", [])


def test_the_language_of_code_is_kept() -> None:
    _, (code,) = formatted("```python\nx\n```", "MarkdownV2", None, BUDI)

    assert code == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("offset", "length", "fault"),
    [(-1, 1, "incorrect offset -1"), (0, -1, "incorrect length -1"), (0, 9, "ends after the end")],
)
def test_given_entities_must_lie_in_the_text(offset: int, length: int, fault: str) -> None:
    with pytest.raises(Refusal, match=fault):
        shown("abc", "", [("bold", offset, length)])


def test_given_entities_of_the_kinds_that_are_found_are_passed_over() -> None:
    assert shown("abc", "", [("url", 0, 3), ("italic", 1, 1)]) == ("abc", [("italic", 1, 1)])
