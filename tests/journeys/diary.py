"""A diary: all that each person of a journey writes, taps and reads, in order, as plain text."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from botapi_emulator import Event, Message, Person
from tests.conftest import WIB
from tests.journeys.conftest import Office

ATTACHED = ("photo", "document", "sticker")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class Diary:
    """Listens to the local Telegram and writes one page for each person."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._pages: dict[int, list[str]] = {}
        self._moments: dict[int, datetime] = {}

    async def listens(self) -> None:
        """Write down what happens until cancelled."""
        with self.office.telegram.world.feed.listening() as events:
            async for event in events:
                self._hears(event)

    def taps(self, person: Person, label: str) -> None:
        self._write(person.id, f"[{label}]")

    def edits(self, person: Person, text: str) -> None:
        self._write(person.id, f"> (diubah) {text}")

    def page(self, person: Person) -> str:
        return "\n".join(self._pages.get(person.id, [])) + "\n"

    def _hears(self, event: Event) -> None:
        message, chat = event.message, event.chat_id
        if chat is None:
            return
        if event.kind == "answer" and (words := event.detail.get("text")):
            self._write(chat, f"(!) {words}")
        if message is None:
            return
        if event.kind == "message":
            self._write(chat, f"{'<' if message.is_from_bot else '>'} {shown(message)}")
        if event.kind == "edited" and message.is_from_bot:
            self._write(chat, f"~ {shown(message)}")
        if event.kind == "deleted":
            self._write(chat, f"(dihapus: {shown(message).splitlines()[0][:40]})")

    def _write(self, chat: int, words: str) -> None:
        now = self.office.clock.now().astimezone(WIB)
        page = self._pages.setdefault(chat, [])
        if self._moments.get(chat) != now:
            self._moments[chat] = now
            page += ["", f"--- {DAYS[now.weekday()]} {now:%d-%m %H.%M} ---"]
        page.append(words)


@asynccontextmanager
async def diary_of(office: Office) -> AsyncIterator[Diary]:
    """Keep a diary of an office until the block is left."""
    diary = Diary(office)
    listening = asyncio.create_task(diary.listens())
    await asyncio.sleep(0)  # it listens from here on
    yield diary
    listening.cancel()


def shown(message: Message) -> str:
    """What of a message a person reads: what is attached, the words, the buttons."""
    attached = "".join(f"[{kind}] " for kind in ATTACHED if kind in message.json)
    # The code of an invitation is another one each time.
    said = re.sub(r"(\?start=|/start )[a-z]+", r"\1…", message.text)
    # How far an announcement had come when it was told is chance; where it ended is not.
    if "sedang dikirim" in said:
        said = re.sub(r"[▓░]+ \d+ dari (\d+ orang)\nantre .*", r"… dari \1", said)
    words = re.sub(r"\n{2,}", "\n", said).replace("\n", "\n  ")
    quoted = message.json.get("reply_to_message")
    quote = f"(membalas: {quoted.get('text', '')[:40]})\n  " if quoted else ""
    rows = "".join("\n  " + " ".join(f"[{label}]" for label in row) for row in message.buttons)
    return f"{quote}{attached}{words}{rows}"
