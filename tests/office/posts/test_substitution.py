"""Nobody is their own substitute, nor stands in for another while they are away."""

from dataclasses import replace
from datetime import date

import pytest

from office.posts.posts import Post, PostHolding
from office.posts.rules.substitution import Objection, objection

A, B, C = Post("kepala_seksi", "tikim"), Post("kepala_seksi", "tu"), Post("kepala_kantor")
ANI, BUDI, CITRA = 1, 2, 3
YEAR, MONDAY, FRIDAY = date(2026, 1, 1), date(2026, 11, 30), date(2026, 12, 4)
NEXT_MONDAY = date(2026, 12, 7)

owners = [PostHolding(ANI, A, YEAR), PostHolding(BUDI, B, YEAR), PostHolding(CITRA, C, YEAR)]
ani_for_budi = PostHolding(ANI, B, MONDAY, FRIDAY, kind="plh")
budi_for_ani = PostHolding(BUDI, A, MONDAY, FRIDAY, kind="plh")
citra_for_budi = PostHolding(CITRA, B, MONDAY, FRIDAY, kind="plh")


@pytest.mark.parametrize(
    ("newcomer", "others", "found", "law"),
    [
        (ani_for_budi, [], None, "a colleague may"),
        (
            PostHolding(ANI, A, MONDAY, FRIDAY, kind="plh"),
            [],
            Objection.SELF,
            "nobody for themselves",
        ),
        (budi_for_ani, [ani_for_budi], Objection.AWAY, "two may not stand in for each other"),
        (
            PostHolding(ANI, C, MONDAY, FRIDAY, kind="plh"),
            [budi_for_ani, citra_for_budi],
            Objection.AWAY,
            "a chain of three does not close",
        ),
        (
            replace(budi_for_ani, starts_on=NEXT_MONDAY, ends_on=None),
            [ani_for_budi],
            None,
            "the week after they are back",
        ),
        (
            replace(budi_for_ani, starts_on=FRIDAY),
            [ani_for_budi],
            Objection.AWAY,
            "the last day away is a day away",
        ),
        (
            replace(ani_for_budi, ends_on=YEAR),
            [],
            Objection.ENDS_FIRST,
            "an appointment ends after it begins",
        ),
    ],
)
def test_who_may_stand_in(
    newcomer: PostHolding, others: list[PostHolding], found: Objection | None, law: str
) -> None:
    assert objection(newcomer, [*owners, *others]) is found, law
