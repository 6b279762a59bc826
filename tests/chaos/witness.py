"""Stands at the wire: which updates were handed over, what was told, which answers got lost."""

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from emulator.call import Call
from office.announcements import AnnouncementNotice
from office.anomalies.notices import Notice
from office.answers.notices import AnswerNotice
from office.figures import FiguresNotice
from office.verifications.notices import VerificationNotice
from tests.journeys.conftest import ANSWER

_SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
_LOSES = 0.5
QUESTION_ANSWERED = "an answer"


@dataclass(frozen=True)
class Told:
    """A thing that somebody is told, whatever the words: kind, subject, and the account."""

    kind: str
    about: int
    chat_id: int


_CODE = r"KJ-(\d+)"
_MOVES = (
    "(?:dinaikkan|diterima|ditugaskan|dikembalikan|dialihkan oleh|diselesaikan|dibuka"
    "|menunggu diterima lagi"
    "|kabar dari|[^\\n]* berjanji ada kemajuan)"
)
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (Notice.RECEIPT, re.compile(rf"^Laporan {_CODE} sudah terkirim")),
    (Notice.CARD, re.compile(rf"{_CODE} — .*\nPelapor: ", re.DOTALL)),
    (Notice.DRAFT_EXPIRED, re.compile(r"^Draf laporan Anda sudah lebih dari 24 jam")),
    (Notice.QUESTION, re.compile(rf"^Pertanyaan tentang laporan Anda {_CODE}:")),
    (Notice.ANSWER, re.compile(rf"^Kabar dari pelapor {_CODE}:")),
    (Notice.REPLY, re.compile(rf"^Kabar dari seksi tentang laporan Anda {_CODE}:")),
    (Notice.REOPEN_ASKED, re.compile(rf"^Pelapor meminta {_CODE} dibuka lagi")),
    (
        Notice.PROMISE_DUE,
        re.compile(rf"^(?:Janji untuk )?{_CODE} (?:sudah lewat|belum ada janji;)"),
    ),
    (
        Notice.HANDED_OVER,
        re.compile(rf"^{_CODE} (?:dialihkan ke Seksi [^.\n]* oleh |kini dipegang )"),
    ),
    (Notice.CONFIRMED, re.compile(rf"^{_CODE}(?:: | dialihkan ke Seksi [^.\n]*\. Keadaan)")),
    (Notice.WITHDRAWN, re.compile(rf"^Pelapor menarik laporan {_CODE}\.")),
    (Notice.PUSHED, re.compile(rf" menanyakan perkembangan {_CODE}\.")),
    (Notice.CALL, re.compile(rf"^{_CODE} mendesak dan belum ada yang menerimanya")),
    (
        Notice.MOVED,
        re.compile(rf"^{_CODE} {_MOVES}"),
    ),
    (FiguresNotice.WEEK, re.compile(r"^Gambaran ")),
    (
        VerificationNotice.RUNG,
        re.compile(r"^VD-(\d+) — .*\n(?:Hari ini jawaban|.*belum menjawab|Batas bagi pemohon)"),
    ),
)
COUNTED = (*(kind for kind, _ in _SIGNS), AnnouncementNotice.MESSAGE, AnswerNotice.GIVEN)


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


def told(call: Call, announcements: Mapping[str, int], answers: Mapping[str, int]) -> Told | None:
    """What a message tells, as far as it is counted.

    `announcements`: their ids by their words; `answers`: the questions that they were given to.
    """
    words = str(call.result.get("text") or call.result.get("caption") or "")
    chat_id = int(call.result["chat"]["id"])
    for kind, sign in _SIGNS:
        if found := sign.search(words):
            return Told(kind, int(found[1]) if sign.groups else 0, chat_id)
    if ANSWER in words:
        return Told(QUESTION_ANSWERED, 0, chat_id)
    for text, number in answers.items():
        if text in words and words.startswith("Jawaban "):
            return Told(AnswerNotice.GIVEN, number, chat_id)
    for text, number in announcements.items():
        if text in words:
            return Told(AnnouncementNotice.MESSAGE, number, chat_id)
    return None
