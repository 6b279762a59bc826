"""How one text becomes another, whatever it says and however often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office import matching
from office.matching import steps

LINES = st.lists(st.sampled_from("abc"), max_size=12)


@pytest.mark.parametrize("most_work", [0, 60, 10**9])
@given(old=LINES, new=LINES)
def test_the_steps_lead_from_the_one_to_the_other(
    most_work: int, old: list[str], new: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matching, "_MOST_WORK", most_work)
        found = steps(old, new)

    assert [line for _, a, b, _, _ in found for line in old[a:b]] == old
    assert [line for _, _, _, c, d in found for line in new[c:d]] == new
    assert all((kind == "equal") == (old[a:b] == new[c:d]) for kind, a, b, c, d in found)


@pytest.mark.timeout(10)  # it would be two minutes
def test_lines_that_repeat_each_other_are_not_searched_without_an_end() -> None:
    old = [line for number in range(1_000) for line in ("ya", f"lama {number}")]
    new = [line for number in range(1_000) for line in ("ya", f"baru {number}")]

    assert steps(old, new) == [("equal", 0, 1, 0, 1), ("replace", 1, 2_000, 1, 2_000)]


def test_one_line_in_a_long_text_is_found_all_the_same() -> None:
    old = ["ya", "tidak"] * 1_000
    new = [*old[:700], "mungkin", *old[701:]]

    assert [step for step in steps(old, new) if step[0] != "equal"] == [
        ("replace", 700, 701, 700, 701)
    ]
