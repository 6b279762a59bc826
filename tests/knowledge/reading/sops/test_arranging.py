"""The line that answers stands first, and what it must not be read without follows it."""

import pytest

from knowledge.reading.sops.text.arranging import arranged
from knowledge.reading.sops.text.markdown import blocks

PRICES = """Menurut PP 45/2024:
- 5 tahun: Rp650.000.[^a]
- 10 tahun: Rp950.000.[^a]
- Ditambah percepatan: Rp1.000.000.[^a]
- Uang tidak kembali, kecuali salah hitung.[^a]
- Dibayar di bank.[^a]
"""
STEPS = """1. Sapa.[^a]
2. Jangan menuduh.[^a]
3. Tanya tujuan.[^a]
4. Catat.[^a]
- Jangan menyita.[^a]
"""
NESTED = """- Anak:[^a]
  - sampai 17 tahun.[^a]
- Dewasa.[^a]
"""


@pytest.mark.parametrize(
    ("why", "body", "line", "order"),
    [
        ("no line stands out", PRICES, None, [0, 1, 2, 3, 4, 5]),
        (
            "a lead-in stays above, what leans on it and the exception follow",
            PRICES,
            2,
            [0, 2, 3, 4, 1, 5],
        ),
        ("steps before it are left out, but for prohibitions", STEPS, 2, [1, 2, 4, 3]),
        ("the first step leaves nothing out", STEPS, 0, [0, 4, 1, 2, 3]),
        ("an item below another brings it", NESTED, 1, [0, 1, 2]),
        ("a line that is gone changes nothing", NESTED, 7, [0, 1, 2]),
    ],
)
def test_the_order_in_which_lines_are_shown(
    why: str, body: str, line: int | None, order: list[int]
) -> None:
    assert arranged(blocks(body), line) == order, why
