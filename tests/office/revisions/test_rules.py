"""Who reviews a draft, who is asked, and what is set by rule when it is published."""

from datetime import date

import pytest

from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, PostHolding, Roster
from office.revisions.rules.reviewers import asked, reviewers_of
from office.revisions.rules.versions import is_older, takes_effect
from office.shelf.stamping import next_version

TODAY = date(2026, 11, 25)
SECTIONS = ("dokintalkim", "tikim")
KEEPER, HEAD, OTHER_HEAD, BOSS = 1, 2, 3, 4
HEAD_POST, OTHER_POST = (Post(SECTION_HEAD, section=one) for one in SECTIONS)
BOSS_POST = Post(HEAD_OF_OFFICE)


def roster(*held: tuple[int, Post]) -> Roster:
    return Roster([PostHolding(member, post, TODAY) for member, post in held])


EVERYBODY = roster((HEAD, HEAD_POST), (OTHER_HEAD, OTHER_POST), (BOSS, BOSS_POST))


@pytest.mark.parametrize(
    ("section", "author", "who", "first"),
    [
        ("dokintalkim", KEEPER, {HEAD, BOSS}, (HEAD,)),
        # A head's own text goes to the head of office, and the other way.
        ("dokintalkim", HEAD, {BOSS}, (BOSS,)),
        ("dokintalkim", BOSS, {HEAD}, (HEAD,)),
        # What no section owns.
        ("", KEEPER, {BOSS}, (BOSS,)),
        ("", BOSS, {HEAD, OTHER_HEAD}, (HEAD, OTHER_HEAD)),
    ],
)
def test_a_draft_is_never_judged_by_its_author(
    section: str, author: int, who: set[int], first: tuple[int, ...]
) -> None:
    found = reviewers_of(section, author, SECTIONS, EVERYBODY, TODAY)

    assert set(found) == who
    assert author not in found
    assert asked(found, reminded=0) == asked(found, reminded=1) == first
    assert set(asked(found, reminded=2)) == who


def test_without_a_head_the_head_of_office_is_asked() -> None:
    found = reviewers_of("dokintalkim", KEEPER, SECTIONS, roster((BOSS, BOSS_POST)), TODAY)

    assert asked(found, reminded=0) == (BOSS,)
    assert reviewers_of("dokintalkim", KEEPER, SECTIONS, roster(), TODAY) == {}
    assert asked({}, reminded=0) == ()


def test_versions_go_up_by_rule() -> None:
    versions = ["", "1.0", "1.9", "2", "3 revisi"]

    assert [next_version(version) for version in versions] == [
        "1.0",
        "1.1",
        "1.10",
        "2.1",
        "3 revisi.1",
    ]


def test_a_text_takes_effect_neither_in_the_past_nor_before_the_one_it_replaces() -> None:
    soon, later = date(2026, 12, 1), date(2026, 12, 8)

    assert takes_effect(None, TODAY, None) == TODAY
    assert takes_effect(date(2026, 11, 1), TODAY, None) == TODAY
    assert takes_effect(soon, TODAY, None) == soon
    assert takes_effect(soon, TODAY, later) == later


@pytest.mark.parametrize(
    ("version", "than", "older"),
    [
        ("1.1", "1.2", True),
        ("1.9", "1.10", True),
        ("1.9", "2.0", True),
        ("1.2", "1.2", False),
        ("2.0", "1.9", False),
        ("lama", "1.2", False),
    ],
)
def test_which_of_two_versions_is_older(version: str, than: str, older: bool) -> None:
    assert is_older(version, than) is older
