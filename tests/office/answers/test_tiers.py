"""A question climbs from its head to the head of office; empty posts are left out."""

import pytest

from office.answers.tiers import next_tier, reached
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post

HEAD, ABOVE = Post(SECTION_HEAD, section="tu"), Post(HEAD_OF_OFFICE)


@pytest.mark.parametrize(
    ("number", "empty", "tier", "law"),
    [
        (0, (), 1, "the head comes first"),
        (1, (), 2, "and is asked once more"),
        (2, (), 3, "then the head of office"),
        (3, (), 3, "who is again and again the last to be asked"),
        (0, (HEAD,), 3, "a head who is not there is left out"),
        (2, (ABOVE,), 2, "without a head of office the head is asked again"),
    ],
)
def test_who_is_asked_next(number: int, empty: tuple[Post, ...], tier: int, law: str) -> None:
    found = next_tier("tu", number, lambda post: post in empty)

    assert found.number == tier, law


def test_where_nobody_is_there_nobody_is_asked() -> None:
    assert next_tier("tu", 0, lambda _: True) is None


def test_only_posts_that_were_asked_may_answer() -> None:
    assert reached("tu", 0) == ()
    assert reached("tu", 2) == (HEAD,)
    assert reached("tu", 3) == (HEAD, ABOVE)
