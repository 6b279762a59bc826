"""Section, unit, urgency and whom it concerns decide the policy a report begins with."""

from datetime import timedelta

import pytest

from office.escalation.policy import EscalationPolicy, Urgency
from office.escalation.routing import (
    EscalationPolicies,
    Route,
    TierRule,
    policy_for,
    superiors,
)
from office.posts.posts import Post


def tier(role: str, minutes: int) -> TierRule:
    return TierRule(role, timedelta(minutes=minutes))


POLICY = EscalationPolicies(
    tiers={
        Urgency.NORMAL: (
            tier("koordinator_ukk", 30),
            tier("kepala_seksi", 60),
            tier("kepala_seksi", 30),
            tier("kepala_kantor", 120),
        ),
        Urgency.URGENT: (
            tier("koordinator_ukk", 5),
            tier("kepala_seksi", 5),
            tier("kepala_kantor", 10),
            tier("semua", 15),
        ),
    },
    of_section={("tikim", Urgency.URGENT): (tier("kepala_seksi", 3), tier("semua", 6))},
)
NORMAL, URGENT = Urgency.NORMAL, Urgency.URGENT
COORDINATOR = Post("koordinator_ukk", unit="ukk-oku")
INTEL, TIKIM, TU = (Post("kepala_seksi", section=one) for one in ("inteldakim", "tikim", "tu"))
OFFICE = Post("kepala_kantor")


def at_ukk(
    urgency: Urgency,
    section: str = "inteldakim",
    *,
    joined: bool = False,
    about: Post | None = None,
) -> Route:
    joined_by = ("kepala_kantor",) if joined else ()
    return Route(section, "ukk-oku", urgency, joined_by, has_coordinator=True, concerns=about)


@pytest.mark.parametrize(
    ("route", "policy", "law"),
    [
        (
            Route("inteldakim", "kanim", NORMAL),
            [(60, INTEL), (30, INTEL), (120, OFFICE)],
            "where no coordinator is appointed the section's head is first",
        ),
        (
            at_ukk(NORMAL),
            [(30, COORDINATOR), (60, INTEL), (30, INTEL), (120, OFFICE)],
            "an appointed coordinator is first for their own unit",
        ),
        (
            at_ukk(URGENT),
            [(5, COORDINATOR), (5, INTEL), (10, OFFICE), (15, COORDINATOR, INTEL, OFFICE)],
            "an urgent report ends with everyone",
        ),
        (at_ukk(URGENT, "tikim"), [(3, TIKIM), (6, TIKIM)], "a section may have its own policy"),
        (
            at_ukk(NORMAL, "tikim"),
            [(30, COORDINATOR), (60, TIKIM), (30, TIKIM), (120, OFFICE)],
            "its own policy is for one urgency",
        ),
        (
            Route("tu", "kanim", NORMAL, ("kepala_kantor",)),
            [(60, TU, OFFICE), (30, TU, OFFICE), (120, OFFICE)],
            "a category may be joined by the head of office from the start",
        ),
        (
            at_ukk(URGENT, about=COORDINATOR),
            [(5, INTEL), (10, OFFICE), (15, INTEL, OFFICE)],
            "about the coordinator: it starts at the section's head",
        ),
        (at_ukk(NORMAL, about=INTEL), [(120, OFFICE)], "about the head: it starts at the office's"),
        (
            at_ukk(URGENT, about=INTEL),
            [(10, OFFICE), (15, OFFICE)],
            "about the head: everyone means everyone above them",
        ),
        (
            at_ukk(NORMAL, about=TIKIM),
            [(120, OFFICE)],
            "no head judges the head of another section",
        ),
        (at_ukk(NORMAL, "tu", joined=True, about=TU), [(120, OFFICE)], "joining changes no rank"),
        (at_ukk(URGENT, about=OFFICE), [], "about the head of office: nobody in the office"),
        (at_ukk(NORMAL, "tu", joined=True, about=OFFICE), [], "not even where they would join"),
    ],
)
def test_the_policy(route: Route, policy: list[tuple[object, ...]], law: str) -> None:
    tiers = policy_for(route, POLICY).tiers

    written = [(tier.wait.total_seconds() // 60, *tier.posts) for tier in tiers]
    assert written == policy, law
    assert [tier.number for tier in tiers] == list(range(1, len(tiers) + 1)), law


def test_only_what_is_not_urgent_counts_working_time() -> None:
    assert all(tier.counts_working_time for tier in policy_for(at_ukk(NORMAL), POLICY).tiers)
    assert not any(tier.counts_working_time for tier in policy_for(at_ukk(URGENT), POLICY).tiers)


@pytest.mark.parametrize("urgency", Urgency)
def test_a_report_keeps_its_policy_as_text(urgency: Urgency) -> None:
    policy = policy_for(at_ukk(urgency, joined=True), POLICY)

    assert EscalationPolicy.from_json(policy.to_json()) == policy


def test_the_form_offers_every_superior_of_a_unit() -> None:
    with_coordinator = superiors("ukk-oku", ("inteldakim", "tikim"), has_coordinator=True)

    assert with_coordinator == (COORDINATOR, INTEL, TIKIM, OFFICE)
    assert superiors("kanim", ("tikim",), has_coordinator=False) == (TIKIM, OFFICE)
