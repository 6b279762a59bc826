"""What the files say of the office arrives in the office's rules."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.content import rules
from knowledge.reading.office import directory
from office.escalation.policy import Urgency
from office.escalation.routing import Route, policy_for
from office.posts.posts import Post
from office.shelf import Publication
from office.shelf.office_shelf import OfficeShelf
from tests.conftest import WIB
from tests.places import CONTENT, OFFICE_FOLDER
from tests.shelves import shelf_of

OFFICE = directory.load(OFFICE_FOLDER / "office.toml")


def test_the_hours_leave_out_the_weekend_and_the_listed_joint_leave() -> None:
    hours = rules.working_hours(OFFICE, WIB)

    assert hours.is_open(datetime(2026, 11, 25, 9, tzinfo=WIB))
    assert not hours.opens_on(date(2026, 12, 24))
    assert not hours.opens_on(date(2026, 11, 28))


def test_a_gift_reported_at_a_ukk_follows_the_office_s_policy() -> None:
    category = rules.categories(shelf_of(CONTENT).categories)["gratifikasi"]
    is_coordinated = "ukk-oku" in rules.coordinated_units(OFFICE)
    route = Route(category.section, "ukk-oku", category.urgency, category.joined_by, is_coordinated)

    policy = policy_for(route, rules.escalation_policy(OFFICE))

    head, office = Post("kepala_seksi", section="tu"), Post("kepala_kantor")
    coordinator = Post("koordinator_ukk", unit="ukk-oku")
    assert category.urgency is Urgency.NORMAL
    assert [tier.posts for tier in policy.tiers] == [
        (coordinator, office),
        (head, office),
        (head, office),
        (office,),
    ]
    assert policy.tier(2).wait == timedelta(minutes=60)


def test_a_section_s_own_policy_takes_the_place_of_the_office_s(tmp_path: Path) -> None:
    own = '\n[[sections.tikim.tiers.biasa]]\npost = "kepala_kantor"\nwait_minutes = 7\n'
    path = tmp_path / "office.toml"
    path.write_text(
        (OFFICE_FOLDER / "office.toml").read_text(encoding="utf-8") + own, encoding="utf-8"
    )

    policy = rules.escalation_policy(directory.load(path))

    assert [tier.role for tier in policy.rules_for("tikim", Urgency.NORMAL)] == ["kepala_kantor"]
    assert policy.rules_for("tikim", Urgency.URGENT) == policy.tiers[Urgency.URGENT]


NEW = "---\nid: {id}\nnumber: {number}\nsection: tikim\n---\nIsi."
DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("brought", "others", "keeps", "given"),
    [
        ("", [], False, "TIK-05"),
        # One that waits for its day, or was approved a moment ago.
        ("", ["TIK-05"], False, "TIK-06"),
        ("TIK-09", [], False, "TIK-05"),
        # What the terminal imports.
        ("TIK-09", [], True, "TIK-09"),
        ("TIK-09", ["TIK-09"], True, "TIK-10"),
        ("TIK-01", [], True, "TIK-05"),
        ("sembilan", [], True, "TIK-05"),
    ],
)
def test_a_new_sop_gets_a_number_that_is_free(
    brought: str, others: list[str], keeps: bool, given: str
) -> None:
    texts = {f"sop/x{at}.md": NEW.format(id="x", number=other) for at, other in enumerate(others)}
    texts["sop/baru.md"] = NEW.format(id="baru", number="TIK-05")  # its own text is no other
    how = Publication(None, DAY, DAY, texts, keeps_number=keeps)
    text = NEW.format(id="baru", number=brought)

    stamped = OfficeShelf(shelf_of(CONTENT)).stamped("sop/baru.md", text, how)

    assert f"\nnumber: {given}\n" in stamped.text


def test_a_text_is_checked_beside_others_and_not_blamed_for_what_is_left_out() -> None:
    shelf = shelf_of(CONTENT)
    path, other, broken = "sop/paspor-hilang.md", "sop/paspor-rusak.md", "tanpa kepala"
    text = shelf.written(path) or ""
    taken = (shelf.written(other) or "").replace("number: DOK-", "number: DOK-04 #", 1)
    files = OfficeShelf(shelf)

    assert any("taken" in one for one in files.faults_with(path, text, {other: taken}))
    assert files.faults_with(path, text, {other: broken})
    shelf.revise({other: broken})
    assert not files.faults_with(path, text, {other: broken})
