"""The SOPs' Markdown becomes Telegram's HTML, cut where a phone's screen ends."""

from bot.telegram.markup import MOST_LINES, excerpt

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


def test_the_line_that_answers_stands_first_and_is_bold() -> None:
    shown = excerpt(PRICES, line=1)

    assert shown.html.splitlines()[:2] == [
        "<b>• 10 tahun: Rp950.000.</b>",
        "• 5 tahun: Rp650.000.",
    ]
    assert shown.shown == (1, 0, 2)


def test_the_whole_section_keeps_its_order() -> None:
    shown = excerpt(PRICES, is_whole=True, line=1)

    assert shown.shown == (0, 1, 2)


def test_what_is_left_out_above_a_step_is_a_cut() -> None:
    shown = excerpt("1. Satu.[^a]\n2. Dua.[^a]\n3. Tiga.[^a]", line=1, most=2)

    assert shown.html == "<b>2. Dua.</b>\n3. Tiga."
    assert shown.is_cut


def test_steps_that_all_fit_keep_their_order() -> None:
    shown = excerpt("1. Satu.[^a]\n2. Dua.[^a]\n3. Tiga.[^a]", line=1, most=3)

    assert shown.html == "1. Satu.\n<b>2. Dua.</b>\n3. Tiga."
    assert not shown.is_cut
