"""What an announcement looks like, and that it always fits into a message."""

from datetime import date, datetime, timedelta

import pytest

from bot.screens.announcements.approval import ApprovalCards
from bot.screens.announcements.card import AnnouncementCards, too_long
from bot.telegram.outgoing import length
from knowledge.reading.office import directory
from office.announcements import Announcement, AnnouncementProgress, Delivery, State
from tests.conftest import WIB
from tests.places import OFFICE_FOLDER

OFFICE = directory.load(OFFICE_FOLDER / "office.toml")
NOW = datetime(2026, 11, 25, 9, 12, tzinfo=WIB)
LONGEST_NAME = "Raden Ajeng Siti Nurhaliza Kusumawardhani binti Abdurrahman, S.H., M.H."


def cards(now: datetime = NOW) -> AnnouncementCards:
    return AnnouncementCards(OFFICE, WIB, {7: LONGEST_NAME}, now)


def announcement(**more: object) -> Announcement:
    values = {
        "id": 123456,
        "author_id": 7,
        "html": "Apel <b>pagi</b>",
        "state": State.RUNNING,
        "needs_ack": True,
        "started_at": NOW,
        "created_at": NOW,
        "in_force_until": date(2026, 12, 31),
        **more,
    }
    return Announcement(**values)


def delivery(read_at: datetime | None = None) -> Delivery:
    return Delivery(announcement_id=123456, member_id=1, unit="kanim", read_at=read_at)


@pytest.mark.parametrize(("has_file", "limit"), [(False, 4096), (True, 1024)])
def test_what_is_accepted_fits_with_its_longest_footer(has_file: bool, limit: int) -> None:
    longest = next(n for n in range(limit, 0, -1) if too_long("x" * n, has_file=has_file) is None)
    one = announcement(html="x" * longest, corrected_at=NOW, photo_id="photo" if has_file else None)

    shown = cards(NOW + timedelta(days=9)).received(one, delivery(read_at=NOW))

    assert longest > limit - 300
    assert length(shown.screen.html) <= limit
    assert shown.has_caption == has_file


def test_markup_does_not_count_as_length() -> None:
    assert too_long("<b>x</b>" * 500, has_file=True) is None
    assert too_long("😀" * 500, has_file=True) is not None


def test_the_button_gives_way_to_the_hour() -> None:
    before = cards().received(announcement(), delivery())
    after = cards().received(announcement(), delivery(read_at=NOW))

    assert [button.label for row in before.screen.rows for button in row] == ["Sudah baca"]
    assert after.screen.rows == ()
    assert after.screen.html.endswith("<i>✓ Dibaca 09.12</i>")


def test_the_day_is_told_once_it_is_another_one() -> None:
    tomorrow = cards(NOW + timedelta(days=1))

    shown = tomorrow.received(announcement(), delivery(read_at=NOW))

    assert shown.screen.html.endswith("<i>✓ Dibaca 25 November 2026 pukul 09.12</i>")


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        (State.AWAITING_APPROVAL, {"Batalkan"}),
        (State.SCHEDULED, {"Batalkan"}),
        (State.RUNNING, {"Jeda", "Batalkan"}),
        (State.PAUSED, {"Lanjutkan", "Batalkan"}),
        (State.DONE, set()),
        (State.CANCELLED, set()),
    ],
)
def test_only_legal_moves_are_offered(state: State, labels: set[str]) -> None:
    has_started = state not in (State.AWAITING_APPROVAL, State.SCHEDULED)
    one = announcement(state=state, started_at=NOW if has_started else None)

    shown = cards().progress(one, AnnouncementProgress(sent=3))

    offered = {button.label for row in shown.rows for button in row}
    moves = {"Jeda", "Lanjutkan", "Batalkan"}
    assert offered & moves == labels
    assert ("Perbaiki" in offered) == has_started
    assert len(shown.rows) <= 6


def test_a_recalled_one_offers_nothing_but_a_look() -> None:
    one = announcement(state=State.DONE, recalled_at=NOW)

    shown = cards().progress(one, AnnouncementProgress(sent=3))

    assert [button.label for row in shown.rows for button in row] == ["Lihat persis"]
    assert "ditarik" in shown.html


@pytest.mark.parametrize("people", [1, 200, 2000])
def test_the_list_of_those_who_have_not_read_fits_into_a_message(people: int) -> None:
    names = [f"Petugas Bernama Panjang {number}" for number in range(people)]

    shown = cards().unread(announcement(), {("kanim", "tikim"): names, ("ukk-oku", ""): names}, 1)

    assert length(shown.html) <= 4096
    assert f"{2 * people} orang" in shown.html
    assert f"Seksi Tikim</b> ({people})" in shown.html
    assert ("lagi" in shown.html) == (people > 1)


def test_a_card_for_approval_fits_even_under_the_longest_text() -> None:
    shown = ApprovalCards(AnnouncementCards(OFFICE, WIB, {7: LONGEST_NAME}, NOW)).approval(
        announcement(html="x" * 3800)
    )

    assert length(shown.html) <= 4096
