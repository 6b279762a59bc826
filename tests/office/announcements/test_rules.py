"""The rules of announcements: legal moves, whom one addresses, who may, how long, how often."""

from datetime import UTC, date, datetime, timedelta

import pytest

from office.announcements.casework import reach_of_author
from office.announcements.form import ANNOUNCEMENT, AnnouncementAnswers, AnnouncementStep
from office.announcements.models import Announcement, Delivery
from office.announcements.rules import nudges
from office.announcements.rules.segments import Segment, select
from office.announcements.rules.states import MOVES, State, is_legal
from office.announcements.rules.validity import is_in_force, last_day
from office.people import Appointment, AppointmentKind, Employment, Member, Role
from office.people.reach import Part, Reach
from tests.conftest import WIB

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SOON = timedelta(minutes=10)


def post(role: Role = Role.OFFICER, **more: object) -> Appointment:
    return Appointment(role=role, starts_on=more.pop("starts_on", TODAY), **more)


def member(number: int, unit: str = "kanim", *posts: Appointment, **more: object) -> Member:
    made = Member(
        id=number, telegram_id=number, name=f"M{number}", unit=unit, enrolled_at=NOW, **more
    )
    made.appointments = list(posts) or [post()]
    return made


PEOPLE = [
    member(1, "kanim", post(section="tikim")),
    member(2, "kanim", post(Role.SECTION_HEAD, section="inteldakim")),
    member(3, "ukk-oku", post(), employment=Employment.PPNPN),
    member(4, "ukk-oku", post(Role.COORDINATOR, section="tikim")),
    member(5, "kanim", post(section="tikim"), deactivated_at=NOW),
    member(6, "kanim", post(section="tikim", ends_on=TODAY - timedelta(days=1)), post()),
]


def some(*words: str) -> frozenset[str]:
    return frozenset(words)


@pytest.mark.parametrize(
    ("segment", "ids"),
    [
        pytest.param(Segment(), [1, 2, 3, 4, 6], id="everybody but who has left"),
        pytest.param(Segment(sections=some("tikim")), [1, 4], id="a post of earlier counts not"),
        pytest.param(Segment(units=some("ukk-oku")), [3, 4], id="a unit"),
        pytest.param(
            Segment(units=some("kanim", "ukk-oku")), [1, 2, 3, 4, 6], id="any of two units"
        ),
        pytest.param(
            Segment(units=some("ukk-oku"), sections=some("tikim")), [4], id="unit and section"
        ),
        pytest.param(Segment(roles=some("kepala_seksi")), [2], id="a role"),
        pytest.param(Segment(employment=some("ppnpn")), [3], id="employment"),
        pytest.param(Segment(unread_of=12), [2, 3], id="who has not read another one"),
        pytest.param(Segment(units=some("nowhere")), [], id="nobody"),
    ],
)
def test_a_segment_addresses_all_who_fit_all_of_it(segment: Segment, ids: list[int]) -> None:
    assert [one.id for one in select(segment, PEOPLE, TODAY, unread={2, 3, 5})] == ids


@pytest.mark.parametrize(
    "segment",
    [
        Segment(),
        Segment(sections=some("tikim", "tu"), units=some("kanim"), unread_of=12),
        Segment(roles=some("petugas"), employment=some("pns")),
    ],
)
def test_a_segment_survives_being_stored(segment: Segment) -> None:
    assert Segment.from_json(segment.to_json()) == segment


@pytest.mark.parametrize(
    ("segment", "is_unrestricted"),
    [
        (Segment(), True),
        (Segment(unread_of=12), True),
        (Segment(employment=some("pns", "pppk", "ppnpn")), True),
        (Segment(employment=some("pns", "ppnpn")), False),
        (Segment(employment=some("pns")), False),
        (Segment(units=some("kanim")), False),
    ],
)
def test_the_whole_office_is_recognised_in_other_words(
    segment: Segment, is_unrestricted: bool
) -> None:
    assert segment.is_unrestricted is is_unrestricted


@pytest.mark.parametrize(
    ("posts", "parts"),
    [
        pytest.param([post(Role.TRAINER)], {Part()}, id="without unit: the office"),
        pytest.param([post(Role.TRAINER, unit="kanim")], {Part()}, id="the office's own unit"),
        pytest.param([post(Role.TRAINER, unit="ukk-oku")], {Part("ukk-oku")}, id="a UKK"),
        pytest.param(
            [post(Role.TRAINER, unit="kanim", section="tikim")],
            {Part(None, "tikim")},
            id="a section",
        ),
        pytest.param(
            [post(Role.TRAINER, unit="ukk-oku"), post(Role.TRAINER, unit="ukk-musi-rawas")],
            {Part("ukk-oku"), Part("ukk-musi-rawas")},
            id="two posts",
        ),
        pytest.param([post(Role.HEAD_OF_OFFICE, unit="kanim")], {Part()}, id="the head"),
        pytest.param(
            [post(Role.HEAD_OF_OFFICE, kind=AppointmentKind.PLH, accepted_at=NOW)],
            {Part()},
            id="who stands in for the head",
        ),
        pytest.param(
            [post(Role.HEAD_OF_OFFICE, kind=AppointmentKind.PLH)], set(), id="without consent"
        ),
        pytest.param([post(Role.ADMIN), post(Role.OFFICER)], set(), id="no trainer"),
        pytest.param(
            [post(Role.TRAINER, ends_on=TODAY - timedelta(days=1))], set(), id="post ended"
        ),
    ],
)
def test_whom_a_trainer_reaches_is_in_the_appointment(
    posts: list[Appointment], parts: set[Part]
) -> None:
    assert reach_of_author(posts, TODAY, "kanim") == Reach(frozenset(parts))


@pytest.mark.parametrize(
    ("parts", "segment", "covers"),
    [
        ({Part()}, Segment(), True),
        ({Part()}, Segment(units=some("ukk-oku")), True),
        ({Part("ukk-oku")}, Segment(units=some("ukk-oku")), True),
        ({Part("ukk-oku")}, Segment(units=some("ukk-oku"), roles=some("petugas")), True),
        ({Part("ukk-oku")}, Segment(), False),
        ({Part("ukk-oku")}, Segment(roles=some("petugas")), False),
        ({Part("ukk-oku")}, Segment(unread_of=12), False),
        ({Part("ukk-oku")}, Segment(units=some("ukk-oku", "kanim")), False),
        ({Part("ukk-oku"), Part("kanim")}, Segment(units=some("ukk-oku", "kanim")), True),
        ({Part(None, "tikim")}, Segment(sections=some("tikim"), units=some("x")), True),
        ({Part(None, "tikim")}, Segment(units=some("x")), False),
        ({Part("ukk-oku", "tikim")}, Segment(units=some("ukk-oku")), False),
        (set(), Segment(units=some("ukk-oku")), False),
    ],
)
def test_a_segment_must_lie_within_reach(parts: set[Part], segment: Segment, covers: bool) -> None:
    assert segment.is_within(Reach(frozenset(parts))) is covers


def test_every_state_has_its_moves_and_the_ends_have_none() -> None:
    assert set(MOVES) == set(State)
    assert {state for state in State if not MOVES[state]} == {State.DONE, State.CANCELLED}


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (State.DRAFT, State.DONE),
        (State.DRAFT, State.PAUSED),
        (State.AWAITING_APPROVAL, State.DRAFT),
        (State.SCHEDULED, State.PAUSED),
        (State.PAUSED, State.DONE),
        (State.DONE, State.RUNNING),
        (State.CANCELLED, State.RUNNING),
        (State.RUNNING, State.SCHEDULED),
    ],
)
def test_no_other_move_is_legal(now: State, then: State) -> None:
    assert not is_legal(now, then)


def announcement(**values: object) -> Announcement:
    return Announcement(
        **{"author_id": 1, "step": "teks", "state": State.DONE, "started_at": NOW} | values
    )


def test_without_a_last_day_it_is_in_force_for_thirty_days() -> None:
    assert last_day(announcement(), WIB) == TODAY + timedelta(days=30)


def test_the_day_of_its_start_is_the_office_s_day() -> None:
    late = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)  # half past one on the 26th at the office

    assert last_day(announcement(started_at=late), WIB) == date(2026, 12, 26)


@pytest.mark.parametrize(
    ("values", "is_it"),
    [
        ({"in_force_until": TODAY}, True),
        ({"in_force_until": TODAY - timedelta(days=1)}, False),
        ({"state": State.RUNNING}, True),
        ({"state": State.PAUSED}, False),
        ({"state": State.CANCELLED}, False),
        ({"state": State.SCHEDULED, "started_at": None}, False),
        ({"recalled_at": NOW}, False),
        ({"started_at": NOW - timedelta(days=30)}, True),
        ({"started_at": NOW - timedelta(days=31)}, False),
    ],
)
def test_when_it_is_in_force(values: dict[str, object], is_it: bool) -> None:
    assert is_in_force(announcement(**values), TODAY, WIB) is is_it


@pytest.mark.parametrize(
    ("count", "last", "is_due"),
    [
        (0, None, True),
        (1, NOW - timedelta(hours=1), True),
        (1, NOW - timedelta(minutes=59), False),
        (2, NOW - timedelta(hours=2), True),
        (3, NOW - timedelta(days=2), False),
    ],
)
def test_three_nudges_an_hour_apart(count: int, last: datetime | None, is_due: bool) -> None:
    one = Delivery(announcement_id=1, member_id=1, unit="kanim", nudges=count, last_nudged_at=last)

    assert bool(nudges.due([one], NOW)) is is_due


def test_the_form_goes_forth_and_back_and_not_beyond_its_ends() -> None:
    steps, none = list(AnnouncementStep), AnnouncementAnswers()

    assert [ANNOUNCEMENT.after(step, none) for step in steps] == [*steps[1:], steps[-1]]
    assert [ANNOUNCEMENT.before(step, none) for step in steps] == [steps[0], *steps[:-1]]
