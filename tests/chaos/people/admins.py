"""The admin, who invites, and those who come in by the invitation."""

import re

from botapi_emulator import Message, Person
from tests.chaos.human import Human
from tests.chaos.play.walk import asked, on, shows
from tests.journeys.conftest import ANSWER, SURE

_LINK = re.compile(r"\?start=(\w+)")
_MOST = 4


class Admin(Human):
    """Invites a few people, each of whom opens the link and asks something."""

    async def does_something(self) -> None:
        await self.evening.rest(self.rng.uniform(4, 9))
        if len(self.deeds.invited) < _MOST and not self.evening.has_come:
            await self.invites()

    async def invites(self) -> None:
        name = " ".join(self.words().split()[:2]).title()
        self.deeds.invited.add(name)
        end = await self.types(
            "/anggota",
            on("Anda punya undangan", press_="Mulai baru"),
            asked("Undang anggota", text=name),
            on("Sebagai apa?", press_="Petugas"),
            on("Di seksi mana?", press_="Tanpa seksi"),
            on("Di unit mana?", press_="Kantor Imigrasi"),
            on("PNS, PPPK atau PPNPN?", press_="PPNPN"),
            on("Akan diundang: 1 orang", press_="Buat tautan"),
            on("Anggota", "Undang", press_="Undang"),
            done=lambda message: f"Undangan Pandu untuk {name}" in message.text,
            hopeless=shows("Formulir ini sudah ditutup"),
        )
        self.notes("undang", end)
        if end is not None:
            await Newcomer.comes(self, name, end)


class Newcomer(Human):
    """Somebody who has a link. Their life is one question."""

    @classmethod
    async def comes(cls, admin: Human, name: str, invitation: Message) -> None:
        """Open the link, once more if nothing comes of it, and ask."""
        found = _LINK.search(invitation.text)
        assert found is not None, invitation
        person = admin.telegram.person(name)
        self = cls(person, admin.timelines, f"{name}", admin.day, admin.telegram)
        end = await self.opens(person, found[1])
        self.notes("masuk", end)
        if end is not None:
            self.deeds.came_in.add(name)
            await self.does_something()

    async def does_something(self) -> None:
        self.counts_question()
        self.notes("tanya", await self.types(SURE, done=shows(ANSWER)))

    async def opens(self, person: Person, code: str) -> Message | None:
        return await self.begins(
            lambda: person.opens(start=code), (), shows("Selamat datang"), begins_again=True
        )
