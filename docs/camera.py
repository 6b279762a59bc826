"""The camera of the guides' pictures: a browser's page that looks at one phone at a time."""

from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

from botapi_emulator import Person

FOLDER = Path(__file__).parent / "gambar"
# Without the drawings behind a chat a picture is half as large; a photo is shown whole.
_PLAIN = """
.screen::before { content: none !important; }
.photo { max-height: none !important; width: 100% !important; }
"""
_TO_BEGINNING = "words => words.closest('.message').scrollIntoView({block: 'start'})"


@dataclass
class Camera:
    """A browser's page that looks at one phone at a time."""

    page: Page
    address: str
    people: list[Person]

    async def takes(
        self, person: Person, name: str, awaited: str, *, is_at_top: bool = False
    ) -> None:
        """Take the picture of a phone as soon as the awaited words stand on it.

        A message higher than the phone is shown by its end, or `is_at_top` by its beginning.
        """
        number = self.people.index(person) + 1
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.address}/#people={number}&open={number}")
        await self.page.add_style_tag(content=_PLAIN)
        phone = self.page.get_by_role("region", name=f"Ponsel {person.name}")
        words = phone.get_by_text(awaited).last
        await words.wait_for()
        if is_at_top:
            await words.evaluate(_TO_BEGINNING)
        await phone.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
