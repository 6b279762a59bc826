"""The SOPs' Markdown becomes Telegram's HTML, cut where a phone's screen ends."""

from bot.telegram.markup import MOST_LINES, asked_first, excerpt
from knowledge.reading.sops.text.markdown import blocks, plain_block

LIST = "\n".join(f"{number}. Langkah ke-{number}.[^a]" for number in range(1, 19))


def test_the_first_lines_are_shown_and_the_rest_announced() -> None:
    shown = excerpt(LIST)

    assert shown.is_cut
    assert shown.html.splitlines()[-1] == f"{MOST_LINES}. Langkah ke-{MOST_LINES}."


def test_a_conflict_is_shown_even_where_the_rest_is_cut() -> None:
    shown = excerpt(LIST + "\n\n> [!KONFLIK] Kasi Tikim\n> - A.[^a]\n> - B.[^b]")

    assert shown.is_cut
    assert "Sumber berbeda" in shown.html


def test_the_whole_section_is_shown_on_demand() -> None:
    shown = excerpt(LIST, is_whole=True)

    assert not shown.is_cut
    assert "18. Langkah" in shown.html


def test_even_the_whole_fits_a_message() -> None:
    shown = excerpt("\n".join(f"- {'panjang ' * 30}" for _ in range(40)), is_whole=True)

    assert shown.is_cut
    assert len(shown.html) < 3500


def test_hostile_characters_are_escaped() -> None:
    shown = excerpt("Biaya **<b>&</b>** dan <script>")

    assert shown.html == "Biaya <b>&lt;b&gt;&amp;&lt;/b&gt;</b> dan &lt;script&gt;"


def test_both_sides_of_a_conflict_are_shown_with_the_post_to_ask() -> None:
    shown = excerpt("> [!KONFLIK] Kasi Tikim\n> - Dulu (2019): A.[^a]\n> - Kini (2025): B.[^b]")

    assert (
        shown.html
        == "<b>Sumber berbeda — tanyakan Kasi Tikim:</b>\n• Dulu (2019): A.\n• Kini (2025): B."
    )


PRICES = "- 5 tahun: Rp650.000.[^a]\n- 10 tahun: Rp950.000.[^a]\n- Percepatan: Rp1.000.000.[^a]\n"


def first(body: str, *asked: str) -> str:
    return plain_block(asked_first(blocks(body), frozenset(asked))[0])


def test_the_alternative_that_was_asked_for_comes_first() -> None:
    assert first(PRICES, "paspor", "10", "tahun") == "• 10 tahun: Rp950.000."
    assert len(asked_first(blocks(PRICES), frozenset({"10"}))) == 3


def test_a_lead_in_stays_above_the_alternative_that_was_asked_for() -> None:
    shown = asked_first(blocks(f"Menurut PP 45/2024:\n{PRICES}"), frozenset({"10", "tahun"}))

    assert [plain_block(one) for one in shown[:2]] == [
        "Menurut PP 45/2024:",
        "• 10 tahun: Rp950.000.",
    ]


def test_what_names_no_alternative_leaves_the_order() -> None:
    assert first(PRICES, "paspor", "tahun") == "• 5 tahun: Rp650.000."


def test_steps_stay_in_their_order() -> None:
    assert first(LIST, "langkah", "9") == "1. Langkah ke-1."
