"""The keeper of the shelf, who decides what use suggests, and writes."""

import re
from dataclasses import dataclass
from typing import Any

from bot.texts.drafts import UNCONVERTIBLE
from bot.texts.forms import BY_TEXT
from botapi_emulator import Message, Person
from tests.chaos.human import Human
from tests.chaos.people.signs import HANDED_IN, RETURNED, code
from tests.chaos.play.walk import Action, Rule, asked, on, shows
from tests.knowledge.converting.test_hostile import REFUSED


@dataclass(frozen=True)
class Passage:
    """A section that is written again and again: its file, and what people call it."""

    path: str
    title: str
    heading: str
    slug: str


# One of each section that has a head here.
PASSAGES = (
    Passage("sop/paspor-hilang.md", "Paspor hilang", "Biaya", "biaya"),
    Passage(
        "sop/simkim-gangguan.md", "Gangguan SIMKIM dan jaringan", "Catat manual", "catat-manual"
    ),
    Passage("sop/cekal.md", "Cegah dan tangkal (cekal)", "Memeriksa daftar", "memeriksa-daftar"),
)
# Documents that mean harm or are broken, each with the reason for which it is refused.
HARMFUL = [one for one in REFUSED if one[0].endswith((".docx", ".pdf"))]
# Where somebody sends one: a document is asked for, or words are.
_WRITES_SOP, _NAMES_RULE = (
    ("/sop_tulis", "SOP mana yang diubah?"),
    ("/aturan", "Aturan apa yang berubah"),
)
# The line that the keeper writes, in the place of the one before.
_OWN_LINE = re.compile(r"^- (?:[a-z]{7} ?){4}\.\[\^praktik\]$")
_BELOW_THE_TEXT = "Salin teks di atas"
_WAITS = "masih menunggu pemeriksaan"


class Keeper(Human):
    """Opens /saran and decides, and writes sections, which heads publish or return."""

    def __init__(self, *how: Any) -> None:
        super().__init__(*how)
        # What they wrote last of each passage, and the drafts that they have taken up again.
        self._written: dict[Passage, str] = {}
        self._mended: set[str] = set()

    async def does_something(self) -> None:
        returned = [
            message
            for message in self.buttons("Perbaiki")
            if self._code(message) not in self._mended
        ]
        doings = {"Perbaiki": 6 * bool(returned), "sop_tulis": 4, "saran": 1, "berkas rusak": 1}
        match self.chooses(doings):
            case "Perbaiki":
                await self.mends(returned[0])
            case "sop_tulis":
                await self.writes(self.rng.choice(PASSAGES))
            case "berkas rusak":
                await self.sends_harm()
            case _:
                await self.decides()

    # --- /sop_tulis ---

    async def writes(self, passage: Passage) -> None:
        """Write a section anew and hand it in, unless a draft of its file waits."""
        words, had = self.words(), self.codes(HANDED_IN)
        self.deeds.drafted[words] = passage.path
        is_handed_in = self.is_new(HANDED_IN, had)
        end = await self.types(
            f"/sop_tulis {passage.title}",
            *self._way(passage, words),
            done=lambda message: is_handed_in(message) or _WAITS in message.text,
            hopeless=shows("Tidak ada naskah yang"),
        )
        is_own = end is not None and is_handed_in(end)
        self.notes("sop_tulis", end, words if is_own else "")

    async def mends(self, card: Message) -> None:
        """Write on at a draft that came back, and hand it in again."""
        self._mended.add(self._code(card))
        passage = next(one for one in PASSAGES if one.title in card.text)
        words, had = self.words(), self.codes(HANDED_IN)
        self.deeds.drafted[words] = passage.path
        is_handed_in = self.is_new(HANDED_IN, had)
        end = await self.walks(
            card,
            "Perbaiki",
            self._way(passage, words),
            lambda message: is_handed_in(message) or _WAITS in message.text,
        )
        is_own = end is not None and is_handed_in(end)
        self.notes("Perbaiki", end, words if is_own else "")

    def _way(self, passage: Passage, words: str) -> tuple[Rule, ...]:
        """From the name of an SOP, or from a draft of it, to a draft that is handed in."""
        is_late, is_for_all = self.rng.random() < 0.25, self.rng.random() < 0.25
        preview = ("lolos pemeriksaan", words)
        day = (on(*preview, "Berlaku: begitu", press_="Tanggal berlaku"),) if is_late else ()
        wide = (on(*preview, "Wajib baca: tidak", press_="Wajib baca"),) if is_for_all else ()
        return (
            on("Anda punya naskah SOP", press_="Mulai baru"),
            asked("SOP mana yang diubah?", text=passage.title),
            asked("Bagian mana yang diubah?", text=passage.heading),
            Rule(shows(_BELOW_THE_TEXT), self._copies(passage, words), is_repeatable=False),
            asked("Mulai tanggal berapa berlaku?", text="besok"),
            *day,
            *wide,
            on(*preview, press_="Kirim ke"),
            # The one that came back, before it is mended.
            Rule(shows("lolos pemeriksaan"), self._rewrites(passage, words), is_repeatable=False),
        )

    def _copies(self, passage: Passage, words: str) -> Action:
        """Copy the text that is in force, with a line of their own."""

        async def act(person: Person, screen: Message) -> None:
            before, _, _ = screen.text.partition(f"\n{_BELOW_THE_TEXT}")
            self._written[passage] = "\n".join(before.split("\n")[1:])
            await self._types_anew(person, passage, words)

        return act

    def _rewrites(self, passage: Passage, words: str) -> Action:
        return lambda person, _: self._types_anew(person, passage, words)

    async def _types_anew(self, person: Person, passage: Passage, words: str) -> None:
        lines = self._written[passage].rstrip().split("\n")
        kept = [line for line in lines if not _OWN_LINE.match(line)]
        self._written[passage] = "\n".join([*kept, f"- {words}.[^praktik]"])
        await person.types(self._written[passage])

    @staticmethod
    def _code(card: Message) -> str:
        return code(RETURNED, card)

    async def sends_harm(self) -> None:
        """Send a document that means harm, or is broken, and read what comes of it."""
        name, made, _ = self.rng.choice(HARMFUL)
        command, prompt = self.rng.choice((_WRITES_SOP, _WRITES_SOP, _NAMES_RULE))
        end = await self.types(
            command,
            on("Anda punya naskah SOP", press_="Mulai baru"),
            Rule(
                shows(prompt),
                lambda person, _: person.sends_document(made(), name=name),
                is_repeatable=False,
            ),
            done=self._is_said_to_file,
        )
        self.notes("berkas rusak", end)
        if end is not None and self._is_sure:
            self.deeds.refused.append((name, end.text))

    def _is_said_to_file(self, message: Message) -> bool:
        """Whether it is an answer to a file: not a late screen of what they had written before."""
        is_own = any(words in message.text for words in self.deeds.drafted)
        return not is_own and any(sign in message.text for sign in _SAID_TO_FILES)

    # --- /saran ---

    async def decides(self) -> None:
        """Answer a gap, or say that it is not the office's business."""
        overview = await self.types("/saran", done=_has_looked)
        self.notes("saran", overview)
        gaps = self.buttons("Kekurangan (")
        if overview is None or "Kekurangan (0)" in str(overview.buttons) or not gaps:
            return
        words = self.words()
        self.deeds.said.add(words)
        is_answering = self.rng.random() < 0.6
        end = await self.walks(
            gaps[0],
            "Kekurangan (",
            (
                on(
                    "Belum ada SOP-nya",
                    press_="Jawab sekarang" if is_answering else "Bukan urusan kita",
                ),
                self.asked("Tulis jawabannya", words),
                on("Kalau soalnya sama", press_="Soal lain: kirim"),
                on("Pratinjau jawaban", press_="Untuk semua"),
            ),
            lambda message: any(sign in message.text for sign in _DECIDED),
        )
        is_own = is_answering and end is not None and "terkirim kepada semua" in end.text
        self.notes("kekurangan", end, words if is_own else "")


# A refusal; that it was taken; or that something broke.
_SAID_TO_FILES = (
    *UNCONVERTIBLE.values(),
    BY_TEXT,
    "Naskah diterima",
    "lolos pemeriksaan",
    "rujukan",
)
_DECIDED = (
    "terkirim kepada semua",
    "bukan urusan kantor kita",
    "Tidak ada lagi di daftar ini",
    "sudah diputuskan",
)


def _has_looked(message: Message) -> bool:
    return message.text.startswith(("Saran untuk SOP Anda", "Tidak ada saran"))
