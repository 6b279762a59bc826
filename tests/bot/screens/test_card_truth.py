"""What a card says in each state, at each tier, to each viewer: every sentence is true."""

from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from bot.content.rules import OfficeRules
from bot.screens.anomalies.buttons import further
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.standing import Standing
from bot.screens.posts import names as posts
from bot.texts.anomalies import report as texts
from office.anomalies.models import Anomaly, Entry, Event, State
from office.anomalies.moves import promises
from office.anomalies.moves.promises import PromiseOption
from office.anomalies.reading.outlook import Outlook
from office.anomalies.reading.why_now import Reason, Why, reason
from office.escalation.next_tier import next_escalation
from office.escalation.policy import EscalationPolicy, Tier, Urgency
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post
from tests.conftest import WIB
from tests.places import CONTENT
from tests.shelves import shelf_of

RINA, SRI, DODI, BAMBANG = 1, 2, 3, 4
NAMES = {RINA: "Rina", SRI: "Sri", DODI: "Dodi", BAMBANG: "Bambang"}
UKK, KASI = Post(COORDINATOR, unit="ukk-oku"), Post(SECTION_HEAD, "inteldakim")
KAKANIM = Post(HEAD_OF_OFFICE)
POLICY = EscalationPolicy(
    tuple(
        Tier(number, (post,), timedelta(minutes=60), counts_working_time=True)
        for number, post in enumerate((UKK, KASI, KASI, KAKANIM), 1)
    )
)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=WIB)
DUE = MONDAY.replace(hour=10)


def anomaly(state: State, **rest: Any) -> Anomaly:
    filed: dict[str, Any] = {
        "reporter_id": RINA,
        "category": "dokumen",
        "text": "KK suntingan",
        "unit": "kanim",
    }
    known: dict[str, Any] = {
        "id": 1,
        "section": "inteldakim",
        "policy": POLICY.to_json(),
        "state": state,
        "tier": 2,
        "due_at": DUE,
        "created_at": MONDAY,
        "changed_at": MONDAY,
        "is_reminded": False,
        "is_promised": False,
        "urgency": Urgency.NORMAL,
        "counter": "",
        "case_reference": "",
        "concerns": "",
    }
    return Anomaly(**{**filed, **known, **rest})


def cards(outlook: Outlook, now: datetime = MONDAY) -> ReportCards:
    shelf = shelf_of(CONTENT)
    return ReportCards(Standing(shelf.categories, shelf.directory, WIB, NAMES, now, {1: outlook}))


NEW, TAKEN = State.NEW, State.ACKNOWLEDGED
HEAD = Outlook(is_head=True, may_act=True, may_direct=True, may_raise=True)
AGAIN = Outlook(next_posts=(KASI,), is_reminder=True)
UP = Outlook(next_posts=(KAKANIM,))
TEN = "23 November pukul 10.00"
NINE_THIRTY = "23 November pukul 09.30"
STANDINGS = [
    # state, tier and times; outlook; what is said.
    ({"state": NEW, "tier": 1}, Outlook(next_posts=(KASI,)),
     f"menunggu diterima. Sekarang pada Koordinator UKK OKU; bila belum diterima sampai "
     f"{TEN}, diteruskan kepada Kasi Inteldakim"),
    ({"state": NEW, "tier": 2}, AGAIN,
     f"menunggu diterima. Sekarang pada Kasi Inteldakim; bila belum diterima sampai {TEN}, "
     "diingatkan lagi"),
    ({"state": NEW, "tier": 3}, UP,
     f"pada Kasi Inteldakim; bila belum diterima sampai {TEN}, diteruskan kepada Kepala Kantor"),
    ({"state": NEW, "tier": 4}, Outlook(next_posts=(KAKANIM,), is_reminder=True),
     f"Sekarang pada Kepala Kantor; bila belum diterima sampai {TEN}, diingatkan lagi"),
    ({"state": NEW, "tier": 2}, Outlook(next_posts=(KASI,), is_reminder=True, held_until=DUE),
     f"menunggu diterima. Disampaikan kepada Kasi Inteldakim {TEN}"),
    ({"state": NEW, "tier": 0}, Outlook(),
     f"belum ada pejabat yang dapat diberi tahu, dicoba lagi {TEN}"),
    ({"state": TAKEN, "holder_id": SRI}, HEAD,
     f"diterima oleh Sri; belum ada janji, diminta sebelum {TEN}"),
    ({"state": TAKEN, "holder_id": SRI, "promised_at": DUE, "is_promised": True}, HEAD,
     f"diterima oleh Sri; janji {TEN}"),
    # The grace is no promise.
    ({"state": TAKEN, "holder_id": SRI, "promised_at": MONDAY.replace(minute=30),
      "is_promised": True, "is_reminded": True}, HEAD,
     f"janji {NINE_THIRTY} terlewat, kabarnya ditunggu sampai {TEN}"),
    ({"state": TAKEN, "holder_id": SRI, "is_reminded": True}, HEAD,
     f"belum ada janji, kabarnya ditunggu sampai {TEN}"),
    ({"state": State.IN_PROGRESS, "holder_id": SRI, "promised_at": DUE}, HEAD,
     f"ditindaklanjuti oleh Sri; janji {TEN}"),
    ({"state": State.AWAITING_AGENCY, "holder_id": SRI, "promised_at": DUE}, HEAD,
     f"menunggu jawaban instansi, dipegang Sri; janji {TEN}"),
    ({"state": State.NEEDS_INFO, "holder_id": SRI, "promised_at": DUE}, HEAD,
     f"menunggu jawaban pelapor, dipegang Sri; janji {TEN}"),
    ({"state": TAKEN, "holder_id": DODI, "assigned_by": SRI, "promised_at": DUE}, HEAD,
     f"diterima oleh Dodi atas permintaan Sri; janji {TEN}"),
    ({"state": State.NEEDS_INFO, "holder_id": SRI, "promised_at": DUE},
     Outlook(is_head=True, is_question_lost=True),
     f"pertanyaan belum sampai kepada pelapor, dipegang Sri; janji {TEN}"),
    ({"state": State.WITHDRAWN, "due_at": None}, HEAD, "Keadaan: <b>ditarik pelapor</b>"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "outlook", "said"), STANDINGS)
def test_where_a_report_stands_is_said_truly(
    facts: dict[str, Any], outlook: Outlook, said: str
) -> None:
    html = cards(outlook).standing.sentence(anomaly(**facts))

    assert said in html.replace("<b>", "").replace("</b>", "") or said in html
    assert "naik" not in html
    if outlook.is_reminder:
        assert "diteruskan" not in html, "on the last tier nothing goes any higher"


LISTED = [
    ({"state": TAKEN, "holder_id": SRI, "promised_at": DUE}, HEAD,
     f"— diterima oleh Sri, umur 2 hari, janji {TEN}"),
    # How long a report took, and not how long ago it came in.
    ({"state": State.RESOLVED, "due_at": None}, Outlook(ended_at=MONDAY + timedelta(hours=3)),
     "— selesai dalam 3 jam"),
    ({"state": State.WITHDRAWN, "due_at": None}, HEAD, "— ditarik pelapor"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "outlook", "said"), LISTED)
def test_a_list_says_who_has_a_report_and_how_long_it_took(
    facts: dict[str, Any], outlook: Outlook, said: str
) -> None:
    line = cards(outlook, MONDAY + timedelta(days=2)).line(1, anomaly(**facts))

    assert line.endswith(said)


BUTTONS = [
    # state, viewer, buttons that are offered, buttons that are not
    (NEW, HEAD, ("Terima", "Alihkan", "Naikkan", "Selesai"), ("Dorong", "Ke luar kantor")),
    (NEW, Outlook(is_head=True, may_act=True, may_direct=True),
     ("Terima", "Ke luar kantor"), ("Naikkan",)),
    (NEW, Outlook(is_head=True, may_push=True), ("Dorong", "Riwayat"), ("Terima", "Selesai")),
    (TAKEN, Outlook(is_head=True, may_act=True, may_direct=True, may_raise=True, has_it=True),
     ("Ditindaklanjuti", "Jeda pengingat", "Ambil untuk"), ("Terima", "Dorong")),
    (TAKEN, Outlook(is_head=True, may_act=True, may_direct=True, may_push=True),
     ("Dorong", "Ambil untuk", "Ke luar kantor"), ("Ditindaklanjuti", "Jeda", "Naikkan")),
    (TAKEN, Outlook(is_head=True, may_act=True, has_it=True),
     ("Ditindaklanjuti", "Selesai"), ("Alihkan", "Naikkan", "Ambil untuk")),
    (TAKEN, Outlook(is_head=True, may_push=True), ("Dorong", "Catatan"), ("Selesai", "Minta")),
    (State.RESOLVED, HEAD, ("Buka lagi", "Riwayat"), ("Selesai",)),
    (State.RESOLVED, Outlook(is_head=True), ("Riwayat",), ("Buka lagi",)),
    (State.WITHDRAWN, HEAD, (), ("Riwayat",)),
    (NEW, Outlook(), (), ("Riwayat", "Terima")),
]  # fmt: skip


@pytest.mark.parametrize(("state", "outlook", "offered", "withheld"), BUTTONS)
def test_only_what_a_viewer_may_do_is_offered(
    state: State, outlook: Outlook, offered: tuple[str, ...], withheld: tuple[str, ...]
) -> None:
    report = anomaly(state, holder_id=SRI, is_promised=True)
    screen = cards(outlook).card(report)
    first = [button.label for row in screen.rows for button in row]
    rest = [button.label for button in further(report, outlook)]
    shown = str([*first, *rest])

    assert all(label in shown for label in offered)
    assert not any(label in shown for label in withheld)
    assert len(first) <= 4, "a card has three moves and the way to the rest"
    assert ("Lainnya…" in first) is bool(rest)
    assert len({*first, *rest}) == len(first) + len(rest), "a move stands in two places"


def test_who_owes_a_promise_finds_every_move_behind_the_rest() -> None:
    outlook = Outlook(is_head=True, may_act=True, may_give_back=True, has_it=True)
    report = anomaly(TAKEN, holder_id=SRI)
    options = {PromiseOption.ONE_HOUR: DUE}
    rows = cards(outlook).promises(report, options).rows

    assert [button.label for button in rows[-1]] == ["Kembalikan", "Lainnya…"]
    rest = [button.label for button in further(report, outlook)]
    assert {"Ditindaklanjuti", "Minta info pelapor", "Selesai"} <= set(rest)


@pytest.mark.parametrize(("category", "is_offered"), [("dokumen", True), ("sistem", False)])
def test_an_issuer_is_asked_only_where_a_document_is_in_doubt(
    category: str, is_offered: bool
) -> None:
    drawn, report = cards(HEAD), anomaly(NEW, category=category)
    rest = further(report, HEAD, has_document=drawn.has_document(report))

    assert ("Verifikasi ke penerbit" in [button.label for button in rest]) is is_offered


@pytest.mark.parametrize(
    ("passed", "said"),
    [(timedelta(seconds=20), "(baru saja)"), (timedelta(hours=2), "(2 jam lalu)")],
)
def test_how_long_ago_a_report_came_in_is_said_as_people_say_it(
    passed: timedelta, said: str
) -> None:
    assert said in cards(HEAD, MONDAY + passed).card(anomaly(NEW)).html


@pytest.mark.parametrize(
    ("named", "said"), [("A", "A"), ("AB", "A dan B"), ("ABC", "A, B, dan C"), ("", "")]
)
def test_a_list_of_names_ends_with_dan(named: str, said: str) -> None:
    assert posts.joined(named) == said


def entries(*told: tuple[Event, int | None, str]) -> list[Entry]:
    return [
        Entry(anomaly_id=1, number=number, at=MONDAY, event=event, actor_id=actor, detail=detail,
              salt="s", digest="", hash="")
        for number, (event, actor, detail) in enumerate(told, 1)
    ]  # fmt: skip


FILED = ((Event.REPORTED, RINA, ""), (Event.NOTIFIED, None, f"{SRI}|kepala_seksi/inteldakim/"))
WAITED = (Event.REMINDED, None, "kepala_seksi/inteldakim/")
ROSE = (Event.ESCALATED, None, "kepala_kantor//")
TOLD_BOSS = (Event.NOTIFIED, None, f"{BAMBANG}|kepala_kantor//")
TAKEN_BY_SRI, BROKEN = (Event.ACKNOWLEDGED, SRI, ""), (Event.RETURNED, None, f"{SRI}|janji")
SILENT = (Event.RETURNED, None, f"{SRI}|")
TO_TIKIM = (Event.TRANSFERRED, BAMBANG, "tikim|Soal alat")
TOLD_DODI = (Event.NOTIFIED, None, f"{DODI}|kepala_seksi/tikim/")
WHYS = [
    (FILED, SRI, Reason(Why.FILED)),
    ((*FILED, WAITED, FILED[1]), SRI, Reason(Why.STILL_YOURS)),
    ((*FILED, WAITED, FILED[1], ROSE, TOLD_BOSS), BAMBANG, Reason(Why.UNANSWERED)),
    # Who had accepted it is not told that nobody has.
    ((*FILED, TAKEN_BY_SRI, BROKEN, WAITED, FILED[1]), SRI, Reason(Why.YOUR_BROKEN_PROMISE, SRI)),
    ((*FILED, TAKEN_BY_SRI, BROKEN, ROSE, TOLD_BOSS), BAMBANG, Reason(Why.BROKEN_PROMISE, SRI)),
    ((*FILED, TAKEN_BY_SRI, BROKEN, *(WAITED, FILED[1]) * 2), SRI, Reason(Why.STILL_YOURS)),
    ((*FILED, TAKEN_BY_SRI, BROKEN, ROSE, TOLD_BOSS, WAITED, TOLD_BOSS), BAMBANG,
     Reason(Why.STILL_YOURS)),
    ((*FILED, TAKEN_BY_SRI, SILENT, WAITED, FILED[1]), SRI, Reason(Why.YOUR_SILENCE, SRI)),
    ((*FILED, TAKEN_BY_SRI, SILENT, ROSE, TOLD_BOSS), BAMBANG, Reason(Why.SILENCE, SRI)),
    ((*FILED, TAKEN_BY_SRI, (Event.ESCALATED, SRI, "kepala_kantor//"), TOLD_BOSS), BAMBANG,
     Reason(Why.RAISED, SRI)),
    ((*FILED, TO_TIKIM, TOLD_DODI), DODI, Reason(Why.TRANSFERRED, BAMBANG, "Soal alat")),
    # It went to Dodi: neither to who sent it, nor to who has a card from before.
    ((*FILED, ROSE, TOLD_BOSS, TO_TIKIM, TOLD_DODI), BAMBANG, Reason()),
    ((*FILED, ROSE, TOLD_BOSS, (Event.TRANSFERRED, SRI, "tikim|Soal alat"), TOLD_DODI), BAMBANG,
     Reason()),
    ((*FILED, TO_TIKIM, TOLD_BOSS), BAMBANG, Reason()),
    # Whose turn is over is not waited for any more.
    ((*FILED, WAITED, FILED[1], ROSE, TOLD_BOSS), SRI, Reason()),
    ((*FILED, ROSE, TOLD_BOSS, (Event.REMINDED, None, "kepala_kantor//"), TOLD_BOSS), BAMBANG,
     Reason(Why.STILL_YOURS)),
]  # fmt: skip


@pytest.mark.parametrize(("history", "viewer", "expected"), WHYS)
def test_why_it_is_before_somebody_is_read_from_the_history(
    history: tuple[tuple[Event, int | None, str], ...], viewer: int, expected: Reason
) -> None:
    assert reason(entries(*history), viewer) == expected


# What can befall a report; each ends with who is told of it.
TURNS = {
    "waits": (WAITED, FILED[1]),
    "climbs": (ROSE, TOLD_BOSS),
    "raised": ((Event.ESCALATED, SRI, "kepala_kantor//"), TOLD_BOSS),
    "broken by Sri": (TAKEN_BY_SRI, BROKEN, WAITED, FILED[1]),
    "broken by the boss": ((Event.ACKNOWLEDGED, BAMBANG, ""),
                           (Event.RETURNED, None, f"{BAMBANG}|janji"), ROSE, TOLD_BOSS),
    "silent": (TAKEN_BY_SRI, SILENT, ROSE, TOLD_BOSS),
    "given back": ((Event.ASSIGNED, BAMBANG, f"{SRI}"), (Event.GIVEN_BACK, SRI, ""), TOLD_BOSS),
    "to Dodi by the boss": (TO_TIKIM, TOLD_DODI),
    "to Dodi by Sri": ((Event.TRANSFERRED, SRI, "tikim|Soal alat"), TOLD_DODI),
    "kept above": (TO_TIKIM, TOLD_BOSS),
}  # fmt: skip
LIVES = [names for count in (1, 2, 3) for names in product(TURNS, repeat=count)]


def told_since(history: list[Entry], events: set[Event], viewer: int) -> Entry | None:
    """The last of these events, if the viewer was told of the report after it."""
    last = max((entry.number for entry in history if entry.event in events), default=0)
    is_told = any(
        entry.event is Event.NOTIFIED
        and entry.number > last
        and entry.detail.startswith(f"{viewer}|")
        for entry in history
    )
    return history[last - 1] if last and is_told else None


@pytest.mark.parametrize("viewer", [SRI, DODI, BAMBANG])
def test_no_card_says_anda_of_what_is_anothers(viewer: int) -> None:
    """Every history of a report, and every reader of why it is where it is."""
    shown, said = cards(HEAD), set[str]()
    for names in LIVES:
        history = entries(*FILED, *(step for name in names for step in TURNS[name]))
        why = shown.why(anomaly(NEW), reason(history, viewer))
        said.add(why)
        returned = [entry for entry in history if entry.event is Event.RETURNED]
        given = told_since(history, {Event.TRANSFERRED}, viewer)
        waits = told_since(history, {Event.ESCALATED, Event.REMINDED}, viewer)
        true = {
            "kepada Anda": given is not None and given.actor_id != viewer,
            "menunggu Anda": waits is not None,
            "Janji Anda": bool(returned) and returned[-1].detail == f"{viewer}|janji",
            "Anda menerima": bool(returned) and returned[-1].detail == f"{viewer}|",
        }
        assert all(is_true or words not in why for words, is_true in true.items()), (names, why)
        assert "Anda" not in why or any(words in why for words in true), (names, why)
    assert any("Anda" in why for why in said)


HELD = (State.ACKNOWLEDGED, State.IN_PROGRESS, State.NEEDS_INFO, State.AWAITING_AGENCY)


@pytest.mark.parametrize("state", HELD)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_reminder_names_the_posts_at_which_the_report_waits_again(
    state: State, number: int
) -> None:
    hours = OfficeRules(shelf_of(CONTENT), WIB)().hours
    after = next_escalation(POLICY, number, DUE, DUE, hours, lambda post: False).tier
    standing = cards(Outlook(is_head=True, next_posts=after.posts)).standing
    then = standing.then(anomaly(state, tier=number, holder_id=SRI))

    reminders = (
        texts.promise_due("KJ-0001", TEN, TEN, then),
        texts.no_promise_yet("KJ-0001", TEN, TEN, then),
    )
    assert "belum ada kemajuan" not in reminders[0], "the card may say that it is worked on"
    for reminder in reminders:
        assert f"menunggu diterima lagi pada {posts.labels(after.posts, standing.directory)}." in (
            reminder
        )
        assert "diteruskan" not in reminder
    assert "pada" not in texts.promise_due("KJ-0001", TEN, TEN, "").partition("lagi")[2]


ABOUT = {"": "", "kepala_seksi/tikim/": "Kasi Tikim", "koordinator_ukk//ukk-oku": "Koordinator UKK"}


@pytest.mark.parametrize(("about", "post"), ABOUT.items())
@pytest.mark.parametrize("state", State)
def test_whom_it_concerns_is_on_every_screen_of_those_who_may_see_it(
    state: State, about: str, post: str
) -> None:
    shown, report = cards(HEAD), anomaly(state, concerns=about, holder_id=SRI)
    own = shown.own(report, may_withdraw=True)
    joiners = shown.own(report, may_withdraw=False, is_reporter=False)
    heads = [shown.card(report), shown.history(report, entries(*FILED)), shown.sections(report),
             shown.outcomes(report), shown.promises(report, {})]  # fmt: skip

    for screen in (*heads, own):
        assert (f"Menyangkut: <b>{post}" in screen.html) is bool(post)
    assert "Menyangkut" not in joiners.html


@pytest.mark.parametrize("about", ABOUT)
def test_a_transfer_is_called_one_only_where_a_section_gets_the_report(about: str) -> None:
    """Who is on a level with the heads of sections is judged by those above alone."""
    shown, report = cards(HEAD), anomaly(NEW, concerns=about)
    (entry,) = entries(TO_TIKIM)

    said = shown.timeline(report).entry(entry)

    is_given = about != "kepala_seksi/tikim/"
    assert (said == "dialihkan oleh Bambang ke Seksi Tikim. Alasan: Soal alat") is is_given
    is_set = said == "ditetapkan oleh Bambang sebagai urusan Seksi Tikim. Alasan: Soal alat"
    assert is_set is not is_given
    assert ("tetap pada pejabat di atasnya" in shown.sections(report).html) is not is_given


def test_sections_that_the_accused_leads_are_not_offered() -> None:
    screen = cards(Outlook(barred_sections=frozenset({"tikim", "tu"}))).sections(anomaly(NEW))

    assert [button.label for row in screen.rows for button in row] == ["Dokintalkim", "‹ Kembali"]


def test_todays_promise_is_offered_while_there_is_enough_of_today() -> None:
    hours = OfficeRules(shelf_of(CONTENT), WIB)().hours
    morning = promises.options(MONDAY, hours)
    evening = promises.options(MONDAY.replace(hour=19, minute=42), hours)
    late = promises.options(MONDAY.replace(hour=15, minute=20), hours)

    assert morning[PromiseOption.TODAY] == MONDAY.replace(hour=16)
    assert PromiseOption.TODAY not in evening
    assert PromiseOption.TODAY not in late


@pytest.mark.parametrize(
    ("now", "tomorrow", "third"),
    [
        # A Monday's three working days are over on Thursday.
        (MONDAY, (24, 16, 0), (26, 16, 0)),
        (MONDAY.replace(hour=19, minute=42), (24, 16, 0), (26, 16, 0)),
        # From a Thursday over the weekend; Friday closes later.
        (MONDAY.replace(day=26), (27, 16, 30), (1, 16, 0)),
        # Sunday: Monday, Tuesday, Wednesday.
        (MONDAY.replace(day=22), (23, 16, 0), (25, 16, 0)),
    ],
)
def test_days_of_work_are_counted_as_people_count_them(
    now: datetime, tomorrow: tuple[int, int, int], third: tuple[int, int, int]
) -> None:
    found = promises.options(now, OfficeRules(shelf_of(CONTENT), WIB)().hours)

    def said(moment: datetime) -> tuple[int, int, int]:
        local = moment.astimezone(WIB)
        return local.day, local.hour, local.minute

    assert said(found[PromiseOption.TOMORROW]) == tomorrow
    assert said(found[PromiseOption.THREE_DAYS]) == third
