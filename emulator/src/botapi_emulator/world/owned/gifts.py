"""Gifts: which there are, and who holds which."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botapi_emulator import refusals

if TYPE_CHECKING:
    from botapi_emulator.world.world import World

UNKNOWN = refusals.bad_request("Gift not found")
SOLD_OUT = refusals.bad_request("STARGIFT_USAGE_LIMITED")
FIRST_ID = 5_170_000_000_000_000_001
OFFERED = {"🧸": 15, "🎁": 25, "🌹": 25, "🎂": 50, "🏆": 100}
"""What is for sale, and for how many stars."""
LIMITED, MADE, UPGRADE_PRICE = "🏆", 3, 25
"""Of this one there are a few only, and it can be made unique."""

Json = dict[str, Any]


@dataclass(eq=False)
class Gift:
    """A gift that somebody holds; `owner_id` is a person, or a channel."""

    id: str
    json: Json
    """The Gift object."""
    owner_id: int
    sender: Json
    sent_at: int
    said: Json = field(default_factory=dict)
    """The words that came with it: `text` and `entities`."""
    prepaid: int = 0
    """The stars paid already for making it unique."""
    number: int = 0
    """Which one of its kind it is, once it is unique."""
    is_saved: bool = True
    keeps_sender: bool = True

    def told(self) -> Json:
        """The gift as an OwnedGift object."""
        told: Json = {"owned_gift_id": self.id, "send_date": self.sent_at}
        told |= {"is_saved": self.is_saved}
        if self.keeps_sender:
            told["sender_user"] = self.sender
        if self.number:
            transfer = {"can_be_transferred": True, "transfer_star_count": 0}
            return {"type": "unique", "gift": self.unique(), **told, **transfer}
        can_upgrade = {"can_be_upgraded": True} if "upgrade_star_count" in self.json else {}
        paid = {"prepaid_upgrade_star_count": self.prepaid} if self.prepaid else {}
        worth = {"convert_star_count": self.worth}
        return {
            "type": "regular",
            "gift": self.json,
            **told,
            **self.said,
            **worth,
            **can_upgrade,
            **paid,
        }

    @property
    def worth(self) -> int:
        """The stars that somebody gets for it who does not want it."""
        return int(self.json["star_count"]) * 85 // 100

    def unique(self) -> Json:
        """The gift as a UniqueGift object."""
        sticker = self.json["sticker"]
        part = {"name": "Plain", "sticker": sticker, "rarity_per_mille": 10}
        colors = dict.fromkeys(
            ("center_color", "edge_color", "symbol_color", "text_color"), 0xFFFFFF
        )
        return {
            "gift_id": self.json["id"],
            "base_name": "Trophy",
            "name": f"Trophy-{self.number}",
            "number": self.number,
            "model": part,
            "symbol": part,
            "backdrop": {"name": "White", "colors": colors, "rarity_per_mille": 10},
        }

    def is_wanted(self, left_out: set[str]) -> bool:
        """Whether it stays in a list without some kinds: `exclude_unique`, …"""
        limited, upgradable = "total_count" in self.json, "upgrade_star_count" in self.json
        is_limited = limited and not self.number
        kinds = {
            "exclude_unsaved": not self.is_saved,
            "exclude_saved": self.is_saved,
            "exclude_unlimited": not limited,
            "exclude_limited_upgradable": is_limited and upgradable,
            "exclude_limited_non_upgradable": is_limited and not upgradable,
            "exclude_unique": bool(self.number),
        }
        return not any(kinds.get(name) for name in left_out)


@dataclass(eq=False)
class Gifts:
    """All gifts of a world."""

    held: dict[str, Gift] = field(default_factory=dict)
    _offered: list[Json] = field(default_factory=list)
    _upgraded: int = 0

    def offered(self, world: "World") -> list[Json]:
        """What bots may buy, as Gift objects."""
        if not self._offered:
            self._offered = [
                _offer(world, str(FIRST_ID + place), emoji, price)
                for place, (emoji, price) in enumerate(OFFERED.items())
            ]
        return self._offered

    def bought(self, world: "World", gift_id: str) -> Json:
        """One of what is offered.

        Raises:
            Refusal: there is no such gift, or none left.
        """
        gift = next((one for one in self.offered(world) if one["id"] == gift_id), None)
        if gift is None:
            raise UNKNOWN
        if gift.get("remaining_count") == 0:
            raise SOLD_OUT
        return gift

    def give(self, gift: Gift) -> None:
        """Put a gift into somebody's hands."""
        self.held[gift.id] = gift
        if "remaining_count" in gift.json:
            gift.json["remaining_count"] -= 1

    def upgrade(self, gift: Gift) -> None:
        """Make a gift unique."""
        self._upgraded += 1
        gift.number, gift.prepaid = self._upgraded, 0


def _offer(world: "World", gift_id: str, emoji: str, price: int) -> Json:
    sticker = world.files.add(emoji.encode(), "gift.tgs", "application/x-tgsticker", "sticker")
    shape = {"type": "regular", "width": 512, "height": 512}
    shown = {**sticker.json(), **shape, "is_animated": True, "is_video": False, "emoji": emoji}
    gift: Json = {"id": gift_id, "sticker": shown, "star_count": price}
    if emoji != LIMITED:
        return gift
    counts = {"total_count": MADE, "remaining_count": MADE}
    return {**gift, **counts, "upgrade_star_count": UPGRADE_PRICE}
