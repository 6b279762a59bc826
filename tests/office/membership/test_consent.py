"""Who must agree before a post is given or ended, and who may."""

from datetime import date

import pytest

from office.membership.consent import Aim, HeldPosts, PostChange, concerned, deciders, needs_consent
from office.people import Appointment, AppointmentKind, Member, Role
from tests.conftest import NINE

TODAY = date(2026, 11, 25)
BOSS, HEAD, AGUS, DEWI, RINA = range(1, 6)


def member(id: int, *posts: tuple[Role, str | None], **rest: object) -> Member:
    held = [
        Appointment(id=id * 10 + number, member_id=id, role=role, section=section, **rest)
        for number, (role, section) in enumerate(posts)
    ]
    for post in held:
        post.starts_on, post.kind = TODAY, post.kind or AppointmentKind.DEFINITIVE
    one = Member(id=id, telegram_id=id, name=str(id), unit="kanim", enrolled_at=NINE)
    one.appointments = held
    return one


OFFICE = (
    member(BOSS, (Role.HEAD_OF_OFFICE, None)),
    member(HEAD, (Role.SECTION_HEAD, "tikim")),
    member(AGUS, (Role.ADMIN, None)),
    member(DEWI, (Role.ADMIN, None)),
    member(RINA, (Role.OFFICER, None), (Role.TRAINER, None)),
)
HELD, VACANT = "tikim", "tu"


def give(to: int, role: Role = Role.SECTION_HEAD, section: str | None = HELD) -> PostChange:
    return PostChange(Aim.GIVE, to, role, section)


def end(of: int, role: Role = Role.SECTION_HEAD) -> PostChange:
    return PostChange(Aim.END, of, role, HELD, appointment_id=1)


@pytest.mark.parametrize(
    ("change", "by", "without", "expected"),
    [
        # Somebody holds the post: they, another admin, or the head of office.
        (give(RINA), AGUS, (), {BOSS, HEAD, DEWI}),
        (give(RINA), AGUS, (BOSS, DEWI), {HEAD}),
        (give(BOSS, Role.HEAD_OF_OFFICE, None), AGUS, (), None),
        (give(AGUS, Role.HEAD_OF_OFFICE, None), AGUS, (), {BOSS, DEWI}),
        # Who gets it does not agree for others.
        (give(DEWI), AGUS, (), {BOSS, HEAD}),
        # Who holds it hands it on by themselves.
        (give(RINA), HEAD, (), None),
        # Nobody holds it.
        (give(RINA, section=VACANT), AGUS, (), None),
        (give(RINA, Role.HEAD_OF_OFFICE, None), AGUS, (BOSS, HEAD, DEWI), None),
        # Nobody appoints themselves alone, not even to a vacant post.
        (give(AGUS, section=VACANT), AGUS, (), {BOSS, DEWI}),
        (give(AGUS, Role.HEAD_OF_OFFICE, None), AGUS, (BOSS, DEWI), set()),
        # Posts of which there are many.
        (give(RINA, Role.ADMIN, None), AGUS, (), None),
        (give(AGUS, Role.TRAINER, None), AGUS, (), None),
        (end(HEAD), AGUS, (), {BOSS, HEAD, DEWI}),
        (end(HEAD), AGUS, (BOSS, DEWI), {HEAD}),
        (end(HEAD), HEAD, (), None),
        (end(DEWI, Role.ADMIN), AGUS, (), {BOSS, DEWI}),
        (end(RINA, Role.OFFICER), AGUS, (), None),
        # The phone of who is removed may be stolen.
        (PostChange(Aim.REMOVE, HEAD), AGUS, (), {BOSS, DEWI}),
        (PostChange(Aim.REMOVE, BOSS), AGUS, (DEWI,), {BOSS}),
        (PostChange(Aim.REMOVE, 9), AGUS, (), None),
    ],
)
def test_a_second_person_agrees_to_what_somebody_holds(
    change: PostChange, by: int, without: tuple[int, ...], expected: set[int] | None
) -> None:
    standing = HeldPosts([one for one in OFFICE if one.id not in without], TODAY)

    needed = needs_consent(change, by, standing)

    assert (deciders(change, by, standing) if needed else None) == expected


def test_an_admin_whom_the_proposer_has_made_does_not_count() -> None:
    made = member(DEWI, (Role.ADMIN, None), appointed_by=AGUS)
    plh = member(RINA, (Role.HEAD_OF_OFFICE, None), appointed_by=AGUS, kind=AppointmentKind.PLH)
    plh.appointments[0].accepted_at = NINE
    standing = HeldPosts([OFFICE[1], OFFICE[2], made, plh], TODAY)

    assert deciders(give(9), AGUS, standing) == {HEAD}
    assert deciders(give(9), DEWI, standing) == {HEAD, AGUS, RINA}


def test_everybody_concerned_is_told() -> None:
    standing = HeldPosts(OFFICE, TODAY)

    assert concerned(give(RINA), standing) == {BOSS, HEAD, AGUS, DEWI}
    assert concerned(end(HEAD), standing) == {BOSS, AGUS, DEWI}
    assert concerned(give(RINA, Role.OFFICER, None), standing) == set()
