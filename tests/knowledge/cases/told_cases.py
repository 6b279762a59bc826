"""The told cases, and how a list is compared with them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.case_lists import CaseLists, CaseOpening
from knowledge.reading.cases import CaseList, Item, LineRole, Quoted
from tests.knowledge.cases.told_answers import answer_to

_FILE = Path(__file__).with_name("told.toml")

# What a document is called where it is told, and what is found in a line that asks for it. The
# first that fits counts; what is not here is looked for by its own name.
_NAMES = (
    (r"^KTP-el anak", r"KTP-el anak"),
    (r"^KTP dan paspor pembawa", r"paspor orang yang membawa"),
    (r"^(salinan )?KTP", r"\bKTP"),
    (r"^KK yang sudah dibetulkan", r"membetulkan"),
    (r"^Kartu Keluarga|\bKK$", r"Kartu Keluarga|\bKK\b"),
    (r"^akta atau penetapan", r"akta atau penetapan"),
    (r"bercatatan pinggir", r"bercatatan pinggir|Akta kelahiran anak"),
    (r"^akta lahir", r"[Aa]kta (ke)?lahir|satu dari akta|[Dd]okumen pendukung|, akta,"),
    (r"^surat pewarganegaraan", r"pewarganegaraan"),
    (r"^penetapan ganti nama", r"ganti nama"),
    (r"^penetapan (pengadilan|perwalian)", r"penetapan"),
    (r"^putusan hak asuh", r"putusan pengadilan"),
    (r"^buku nikah", r"buku nikah"),
    (r"^(fotokopi|salinan) paspor (ayah|orang)", r"paspor (ayah|orang tua)|dan paspornya"),
    (r"^(fotokopi )?paspor lama", r"[Pp]aspor lama"),
    (r"^paspor rusak", r"Paspor yang rusak"),
    (r"^paspor", r"[Pp]aspor"),
    (r"^SPLP", r"SPLP"),
    (r"^afidavit", r"afidavit"),
    (r"^bukti pendaftaran ABG", r"pendaftaran ABG"),
    (r"^izin tinggal orang", r"Izin tinggal orang tua"),
    (r"^surat (lapor )?polisi", r"polisi"),
    (r"^surat kematian", r"surat kematian"),
    (r"^surat keterangan kelurahan", r"keterangan kelurahan"),
    (r"^surat keterangan pengganti", r"keterangan pengganti|KTP-el; ikut hilang"),
    (r"^surat permohonan", r"[Ss]urat permohonan"),
    (r"karena tidak ada buku nikah", r"surat pernyataan"),
    (r"^surat pernyataan bermeterai", r"surat pernyataan|Selain paspor baru"),
    (r"^surat pernyataan kakek", r"kakek-nenek|setuju anak"),
    (r"^surat pernyataan", r"[Pp]ernyataan|setuju anak|ditandatangani ayah dan ibu"),
    (r"^pernyataan tidak bersedia", r"tidak bersedia"),
    (r"^pernyataan", r"[Pp]ernyataan"),
    (r"^pelepasan", r"Pelepasan"),
    (r"^(bukti )?penjaminan", r"[Pp]enjaminan"),
    (r"^bukti komitmen", r"komitmen"),
    (r"^bukti bayar", r"bukti bayar"),
    (r"^identitas", r"identitas"),
    (r"^perjanjian kerja", r"[Pp]erjanjian kerja"),
    (r"^surat Kementerian", r"Kementerian Haji"),
    (r"^rekomendasi Kemenag", r"Kemenag"),
    (r"^rekomendasi", r"[Rr]ekomendasi"),
    (r"^surat kuasa", r"[Ss]urat kuasa"),
    (r"^kehadiran orang tua", r"Ayah dan ibu diminta hadir"),
    (r"^tanda tangan ayah", r"ditandatangani ayah|keduanya tanda tangan|ayah tanda tangan"),
    (r"^masa berlaku 10", r"10 tahun"),
    (r"^pendaftaran M-Paspor", r"[Dd]aftar di M-Paspor"),
    (r"^visa", r"visa (umrah|kerja)"),
)

# What would be wrong to demand is looked for more narrowly than what is expected.
_WRONG = (
    (
        r"^surat pernyataan orang tua",
        r"ernyataan (kedua )?orang tua|setuju anak|ditandatangani ayah",
    ),
    (r"^KTP-el ayah", r"KTP-el ayah"),
    (r"^biaya beban", r"[Bb]iaya beban(?!.* Rp0)"),
)

# A line that says so asks only under its own condition, or refuses.
_CONDITION = re.compile(r"\bbila\b|\btidak\b|\bbukan\b|\bjangan\b", re.IGNORECASE)
_SENTENCE = re.compile(r";\s*|\.(?!\d)\s*")
_ORIGINALS = "Bawa asli dan fotokopi"
_ASKED = (LineRole.BRING, LineRole.COME, LineRole.SIGN)
_DEMANDED = (*_ASKED, LineRole.FEE)
_OPEN = re.compile(r"belum terverifikasi|\[!KONFLIK\]")
_PROVISIONAL = "Sampai ada arahan lain"


@dataclass(frozen=True)
class Told:
    """One told case with the list that its writer expects."""

    id: str
    told: str
    situation: Mapping[str, str]
    row: Mapping[str, Any]


def told_cases() -> list[Told]:
    rows = tomllib.loads(_FILE.read_text("utf-8"))["case"]
    return [Told(row["id"], row["told"], row["situation"], row) for row in rows]


@dataclass(frozen=True)
class Compared:
    """A told case beside the list that was made for it."""

    told: Told
    found: CaseList | None
    taps: int
    misunderstood: tuple[str, ...]
    """What the text was taken to say against the situation; then no list is made."""

    @cached_property
    def differences(self) -> list[str]:
        """Return what is missing, superfluous, demanded wrongly, or not shown as open."""
        if self.found is None:
            return [f"understood otherwise: {it}" for it in self.misunderstood]
        return [
            *self._missing(),
            *self._unsigned(),
            *self._superfluous(),
            *self._wrong(),
            *self._not_shown_as_open(),
        ]

    @property
    def has_right_fee(self) -> bool:
        fee, total = self.told.row["fee"], self.found.total if self.found else None
        return total in (0, *self.told.row["fee_named"]) if fee == -1 else total == fee

    def _asked(self) -> list[Item]:
        return self.found.of(*_ASKED) if self.found else []

    def _missing(self) -> Iterator[str]:
        for row in self.told.row["bring"]:
            fits = (it for it in self._asked() if _is_from(it, row) and _names(it, row["item"]))
            if "when" not in row and not any(fits):
                yield f"missing: {row['item']} ({row['sop']} / {row['heading']})"

    def _unsigned(self) -> Iterator[str]:
        for row in self.told.row["sign"]:
            if not any(_is_from(it, row) for it in self._asked()):
                yield f"missing: {row['who']} {row['does']} ({row['sop']} / {row['heading']})"

    def _superfluous(self) -> Iterator[str]:
        brought = [row["item"] for row in self.told.row["bring"]]
        open_items = [row["item"] for row in self.told.row["ask"] if "item" in row]
        for item in self._asked():
            is_expected = (
                any(_names(item, name) for name in brought)
                or any(
                    _is_from(item, row) or _is_of_record(item, row) for row in self.told.row["sign"]
                )
                or (not item.is_certain and any(_names(item, name) for name in open_items))
                or item.line.text.startswith(_ORIGINALS)
                or re.search(r"\bbila\b", item.line.text) is not None
            )
            if not is_expected:
                yield f"superfluous: {item.line.text} ({item.line.sop.id})"

    def _wrong(self) -> Iterator[str]:
        demanded = [
            sentence
            for item in (self.found.of(*_DEMANDED) if self.found else ())
            for quoted in (item.line, *item.same)
            for sentence in _SENTENCE.split(quoted.text)
            if not _CONDITION.search(sentence)
        ]
        for row in self.told.row["never"]:
            for sentence in demanded:
                if re.search(_pattern(row["item"], (*_WRONG, *_NAMES)), sentence):
                    yield f"wrong to demand: {row['item']}: {sentence}"

    def _not_shown_as_open(self) -> Iterator[str]:
        every = [
            quoted for item in (self.found.items if self.found else ()) for quoted in _all(item)
        ]
        for row in self.told.row["ask"]:
            shown = [quoted for quoted in every if _is_of(quoted, row)]
            if not any(_is_question(quoted) for quoted in shown):
                yield f"not shown as open: {row['about']} ({row['sop']} / {row['heading']})"


def compare(lists: CaseLists, told: Told) -> Compared:
    """Make the list of a told case: its text first, then a tap for each question that is left."""
    opened = lists.open(told.told)
    if opened is None:
        return Compared(told, None, 0, ("no case is named",))
    if misunderstood := tuple(_misunderstood(opened, told)):
        return Compared(told, None, 0, misunderstood)
    taps = 0
    while opened.asks is not None:
        answer = answer_to(opened.asks, told.situation) & {
            it.id for it in opened.asks.offered(opened.chosen)
        }
        taps += 1 + len(answer) * opened.asks.takes_many
        chosen = {**opened.chosen, opened.asks.id: answer}
        opened = lists.resume(opened.case, chosen)
    return Compared(told, lists.of(opened.case, opened.chosen), taps, ())


def _misunderstood(opened: CaseOpening, told: Told) -> Iterator[str]:
    for fact in opened.case.facts:
        said = opened.chosen.get(fact.id)
        if (
            said is not None
            and len(fact.offered(opened.chosen)) > 1
            and said != answer_to(fact, told.situation)
        ):
            yield f"{fact.id}: {', '.join(sorted(said))}"


def _pattern(name: str, names: tuple[tuple[str, str], ...] = _NAMES) -> str:
    return next((words for called, words in names if re.search(called, name)), re.escape(name))


def _names(item: Item, name: str) -> bool:
    """Whether what is shown of a point asks for a document: not the words of its other sources."""
    return any(re.search(_pattern(name), it.text) for it in (item.line, *item.differing))


def _all(item: Item) -> tuple[Quoted, ...]:
    return (item.line, *item.same, *item.differing)


def _is_of(quoted: Quoted, row: Mapping[str, str]) -> bool:
    return (quoted.sop.id, quoted.section.heading) == (row["sop"], row["heading"])


def _is_from(item: Item, row: Mapping[str, str]) -> bool:
    return any(_is_of(quoted, row) for quoted in _all(item))


def _is_of_record(item: Item, row: Mapping[str, str]) -> bool:
    """Whether a point sends the applicant to the record (BAP) that they are told to come for."""
    return "BAP" in row["does"] and "BAP" in item.line.text


def _is_question(quoted: Quoted) -> bool:
    """Whether a line shows what is open: it is, or its section says nothing that is open."""
    is_open = quoted.is_open or quoted.is_conflict or quoted.text.startswith(_PROVISIONAL)
    return is_open or not _OPEN.search(quoted.section.body)
