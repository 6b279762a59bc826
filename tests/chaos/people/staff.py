"""Staff of a section: what a head has given them they close, or give back."""

from botapi_emulator import Message
from tests.chaos.people.officers import Officer
from tests.chaos.people.signs import CARD, MORE, code, further
from tests.chaos.play.walk import shows


class Staff(Officer):
    """An officer who is given reports by the head of their section."""

    async def does_something(self) -> None:
        given = self.buttons("Dalam 1 jam", "Pelapor:")
        taken = self.buttons("Ditindaklanjuti", "Pelapor:")
        if given:
            await self.promises(given[0])
        elif taken:
            await self.works_on(self.rng.choice(taken))
        else:
            await super().does_something()

    async def promises(self, card: Message) -> None:
        case = code(CARD, card)
        await self.presses(
            card,
            "Dalam 1 jam",
            done=lambda message: case in message.text and "janji" in message.text,
        )

    async def works_on(self, card: Message) -> None:
        case = code(CARD, card)
        match self.chooses({"Kembalikan": 1, "Selesai": 1, "Catatan dalam": 2}):
            case "Kembalikan":
                back = further(case, "Kembalikan")
                await self.presses(
                    card, MORE, back, done=shows(case, "dikembalikan; sekarang pada")
                )
            case "Selesai":
                await self.closes(card, case)
            case _:
                first = further(case, "Catatan dalam")
                kept = f"{case}: Catatan dalam disimpan"
                await self.says(card, MORE, "CATATAN DALAM", kept, first)
