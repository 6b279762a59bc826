"""Telegram Passport: what people hand over of themselves, sealed for the bot by their phones."""

from typing import Any

from botapi_emulator.people.writing import Writing
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World

PAGES = ("front_side", "reverse_side", "selfie", "files", "translation")

Json = dict[str, Any]


class Identifying(Writing):
    """The half of a person that has papers."""

    async def hands_over(
        self, elements: list[Json], credentials: Json, bot: Bot | None = None
    ) -> Message:
        """Send papers to a bot.

        Everything is sealed already, as a phone does with the bot's public key: `elements` are
        EncryptedPassportElement objects with bytes in the place of files.
        """
        bot = bot or self.bot
        for element in elements:
            self._check_mended(bot, element)
        data = [_with_pages(self.world, element) for element in elements]
        handed = {element["type"]: element["hash"] for element in elements}
        self.world.passports.setdefault((bot.id, self.id), {}).update(handed)
        faults = self.world.passport_faults.get((bot.id, self.id), [])
        left = [fault for fault in faults if fault["type"] not in handed]
        self.world.passport_faults[bot.id, self.id] = left
        return self.send({"passport_data": {"data": data, "credentials": credentials}}, bot=bot)

    def passport_faults(self, bot: Bot | None = None) -> list[str]:
        """What a bot says is wrong with the papers."""
        faults = self.world.passport_faults.get(((bot or self.bot).id, self.id), [])
        return [fault["message"] for fault in faults]

    def _check_mended(self, bot: Bot, element: Json) -> None:
        """A bot that found a fault gets the same papers no more."""
        before = self.world.passports.get((bot.id, self.id), {}).get(element["type"])
        faults = self.world.passport_faults.get((bot.id, self.id), [])
        found = [fault["message"] for fault in faults if fault["type"] == element["type"]]
        if found and element["hash"] == before:
            raise AssertionError(f"{self.name} must first mend the {element['type']}: {found}")


def _with_pages(world: World, element: Json) -> Json:
    """An element with its files kept where bots find them."""
    pages = {name: _page(world, element[name]) for name in PAGES if name in element}
    return {**element, **pages}


def _page(world: World, content: bytes | list[bytes]) -> Any:
    if isinstance(content, list):
        return [_page(world, page) for page in content]
    file = world.files.add(content, "page.jpg", "image/jpeg", "passport_file")
    return {**file.json(), "file_date": world.timestamp()}
