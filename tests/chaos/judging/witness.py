"""Stands at the wire: which updates were handed over, what was told, which answers got lost."""

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import Call
from office.announcements import AnnouncementNotice
from office.anomalies.notices import Notice
from office.answers.notices import AnswerNotice
from office.changes.notices import ChangeNotice
from office.figures import FiguresNotice
from office.revisions.notices import RevisionNotice
from office.verifications.notices import VerificationNotice
from tests.chaos.play.asking import NEWS, is_answer

_SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
_LOSES = 0.5
QUESTION_ANSWERED = "an answer"


@dataclass(frozen=True)
class Told:
    """A thing that somebody is told, whatever the words: kind, subject, and the account."""

    kind: str
    about: int
    chat_id: int


@dataclass(frozen=True)
class Known:
    """The numbers of what is told without one, by its words."""

    announcements: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    # Of revisions, by name and version.
    revisions: Mapping[str, int] = field(default_factory=dict)


_CODE = r"KJ-(\d+)"
_MOVES = (
    "(?:dinaikkan|disampaikan juga"
    "|diterima|ditugaskan|dikembalikan|dialihkan oleh|ditetapkan oleh|diselesaikan"
    "|dibuka"
    "|menunggu diterima lagi|pemegangnya diingatkan|[^\\n.]* diingatkan lagi"
    "|kabar dari|[^\\n]* berjanji ada kemajuan)"
)
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (Notice.RECEIPT, re.compile(rf"^Laporan {_CODE} sudah terkirim")),
    (Notice.CARD, re.compile(rf"{_CODE} — .*\nPelapor: ", re.DOTALL)),
    (Notice.DRAFT_EXPIRED, re.compile(r"^Draf laporan atau latihan Anda sudah lebih dari 24 jam")),
    (Notice.QUESTION, re.compile(rf"^Pertanyaan tentang laporan Anda {_CODE}:")),
    (Notice.ANSWER, re.compile(rf"^Kabar dari pelapor {_CODE}:")),
    (Notice.REPLY, re.compile(rf"^Kabar tentang laporan Anda {_CODE}:")),
    (Notice.REOPEN_ASKED, re.compile(rf"^Pelapor meminta {_CODE} dibuka lagi")),
    (
        Notice.PROMISE_DUE,
        re.compile(rf"^(?:Janji untuk )?{_CODE} (?:sudah lewat|belum ada janji;)"),
    ),
    (
        Notice.HANDED_OVER,
        re.compile(
            rf"^{_CODE} (?:(?:dialihkan ke|ditetapkan sebagai urusan) Seksi [^.\n]* oleh "
            "|kini dipegang )"
        ),
    ),
    (
        Notice.CONFIRMED,
        re.compile(
            rf"^{_CODE}(?:: | (?:dialihkan ke|ditetapkan sebagai urusan) Seksi [^.\n]*\. Keadaan)"
        ),
    ),
    (Notice.WITHDRAWN, re.compile(rf"^Pelapor menarik laporan {_CODE}\.")),
    (Notice.PUSHED, re.compile(rf" menanyakan perkembangan {_CODE}\.")),
    (
        Notice.CALL,
        re.compile(rf"^{_CODE} mendesak dan (?:belum ada yang menerimanya|menunggu diterima lagi)"),
    ),
    (
        Notice.MOVED,
        re.compile(rf"^{_CODE} {_MOVES}"),
    ),
    (RevisionNotice.SUBMITTED, re.compile(r"^(?:Masih menunggu .*\n)?NS-(\d+) — naskah SOP")),
    (RevisionNotice.HANDED_IN, re.compile(r"^Naskah NS-(\d+), .* ada di ")),
    (RevisionNotice.RETURNED, re.compile(r"^NS-(\d+), .* dikembalikan oleh ")),
    (RevisionNotice.APPROVED, re.compile(r"^NS-(\d+), .* disetujui oleh ")),
    (FiguresNotice.WEEK, re.compile(r"^Gambaran ")),
    (
        VerificationNotice.REMINDED,
        re.compile(r"^VD-(\d+) — .*\n(?:Hari ini jawaban|.*belum menjawab|Batas bagi pemohon)"),
    ),
)
# Drills are left out: their codes belong to no report.
_OF_A_DRILL = "LATIHAN KJ-"
# To who has asked it; to all who have an answer that holds no more.
_GIVEN = re.compile(r"^Jawaban [^\n]* · TJ-")
_REPLACED = re.compile(r"^Jawaban [^\n]* diganti")
_IN_FORCE = "Mulai hari ini berlaku: "
_REMINDED = "Belum Anda baca."
_READ_BUTTON = "ch:r:"
COUNTED = (
    *(kind for kind, _ in _SIGNS),
    AnnouncementNotice.MESSAGE,
    AnswerNotice.GIVEN,
    AnswerNotice.REPLACED,
    RevisionNotice.IN_FORCE,
    ChangeNotice.CHANGED,
    ChangeNotice.UNREAD,
)


@dataclass
class Witness:
    """Watches every request; where it is told to, it loses answers."""

    rng: random.Random
    handed_over: Counter[int] = field(default_factory=Counter)
    sent: list[Call] = field(default_factory=list)
    lost: list[Call] = field(default_factory=list)
    loses_answers: bool = False

    def arrives(self, call: Call) -> bool:
        return False

    def is_carried_out(self, call: Call) -> bool:
        if call.refusal is not None:
            return False
        if call.method == "getUpdates":
            self.handed_over.update(update["update_id"] for update in call.result or ())
        is_lost = self._loses()
        if call.method in _SENDING:
            self.sent.append(call)
            if is_lost:
                self.lost.append(call)
        return is_lost

    def takes(self, update: dict[str, Any]) -> bool:
        """Note what a webhook has taken; say whether Telegram never hears of it."""
        self.handed_over[update["update_id"]] += 1
        return self._loses()

    def _loses(self) -> bool:
        return self.loses_answers and self.rng.random() < _LOSES


def told(call: Call, known: Known) -> Told | None:
    """What a message tells, as far as it is counted."""
    words = str(call.result.get("text") or call.result.get("caption") or "")
    chat_id = int(call.result["chat"]["id"])
    if _OF_A_DRILL in words:
        return None
    for kind, sign in _SIGNS:
        if found := sign.search(words):
            return Told(kind, int(found[1]) if sign.groups else 0, chat_id)
    if NEWS.search(words):
        return _news(words, str(call.result.get("reply_markup")), chat_id)
    if words.startswith(_IN_FORCE):
        number = known.revisions.get(words.removeprefix(_IN_FORCE).rstrip("."), 0)
        return Told(RevisionNotice.IN_FORCE, number, chat_id)
    if is_answer(words):
        return Told(QUESTION_ANSWERED, 0, chat_id)
    for text, number in known.answers.items():
        if text in words and _REPLACED.match(words):
            return Told(AnswerNotice.REPLACED, number, chat_id)
        if text in words and _GIVEN.match(words):
            return Told(AnswerNotice.GIVEN, number, chat_id)
    for text, number in known.announcements.items():
        if text in words:
            return Told(AnnouncementNotice.MESSAGE, number, chat_id)
    return None


def _news(words: str, buttons: str, chat_id: int) -> Told | None:
    """News of one moment; what its reader had read before it came again has no button left."""
    found = re.search(rf"{_READ_BUTTON}(\d+)", buttons)
    kind = ChangeNotice.UNREAD if words.startswith(_REMINDED) else ChangeNotice.CHANGED
    return Told(kind, int(found[1]), chat_id) if found else None
