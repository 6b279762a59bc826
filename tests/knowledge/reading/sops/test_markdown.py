"""The small Markdown of an SOP becomes blocks, and plain text."""

from knowledge.reading.sops.text.markdown import (
    Bullet,
    Conflict,
    Numbered,
    Paragraph,
    Quote,
    TextRun,
    blocks,
    plain,
    text_of,
)

BODY = """\
Bawa **asli** dan
salinan.[^p41]

1. KTP.[^p41][^m27]
2. KK.
   - bila anak
- Loket buka
  pukul delapan.
> Mohon maaf, Bapak.
> Silakan duduk.

> [!KONFLIK] Kasi Dokintalkim
> - Kantor A (2024): wajib.[^a]
> - Kantor B (2025):
>   tidak wajib.[^b]
"""


def test_every_kind_of_block_is_read() -> None:
    kinds = [type(block) for block in blocks(BODY)]

    assert kinds == [Paragraph, Numbered, Numbered, Bullet, Bullet, Quote, Conflict]


def test_bold_is_a_span_and_footnotes_are_gone() -> None:
    first = blocks(BODY)[0]

    assert first == Paragraph(
        (TextRun("Bawa "), TextRun("asli", is_bold=True), TextRun(" dan salinan."))
    )


def test_a_wrapped_line_belongs_to_the_point_above_it() -> None:
    bullet = blocks(BODY)[4]

    assert isinstance(bullet, Bullet)
    assert text_of(bullet.spans) == "Loket buka pukul delapan."


def test_a_point_under_a_point_has_level_one() -> None:
    inner, outer = blocks(BODY)[3:5]

    assert isinstance(inner, Bullet)
    assert isinstance(outer, Bullet)
    assert (inner.level, outer.level) == (1, 0)


def test_a_conflict_has_its_sides_and_the_post_to_ask() -> None:
    conflict = blocks(BODY)[-1]

    assert isinstance(conflict, Conflict)
    assert conflict.post == "Kasi Dokintalkim"
    assert [text_of(side) for side in conflict.sides] == [
        "Kantor A (2024): wajib.",
        "Kantor B (2025): tidak wajib.",
    ]


def test_plain_text_has_one_line_a_block() -> None:
    assert plain(BODY).splitlines() == [
        "Bawa asli dan salinan.",
        "1. KTP.",
        "2. KK.",
        "  • bila anak",
        "• Loket buka pukul delapan.",
        "» Mohon maaf, Bapak. Silakan duduk.",
        "Sumber berbeda — tanyakan Kasi Dokintalkim:",
        "  • Kantor A (2024): wajib.",
        "  • Kantor B (2025): tidak wajib.",
    ]
